using System.Globalization;
using PartnerMfa.Errors;
using PartnerMfa.Requests;
using PartnerMfa.Sandbox.PartnerCenter;

namespace PartnerMfa.Customers;

public sealed class CustomerStateTests : IDisposable
{
    private static readonly CustomerName[] Customers = [.. SandboxCustomers.All.Select(customer => new CustomerName(customer.TenantId, customer.Name))];

    private readonly CustomerRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public async Task A_second_run_gives_the_same_rows_and_sends_nothing()
    {
        IReadOnlyList<PartnerMfaCustomer> first = await _runs.RunAsync(CustomerRuns.Request(), Customers, _runs.PathOf("state.jsonl"));
        _runs.Handler.Sent.Clear();

        IReadOnlyList<PartnerMfaCustomer> second = await _runs.RunAsync(CustomerRuns.Request(), Customers, _runs.PathOf("state.jsonl"));

        Assert.Empty(_runs.Handler.Sent);
        Assert.Equal(first.Select(Reports.ResultJson.Write), second.Select(Reports.ResultJson.Write));
    }

    [Fact]
    public async Task An_interrupted_run_resumes_where_it_stopped()
    {
        using CancellationTokenSource stop = new();
        List<PartnerMfaCustomer> before = [];
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _runs.Client.TestCustomersAsync(CustomerRuns.Request() with { ThrottleLimit = 1 }, Customers, _runs.PathOf("state.jsonl"), result =>
        {
            before.Add(result);
            if (before.Count == 4) stop.Cancel();
            return Task.CompletedTask;
        }, _runs.Observer, stop.Token));
        string text = await File.ReadAllTextAsync(_runs.PathOf("state.jsonl"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_runs.PathOf("state.jsonl"), text + text[..40], TestContext.Current.CancellationToken);
        _runs.Handler.Sent.Clear();

        IReadOnlyList<PartnerMfaCustomer> results = await _runs.RunAsync(CustomerRuns.Request(), Customers, _runs.PathOf("state.jsonl"));

        Assert.Equal(Customers.Select(customer => customer.Id), results.Select(result => result.Customer));
        Assert.DoesNotContain(_runs.Handler.Sent, sent => before.Any(done => sent.Uri.Contains(done.Customer, StringComparison.Ordinal)));
        Assert.Equal(Customers.Length, (await _runs.RunAsync(CustomerRuns.Request(), Customers, _runs.PathOf("state.jsonl"))).Count);
    }

    [Fact]
    public async Task Customers_with_an_unknown_answer_are_tested_again()
    {
        CustomerName[] unknown = [new("00001111-aaaa-2222-bbbb-3333cccc4444")];
        await _runs.RunAsync(CustomerRuns.Request(), unknown, _runs.PathOf("state.jsonl"));
        _runs.Handler.Sent.Clear();

        await _runs.RunAsync(CustomerRuns.Request(), unknown, _runs.PathOf("state.jsonl"));

        Assert.NotEmpty(_runs.Handler.Sent);
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(25, true)]
    [InlineData(-1, true)]
    public async Task Customers_whose_result_is_more_than_a_day_old_are_tested_again(int hours, bool isTestedAgain)
    {
        CustomerName[] passing = [Customers.Single(customer => customer.Name == SandboxCustomers.All[0].Name)];
        PartnerMfaCustomer first = Assert.Single(await _runs.RunAsync(CustomerRuns.Request(), passing, _runs.PathOf("state.jsonl")));
        Assert.Equal("Yes", first.Result);
        string state = await File.ReadAllTextAsync(_runs.PathOf("state.jsonl"), TestContext.Current.CancellationToken);
        string then = first.CheckedOn.AddHours(-hours).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(
            _runs.PathOf("state.jsonl"), state.Replace(first.CheckedOn.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture), then, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        _runs.Handler.Sent.Clear();

        PartnerMfaCustomer second = Assert.Single(await _runs.RunAsync(CustomerRuns.Request(), passing, _runs.PathOf("state.jsonl")));

        Assert.Equal(isTestedAgain, _runs.Handler.Sent.Count > 0);
        Assert.Equal(("Yes", isTestedAgain), (second.Result, (second.CheckedOn - first.CheckedOn).Duration() < TimeSpan.FromMinutes(30)));
    }

    [Fact]
    public async Task A_state_of_another_app_or_of_something_else_is_refused()
    {
        await _runs.RunAsync(CustomerRuns.Request(), Customers[..1], _runs.PathOf("state.jsonl"));
        CustomersRequest other = CustomerRuns.Request();
        other = other with { SignIn = other.SignIn with { ApplicationId = "00001111-aaaa-2222-bbbb-3333cccc4444" } };
        await File.WriteAllTextAsync(_runs.PathOf("text.txt"), "hello\n", TestContext.Current.CancellationToken);

        Assert.Equal(ErrorId.StateUnusable, (await Assert.ThrowsAsync<PartnerMfaException>(() => _runs.RunAsync(other, Customers, _runs.PathOf("state.jsonl")))).Id);
        Assert.Equal(ErrorId.StateUnusable, (await Assert.ThrowsAsync<PartnerMfaException>(() => _runs.RunAsync(CustomerRuns.Request(), Customers, _runs.PathOf("text.txt")))).Id);
    }
}
