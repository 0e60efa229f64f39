using PartnerMfa.Errors;
using PartnerMfa.Reports;

namespace PartnerMfa.Comparison;

public sealed class ReportComparerTests : IDisposable
{
    private const string Account = "jobs@contoso.com";

    private readonly Comparisons _comparisons = new();

    public void Dispose() => _comparisons.Dispose();

    [Theory]
    [InlineData("Yes", "Yes", "Same", false)]
    [InlineData("Yes", "No", "Worse", true)]
    [InlineData("Yes", "Unknown", "Worse", true)]
    [InlineData("Yes", "NotApplicable", "Changed", false)]
    [InlineData("No", "No", "Same", false)]
    [InlineData("No", "Yes", "Better", false)]
    [InlineData("No", "Unknown", "Changed", false)]
    [InlineData("No", "NotApplicable", "Changed", false)]
    [InlineData("Unknown", "Unknown", "Same", false)]
    [InlineData("Unknown", "Yes", "Better", false)]
    [InlineData("Unknown", "No", "Worse", true)]
    [InlineData("Unknown", "NotApplicable", "Changed", false)]
    [InlineData("NotApplicable", "NotApplicable", "Same", false)]
    [InlineData("NotApplicable", "Yes", "Better", false)]
    [InlineData("NotApplicable", "No", "Worse", true)]
    [InlineData("NotApplicable", "Unknown", "Worse", true)]
    [InlineData(null, "Yes", "New", false)]
    [InlineData(null, "No", "New", true)]
    [InlineData(null, "Unknown", "New", true)]
    [InlineData(null, "NotApplicable", "New", false)]
    [InlineData("Yes", null, "Gone", false)]
    [InlineData("No", null, "Gone", false)]
    public async Task Each_pair_of_answers_is_a_kind_of_change(string? before, string? after, string change, bool isRegression)
    {
        PartnerMfaChange found = Assert.Single(await _comparisons.RunAsync(
            before is null ? [] : [SampleResults.Result(before, Account)], after is null ? [] : [SampleResults.Result(after, Account)]));

        Assert.Equal((change, isRegression, before, after ?? "Unknown"), (found.Change, found.IsRegression, found.PreviousResult, found.Result));
        Assert.Equal((Account, "the-tenant"), (found.Account, found.TenantId));
        Assert.Equal(after is null ? "Gone" : "MfaConfirmedByService", found.Reason);
    }

    [Fact]
    public async Task Regressions_come_first_and_show_the_earlier_answer()
    {
        IReadOnlyList<PartnerMfaChange> changes = await _comparisons.RunAsync(
            [SampleResults.Result("No", "better@contoso.com"), SampleResults.Result("Yes", Account), SampleResults.Result("Yes", "same@contoso.com")],
            [SampleResults.Result("Yes", "better@contoso.com"), SampleResults.Result("No", Account), SampleResults.Result("Yes", "same@contoso.com")]);

        Assert.Equal(["Worse", "Better", "Same"], changes.Select(change => change.Change));
        Assert.Equal("Was Yes (MfaConfirmedByService), is No (MfaConfirmedByService). It is so.", changes[0].Message);
        Assert.Equal("Sign in with MFA.", changes[0].Remedy);
    }

    [Fact]
    public async Task The_worst_of_several_results_for_an_account_counts()
    {
        PartnerMfaResult[] both = [SampleResults.Result("No", Account), SampleResults.Result("Yes", Account)];

        PartnerMfaChange first = Assert.Single(await _comparisons.RunAsync([SampleResults.Result("Yes", Account)], both));
        PartnerMfaChange other = Assert.Single(await _comparisons.RunAsync([SampleResults.Result("Yes", Account)], [both[1], both[0]]));

        Assert.Equal(("Worse", "Worse"), (first.Change, other.Change));
    }

    [Fact]
    public async Task A_fault_of_one_app_does_not_hide_behind_that_of_another()
    {
        IReadOnlyList<PartnerMfaChange> changes = await _comparisons.RunAsync([OfApp("No", "app-1"), OfApp("Yes", "app-2")], [OfApp("Yes", "app-1"), OfApp("No", "app-2")]);

        Assert.Equal([("Worse", true, "app-2"), ("Better", false, "app-1")], changes.Select(change => (change.Change, change.IsRegression, change.ApplicationId)));
    }

