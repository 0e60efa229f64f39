using PartnerMfa.Errors;
using PartnerMfa.Requests;
using PartnerMfa.Sandbox.PartnerCenter;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Customers;

public sealed class CustomerRunTests : IDisposable
{
    private readonly CustomerRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public async Task Each_customer_has_one_row_that_says_who_must_act()
    {
        IReadOnlyList<PartnerMfaCustomer> results = await _runs.RunAsync(CustomerRuns.Request());

        Assert.Equal(
            [
                "Good customer: Yes CustomerReached Nobody Granted ",
                "Another good customer: Yes CustomerReached Nobody Granted ",
                "Without consent: No ConsentMissing Ours Missing AADSTS65001",
                "Also without consent: No ConsentMissing Ours Missing AADSTS90099",
                "Without GDAP: No GdapMissing Ours Unknown AADSTS50020",
                "Blocks by policy: No BlockedByCustomer Theirs Unknown AADSTS53003",
                "Asks for MFA: No CustomerAsksForMore Theirs Unknown AADSTS50076",
                "Risky home account: No RiskInHomeTenant Ours Unknown AADSTS530034",
                "Guest: No GdapMissing Ours Unknown AADSTS50177",
                "Throttled at first: Yes CustomerReached Nobody Granted ",
                "Gone: NotApplicable CustomerGone Nobody Unknown AADSTS90002",
                "Without role: No GdapRoleMissing Ours Granted ",
            ],
            results.Select(result => $"{result.CustomerName}: {result.Result} {result.Reason} {result.Side} {result.Consent} {result.AadstsCode}"));
        Assert.All(results, result => Assert.Equal(result.Result is "Yes", result.Remedy is null));
        Assert.All(results, result => Assert.Contains("sign-in and MFA: of the partner's integration account, in the partner's tenant; the customer's users do not count", result.Evidence));
    }

    [Fact]
    public async Task Customers_with_the_same_cause_have_the_same_remedy()
    {
        IReadOnlyList<PartnerMfaCustomer> results = await _runs.RunAsync(CustomerRuns.Request());

        Assert.All(results.GroupBy(result => result.Reason), cause => Assert.Single(cause.Select(result => result.Remedy).Distinct()));
    }

    [Fact]
    public async Task A_token_without_MFA_is_never_a_Yes()
    {
        IReadOnlyList<PartnerMfaCustomer> results = await _runs.RunAsync(CustomerRuns.Request("password"), [new CustomerName(SandboxCustomers.All[0].TenantId)]);

        PartnerMfaCustomer result = Assert.Single(results);
        Assert.Equal(("No", "CustomerWithoutMfa", "Ours"), (result.Result, result.Reason, result.Side));
        Assert.Equal(["pwd"], result.AuthenticationMethods);
    }

