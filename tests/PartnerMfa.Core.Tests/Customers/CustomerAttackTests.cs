using System.Net;
using System.Text;
using PartnerMfa.Errors;
using PartnerMfa.Requests;
using PartnerMfa.Sandbox;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.PartnerCenter;

namespace PartnerMfa.Customers;

/// <summary>Services and files that would make a careless program say Yes.</summary>
public sealed class CustomerAttackTests : IDisposable
{
    private static readonly SandboxCustomer Good = SandboxCustomers.All[0];

    private readonly CustomerRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public async Task A_customer_named_by_its_own_domain_is_reached()
    {
        PartnerMfaCustomer result = Assert.Single(await _runs.RunAsync(CustomerRuns.Request(), [new CustomerName(Good.Domain)]));

        Assert.Equal(("Yes", "CustomerReached", "Granted", Good.TenantId), (result.Result, result.Reason, result.Consent, result.TenantId));
    }

    [Theory]
    [InlineData("""[{"name":"other.example"}]""")]
    [InlineData("""[{"name":"x.good-customer.sandbox.example"}]""")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task A_domain_that_the_organization_does_not_have_is_never_a_Yes(string domains)
    {
        using CustomerRuns runs = new(new OtherAnswer(CustomerEndpoints.OrganizationPath, $$"""{"value":[{"id":"{{Good.TenantId}}","displayName":"Good","verifiedDomains":{{domains}}}]}"""));

        PartnerMfaCustomer result = Assert.Single(await runs.RunAsync(CustomerRuns.Request(), [new CustomerName(Good.Domain)]));

        Assert.Equal(("Unknown", "CustomerMfaNotShown", "Unknown"), (result.Result, result.Reason, result.Consent));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_partners_own_tenant_is_no_customer(bool isNamedInTheRequest)
    {
        CustomersRequest request = CustomerRuns.Request() with { PartnerTenantId = isNamedInTheRequest ? SandboxAccounts.TenantId : null };
        using CustomerRuns runs = new(new OtherAnswer(CustomerEndpoints.OrganizationPath, $$"""{"value":[{"id":"{{SandboxAccounts.TenantId}}"}]}"""));

        PartnerMfaCustomer result = Assert.Single(await runs.RunAsync(request, [new CustomerName(SandboxAccounts.TenantId)]));

        Assert.Equal(("Unknown", "CustomerMfaNotShown", "Unknown"), (result.Result, result.Reason, result.Consent));
    }

    [Fact]
    public async Task A_token_of_another_tenant_does_not_show_the_consent()
    {
        PartnerMfaCustomer result = Assert.Single(await _runs.RunAsync(CustomerRuns.Request(), [new CustomerName("00001111-aaaa-2222-bbbb-3333cccc4444")]));

        Assert.Equal("Unknown", result.Consent);
    }

    [Fact]
    public async Task A_403_of_a_proxy_says_nothing_about_roles()
    {
        using CustomerRuns runs = new(new OtherAnswer(CustomerEndpoints.OrganizationPath, "<html>Blocked by your company</html>", HttpStatusCode.Forbidden));

        PartnerMfaCustomer result = Assert.Single(await runs.RunAsync(CustomerRuns.Request(), [new CustomerName(Good.TenantId)]));

        Assert.Equal(("Unknown", "CustomerNotReached"), (result.Result, result.Reason));
    }

    [Theory]
    [InlineData("{}", "the response has no list of customers")]
    [InlineData("""{"items":{}}""", "the response has no list of customers")]
    [InlineData("""{"totalCount":300,"items":[{"id":"11111111-2222-3333-4444-555555555555"}]}""", "the list ends early")]
    public async Task A_list_that_is_not_whole_is_reported(string body, string why)
    {
        using CustomerRuns runs = new(new OtherAnswer("/v1/customers", body));

        await runs.Client.GetCustomersAsync(CustomerRuns.Request(), runs.Observer, TestContext.Current.CancellationToken);

        Assert.Contains(runs.Observer.Told, told => told.Contains($"Partner Center does not list the customers ({why})", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_partner_without_customers_gets_an_error_and_no_good_news()
    {
        using CustomerRuns runs = new(new NoCustomers());

        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(
            () => runs.Client.GetCustomersAsync(CustomerRuns.Request(), runs.Observer, TestContext.Current.CancellationToken));

        Assert.Equal((ErrorId.CustomersUnreadable, "The customers could not be read from Partner Center: it lists none."), (failure.Id, failure.Message));
    }

    [Fact]
    public async Task Results_of_another_partner_or_account_are_refused()
    {
        string state = _runs.PathOf("state.jsonl");
        CustomersRequest own = CustomerRuns.Request() with { PartnerTenantId = SandboxAccounts.TenantId, Account = "mfa@sandbox.example" };
        await _runs.RunAsync(own, [new CustomerName(Good.TenantId)], state);

        foreach (CustomersRequest other in new[] { own with { PartnerTenantId = "00001111-aaaa-2222-bbbb-3333cccc4444" }, own with { Account = "password@sandbox.example" } })
        {
            PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => _runs.RunAsync(other, [new CustomerName(Good.TenantId)], state));
            Assert.Equal(ErrorId.StateUnusable, failure.Id);
            Assert.EndsWith("it is of another environment, app, partner, or account.", failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\"reason\":\"CustomerReached\"", "\"reason\":\"ConsentMissing\"")]
    [InlineData("\"reason\":\"CustomerReached\"", "\"reason\":\"99\"")]
    [InlineData("\"tenantId\":\"5a9db0c5-0000-4000-8001-000000000001\"", "\"tenantId\":\"5a9db0c5-0000-4000-8001-000000000002\"")]
    [InlineData("{\"resultsOf\":", "{\"resultsof\":")]
    [InlineData("\"result\":\"Yes\"", "\"result\":\"yes\",\"Result\":\"Yes\"")]
    public async Task A_state_that_was_edited_into_a_contradiction_is_tested_again(string written, string edited)
    {
        string state = _runs.PathOf("state.jsonl");
        CustomerName[] customers = [new(Good.TenantId)];
        await _runs.RunAsync(CustomerRuns.Request(), customers, state);
        string text = await File.ReadAllTextAsync(state, TestContext.Current.CancellationToken);
        Assert.Contains(written, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(state, text.Replace(written, edited, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        _runs.Handler.Sent.Clear();

        PartnerMfaCustomer result = Assert.Single(await _runs.RunAsync(CustomerRuns.Request(), customers, state));

        Assert.NotEmpty(_runs.Handler.Sent);
        Assert.Equal(("Yes", "CustomerReached"), (result.Result, result.Reason));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(400)]
    public async Task A_state_that_was_cut_anywhere_is_still_of_use(int length)
    {
        string state = _runs.PathOf("state.jsonl");
        CustomerName[] customers = [new(Good.TenantId)];
        await _runs.RunAsync(CustomerRuns.Request(), customers, state);
        await File.WriteAllTextAsync(state, (await File.ReadAllTextAsync(state, TestContext.Current.CancellationToken))[..length], TestContext.Current.CancellationToken);

        Assert.Equal("Yes", Assert.Single(await _runs.RunAsync(CustomerRuns.Request(), customers, state)).Result);
        _runs.Handler.Sent.Clear();
        Assert.Equal("Yes", Assert.Single(await _runs.RunAsync(CustomerRuns.Request(), customers, state)).Result);
        Assert.Empty(_runs.Handler.Sent);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_make_the_throttle_wait_longer()
    {
        SetBackClock clock = new();
        SharedThrottle throttle = new(clock, _runs.Observer);
        throttle.SlowDown(TimeSpan.FromSeconds(30));
        clock.Back = TimeSpan.FromHours(5);

        await throttle.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal([TimeSpan.FromSeconds(30)], clock.Clock.Waits);
    }

    [Fact]
    public void Long_lists_of_customers_repeat_the_cases_of_the_sandbox()
    {
        Assert.Equal((300, "Without role 300", true), SandboxCustomers.Find("5a9db0c5-0000-4000-8001-000000000300") is { } last ? (last.Number, last.Name, last.IsWithoutRole) : default);
        Assert.Null(SandboxCustomers.Find("5a9db0c5-0000-4000-8001-000000999999"));
        Assert.Null(SandboxCustomers.Find("5a9db0c5-0000-4000-8002-000000000300"));
    }

    private sealed class OtherAnswer(string path, string body, HttpStatusCode status = HttpStatusCode.OK) : DelegatingHandler(new SandboxHandler(new ManualClock()))
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.AbsolutePath == path
                ? Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") })
                : base.SendAsync(request, cancellationToken);
    }

    private sealed class NoCustomers() : DelegatingHandler(new SandboxHandler(new ManualClock()))
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.AbsolutePath switch
            {
                "/v1/customers" => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"totalCount":0,"items":[]}""") }),
                CustomerEndpoints.DelegatedCustomersPath => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"value":[]}""") }),
                _ => base.SendAsync(request, cancellationToken),
            };
    }

    /// <summary>The time of day can be set back, while the time that passes goes on.</summary>
    private sealed class SetBackClock : TimeProvider
    {
        public ManualClock Clock { get; } = new() { AutoPass = TimeSpan.FromDays(1) };

        public TimeSpan Back { get; set; }

        public override long TimestampFrequency => Clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => Clock.GetUtcNow() - Back;

        public override long GetTimestamp() => Clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => Clock.CreateTimer(callback, state, dueTime, period);
    }
}