    [Fact]
    public async Task A_second_app_that_fails_is_new()
    {
        IReadOnlyList<PartnerMfaChange> changes = await _comparisons.RunAsync([OfApp("No", "app-1")], [OfApp("No", "app-1"), OfApp("No", "app-2")]);

        Assert.Equal([("New", true, "app-2"), ("Same", false, "app-1")], changes.Select(change => (change.Change, change.IsRegression, change.ApplicationId)));
    }

    [Fact]
    public async Task An_account_that_moved_to_another_app_is_still_compared()
    {
        PartnerMfaChange change = Assert.Single(await _comparisons.RunAsync([OfApp("Yes", "app-1")], [OfApp("No", "app-2")]));

        Assert.Equal(("Worse", "Yes", "app-2"), (change.Change, change.PreviousResult, change.ApplicationId));
    }

    private static PartnerMfaResult OfApp(string answer, string application) => new()
    {
        Result = answer,
        Reason = "MfaConfirmedByService",
        Message = "It is so.",
        Account = Account,
        TenantId = "the-tenant",
        ApplicationId = application,
        Environment = "Global",
        Source = "RefreshToken",
        Attempts = 1,
        CheckedOn = Comparisons.Now.UtcDateTime,
    };

    [Fact]
    public async Task A_test_that_fails_does_not_hide_behind_another_test_of_the_account()
    {
        PartnerMfaException error = new(ErrorId.RefreshTokenExpired, "It has ended.", "Sign in again.", Account);
        PartnerMfaResult setup = SampleResults.Result("Yes", Account, decidedBy: ["PerUserMfa"]);

        IReadOnlyList<PartnerMfaChange> changes = await _comparisons.RunAsync([setup, SampleResults.Result("Yes", Account)], [], [setup], [error]);

        Assert.Equal([("Worse", true, "RefreshTokenExpired"), ("Same", false, "MfaConfirmedByService")], changes.Select(change => (change.Change, change.IsRegression, change.Reason)));
    }

    [Fact]
    public async Task An_error_about_nobody_that_was_there_before_is_the_same()
    {
        PartnerMfaException error = new(ErrorId.NetworkFailure, "No connection.", "Check the network.");

        Assert.Equal("Same", Assert.Single(await _comparisons.RunAsync([], [error], [], [error])).Change);
    }

    [Fact]
    public async Task A_customer_is_compared_by_its_own_name()
    {
        PartnerMfaChange change = Assert.Single(await _comparisons.RunAsync([Customer("Yes", "CustomerReached")], [Customer("No", "ConsentMissing")]));

        Assert.Equal(("Worse", true, "customer-tenant"), (change.Change, change.IsRegression, change.TenantId));
        Assert.StartsWith("Fabrikam (customer-tenant): Was Yes (CustomerReached), is No (ConsentMissing).", change.Message, StringComparison.Ordinal);
    }

    internal static PartnerMfaCustomer Customer(string answer, string reason) => new()
    {
        Customer = "customer-tenant",
        CustomerName = "Fabrikam",
        Side = "Ours",
        Consent = "Unknown",
        Result = answer,
        Reason = reason,
        Message = "It is so.",
        Account = Account,
        TenantId = "customer-tenant",
        Environment = "Global",
        Source = "Customer",
        CheckedOn = Comparisons.Now.UtcDateTime,
    };

    [Fact]
    public async Task The_checks_of_a_setup_are_listed_and_count_only_through_its_answer()
    {
        IReadOnlyList<PartnerMfaChange> changes = await _comparisons.RunAsync(
            [SampleResults.Result("Yes", Account, decidedBy: ["PerUserMfa"]), SampleResults.Result("Yes", Account, check: "PerUserMfa")],
            [SampleResults.Result("Yes", Account, decidedBy: ["PerUserMfa"]), SampleResults.Result("No", Account, check: "PerUserMfa")]);

        Assert.Equal([("Worse", "PerUserMfa", false), ("Same", null, false)], changes.Select(change => (change.Change, change.Check, change.IsRegression)));
    }

    [Fact]
    public async Task An_account_that_can_no_longer_be_tested_is_worse()
    {
        PartnerMfaChange change = Assert.Single(await _comparisons.RunAsync(
            [SampleResults.Result("Yes", Account)], [], [], [new PartnerMfaException(ErrorId.RefreshTokenExpired, "It has ended.", "Sign in again.", Account)]));

        Assert.Equal(("Worse", true, "Yes", "Unknown", "RefreshTokenExpired"), (change.Change, change.IsRegression, change.PreviousResult, change.Result, change.Reason));
        Assert.Equal("Sign in again.", change.Remedy);
    }