    [Fact]
    public async Task A_token_that_another_tenant_issued_is_never_a_Yes()
    {
        // For a tenant that does not belong to a customer, the sandbox answers with a token of the partner's tenant.
        PartnerMfaCustomer result = Assert.Single(await _runs.RunAsync(CustomerRuns.Request(), [new CustomerName("00001111-aaaa-2222-bbbb-3333cccc4444")]));

        Assert.Equal(("Unknown", "CustomerMfaNotShown"), (result.Result, result.Reason));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"value":[]}""")]
    [InlineData("""{"value":[{"displayName":"Without an ID"}]}""")]
    [InlineData("""{"value":[{"id":"11111111-2222-3333-4444-555555555555","displayName":"Somebody else"}]}""")]
    [InlineData("""{"value":{"id":"not a list"}}""")]
    public async Task An_answer_that_does_not_name_the_customer_is_never_a_Yes(string organization)
    {
        using OtherAnswer service = new(CustomerEndpoints.OrganizationPath, organization);
        using CustomerRuns runs = new(service);

        PartnerMfaCustomer result = Assert.Single(await runs.RunAsync(CustomerRuns.Request(), [new CustomerName(SandboxCustomers.All[0].TenantId)]));

        Assert.Equal(("Unknown", "CustomerNotReached"), (result.Result, result.Reason));
    }

    private sealed class OtherAnswer(string path, string json) : DelegatingHandler(new Sandbox.SandboxHandler(new ManualClock()))
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.AbsolutePath == path
                ? Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") })
                : base.SendAsync(request, cancellationToken);
    }

    [Fact]
    public async Task The_customers_come_page_by_page_and_a_customer_is_named_once()
    {
        IReadOnlyList<CustomerName> customers = await _runs.Client.GetCustomersAsync(CustomerRuns.Request(), _runs.Observer, TestContext.Current.CancellationToken);

        Assert.Equal(SandboxCustomers.All.Select(customer => new CustomerName(customer.TenantId, customer.Name)), customers);
        Assert.Equal(
            ["/v1/customers?size=500", "/v1/customers?size=5&seekOperation=Next", "/v1/customers?size=5&seekOperation=Next"],
            _runs.Handler.Sent.Where(sent => sent.Uri.Contains("/v1/customers", StringComparison.Ordinal)).Select(sent => new Uri(sent.Uri).PathAndQuery));
        Assert.Equal(["5", "10"], _runs.Handler.Sent.Where(sent => sent.Headers.ContainsKey("MS-ContinuationToken")).Select(sent => sent.Headers["MS-ContinuationToken"]));
    }

    [Fact]
    public async Task Listed_customers_without_a_usable_ID_are_left_out()
    {
        using OtherAnswer service = new("/v1/customers", """
            {"items":[
              {"id":"../me","companyProfile":{"companyName":"Not an ID"}},
              {"id":"11111111-2222-3333-4444-555555555555","companyProfile":{"companyName":"One"}},
              {"companyProfile":{"companyName":"Without an ID"}},
              {"id":"11111111-2222-3333-4444-666666666666","companyProfile":{"companyName":" "}}]}
            """);
        using CustomerRuns runs = new(service);

        IReadOnlyList<CustomerName> customers = await runs.Client.GetCustomersAsync(CustomerRuns.Request(), runs.Observer, TestContext.Current.CancellationToken);

        Assert.Equal(
            [new CustomerName("11111111-2222-3333-4444-555555555555", "One"), new CustomerName("11111111-2222-3333-4444-666666666666")],
            customers.Where(customer => !SandboxCustomers.All.Any(known => known.TenantId == customer.Id)));
    }

    [Fact]
    public async Task A_token_that_has_ended_ends_the_run_with_that_error()
    {
        CustomersRequest request = CustomerRuns.Request();
        request = request with { SignIn = request.SignIn with { RefreshToken = new Secret("0.Anot-a-token-of-the-sandbox") } };

        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => _runs.RunAsync(request, [new CustomerName(SandboxCustomers.All[0].TenantId)]));

        Assert.Equal(ErrorId.RefreshTokenInvalid, failure.Id);
    }

    [Fact]
    public async Task A_vendor_learns_whose_consent_and_whose_MFA_count()
    {
        PartnerMfaCustomer result = Assert.Single(await _runs.RunAsync(CustomerRuns.Request() with { IsControlPanelVendor = true }, [new CustomerName(SandboxCustomers.All[0].TenantId)]));

        Assert.Contains("consent: to the vendor's app, in the customer's tenant, granted by the partner through Partner Center", result.Evidence);
        Assert.Contains("sign-in and MFA: of an Admin agent of the partner, in the partner's tenant; the vendor's own accounts do not count", result.Evidence);
    }

    [Fact]
    public async Task A_consent_is_granted_and_read_back()
    {
        CustomersRequest request = CustomerRuns.Request();
        CustomerName customer = new(SandboxCustomers.All[2].TenantId);
        Assert.Equal("ConsentMissing", Assert.Single(await _runs.RunAsync(request, [customer])).Reason);
        List<PartnerMfaException> failed = [];

        ConsentRequest consent = new(customer.Id, "Contoso jobs", ["User.Read", "Directory.Read.All"]);
        await _runs.Client.GrantConsentsAsync(request.SignIn, [consent, consent, consent with { CustomerId = SandboxCustomers.All[4].TenantId }], failed.Add, _runs.Observer, TestContext.Current.CancellationToken);

        // A consent that already exists is a success; a customer without a relationship is an error.
        Assert.Equal([ErrorId.ConsentNotGranted], failed.Select(failure => failure.Id));
        Assert.Equal("Yes", Assert.Single(await _runs.RunAsync(request, [customer])).Result);
        SentRequest sent = _runs.Handler.Sent.First(one => one.Method == "POST" && one.Uri.Contains("applicationconsents", StringComparison.Ordinal));
        Assert.EndsWith($"/v1/customers/{customer.Id}/applicationconsents", sent.Uri, StringComparison.Ordinal);
        Assert.Equal(
            $$"""{"applicationId":"{{TestTokens.ApplicationId}}","displayName":"Contoso jobs","applicationGrants":[{"enterpriseApplicationId":"00000003-0000-0000-c000-000000000000","scope":"User.Read,Directory.Read.All"}]}""", sent.Body);
    }

    [Fact]
    public void Every_reason_is_explained_and_every_refusal_says_who_must_act()
    {
        foreach (CustomerReason reason in Enum.GetValues<CustomerReason>())
        {
            CustomerVerdict row = CustomerVerdicts.Of(reason);
            Assert.Equal(reason, row.Reason);
            Assert.EndsWith(".", row.Message, StringComparison.Ordinal);
            Assert.Equal(row.Answer == MfaAnswer.Yes, row.Remedy is null);
        }
    }
}