    [Fact]
    public async Task An_error_that_was_there_before_is_the_same()
    {
        PartnerMfaException error = new(ErrorId.RefreshTokenExpired, "It has ended.", "Sign in again.", Account);

        Assert.Equal("Same", Assert.Single(await _comparisons.RunAsync([], [error], [], [error])).Change);
    }

    [Fact]
    public async Task The_sandbox_never_compares_with_a_real_tenant()
    {
        PartnerMfaResult real = new() { Result = "Yes", Reason = "MfaClaimPresent", Message = "m", Environment = "Global", Source = "s", CheckedOn = Comparisons.Now.UtcDateTime };

        Assert.Equal(["New", "Gone"], (await _comparisons.RunAsync([real], [SampleResults.InSandbox()])).Select(change => change.Change));
    }

    [Fact]
    public async Task Usage_is_compared_by_application()
    {
        PartnerMfaChange change = Assert.Single(await _comparisons.RunAsync([SampleResults.Usage((2, 1))], [SampleResults.Usage((2, 1), (3, 3))]));

        Assert.Equal(("Same", "the-app"), (change.Change, change.ApplicationId));
    }

    [Fact]
    public async Task Lists_and_JSON_Lines_are_accepted_as_reports()
    {
        string line = ResultJson.Write(SampleResults.Result("Yes", Account)), worse = ResultJson.Write(SampleResults.Result("No", Account));
        string other = ResultJson.Write(SampleResults.Result("Yes", "other@contoso.com"));

        IReadOnlyList<PartnerMfaChange> changes = await _comparisons.CompareAsync(
            _comparisons.Write("old.jsonl", $"{line}\r\n{other}\n\n"), _comparisons.Write("new.json", $"[{worse}, {other}]"));

        Assert.Equal(["Worse", "Same"], changes.Select(change => change.Change));
    }

    [Fact]
    public async Task A_report_that_Windows_PowerShell_redirected_is_read()
    {
        string path = _comparisons.PathOf("wide.json");
        await File.WriteAllTextAsync(path, ResultJson.Write(SampleResults.Result("No", Account)), System.Text.Encoding.Unicode, TestContext.Current.CancellationToken);

        Assert.Equal("New", Assert.Single(await _comparisons.CompareAsync(_comparisons.Write("empty.json", """{"results":[]}"""), path)).Change);
    }

    [Theory]
    [InlineData("", "it contains no results.")]
    [InlineData("no json", "it is not a JSON report.")]
    [InlineData("""{"error":{"code":"x"}}""", "it is not a JSON report.")]
    [InlineData("""{"errors":[]}""", "it contains no results.")]
    [InlineData("42", "it is not a JSON report.")]
    public async Task A_file_that_is_not_a_report_is_refused(string text, string why)
    {
        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() =>
            _comparisons.CompareAsync(_comparisons.Write("old.json", """{"results":[]}"""), _comparisons.Write("new.json", text)));

        Assert.Equal(ErrorId.ReportUnreadable, failure.Id);
        Assert.EndsWith(why, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_report_is_never_mistaken_for_a_complete_one()
    {
        string whole = ResultJson.Write(SampleResults.Result());
        foreach (string cut in new[] { $$"""{"answer":"Yes","results":[{{whole}}""", $$"""{"answer":"Yes","results":[{{whole}},{"result":"N""", $"[{whole}" })
        {
            PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() =>
                _comparisons.CompareAsync(_comparisons.Write("old.json", """{"results":[]}"""), _comparisons.Write("new.json", cut)));

            Assert.Contains("is truncated", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_result_that_cannot_be_read_is_an_error_and_the_others_are_still_compared()
    {
        string good = ResultJson.Write(SampleResults.Result("Yes", Account));
        IReadOnlyList<PartnerMfaChange> changes = await _comparisons.CompareAsync(
            _comparisons.Write("old.json", $"[{good}]"),
            _comparisons.Write("new.json", $$"""{"results":[{{good}},{"result":"Certainly","reason":"r","message":"m","environment":"Global","source":"s","checkedOn":"2026-01-01T00:00:00Z"},{"result":"Yes"},42]}"""));

        Assert.Equal("Same", Assert.Single(changes).Change);
        Assert.Equal(["NotAResult", "NotAResult", "NotAResult"], _comparisons.Failures.Select(failure => failure.ErrorId));
    }
}
