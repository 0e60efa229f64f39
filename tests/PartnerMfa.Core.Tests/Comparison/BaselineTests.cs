using PartnerMfa.Errors;
using PartnerMfa.Reports;

namespace PartnerMfa.Comparison;

public sealed class BaselineTests : IDisposable
{
    private const string Account = "jobs@contoso.com";

    private readonly Comparisons _comparisons = new();

    public void Dispose() => _comparisons.Dispose();

    [Theory]
    [InlineData("2026-11-22")]
    [InlineData("2027-01-31")]
    public async Task A_known_finding_is_accepted_until_the_end_of_its_last_day(string until)
    {
        PartnerMfaChange change = await WorseAsync($$"""{"accepted":[{"account":"Jobs@contoso.com","reason":"MfaConfirmedByService","because":"The migration is planned.","until":"{{until}}"}]}""");

        Assert.Equal(("Worse", false, "No"), (change.Change, change.IsRegression, change.Result));
        Assert.Equal(("The migration is planned.", DateTime.Parse(until, System.Globalization.CultureInfo.InvariantCulture)), (change.AcceptedBecause, change.AcceptedUntil));
        Assert.Empty(_comparisons.Warnings);
        Assert.Empty(_comparisons.Failures);
    }

    [Theory]
    [InlineData("\"account\":\"jobs@contoso.com\"", true)]
    [InlineData("\"account\":\"jobs@contoso.com\",\"reason\":\"ConsentMissing\"", true)]
    [InlineData("\"tenantId\":\"customer-tenant\"", false)]
    public async Task An_entry_about_the_partners_account_accepts_no_customer(string subject, bool isRegression)
    {
        PartnerMfaChange change = Assert.Single(await _comparisons.RunAsync(
            [ReportComparerTests.Customer("Yes", "CustomerReached")], [ReportComparerTests.Customer("No", "ConsentMissing")],
            $$"""{"accepted":[{{{subject}},"because":"b","until":"2027-01-31"}]}"""));

        Assert.Equal(("Worse", isRegression), (change.Change, change.IsRegression));
    }

    [Fact]
    public async Task An_expired_entry_accepts_nothing_and_is_reported()
    {
        PartnerMfaChange change = await WorseAsync("""{"accepted":[{"account":"jobs@contoso.com","because":"b","until":"2026-11-21"}]}""");

        Assert.True(change.IsRegression);
        Assert.Null(change.AcceptedBecause);
        Assert.Equal(
            ["Entry 1 of the baseline (jobs@contoso.com) expired on 2026-11-21 and accepts nothing any more. Fix the finding, or renew the entry."], _comparisons.Warnings);
    }

    [Fact]
    public async Task An_entry_that_matches_nothing_is_reported()
    {
        PartnerMfaChange change = await WorseAsync("""{"accepted":[{"account":"jobs@contoso.com","reason":"MfaClaimMissing","because":"b","until":"2027-01-31"}]}""");

        Assert.True(change.IsRegression);
        Assert.Equal(["Entry 1 of the baseline (jobs@contoso.com, MfaClaimMissing) matches no finding. Remove it if it is no longer needed."], _comparisons.Warnings);
    }

    [Fact]
    public async Task A_finding_that_stayed_still_uses_its_entry()
    {
        await _comparisons.RunAsync(
            [SampleResults.Result("No", Account)], [SampleResults.Result("No", Account)], """[{"account":"jobs@contoso.com","because":"b","until":"2027-01-31"}]""");

        Assert.Empty(_comparisons.Warnings);
    }

    [Theory]
    [InlineData("""{"because":"b","until":"2027-01-31"}""", "it does not say whom it is about")]
    [InlineData("""{"account":" ","because":"b","until":"2027-01-31"}""", "it does not say whom it is about")]
    [InlineData("""{"reason":"MfaClaimMissing","because":"b","until":"2027-01-31"}""", "it does not say whom it is about")]
    [InlineData("""{"account":"jobs@contoso.com","until":"2027-01-31"}""", "it does not say why it is accepted")]
    [InlineData("""{"account":"jobs@contoso.com","because":"b"}""", "its end date is missing, or is not a date such as 2027-01-31")]
    [InlineData("""{"account":"jobs@contoso.com","because":"b","until":"31.01.2027"}""", "its end date is missing, or is not a date such as 2027-01-31")]
    [InlineData("""{"account":"jobs@contoso.com","because":"b","until":"2027-02-30"}""", "its end date is missing, or is not a date such as 2027-01-31")]
    [InlineData("""{"account":["jobs@contoso.com"],"because":"b","until":"2027-01-31"}""", "'account' is not known or is not text")]
    [InlineData("""{"acount":"jobs@contoso.com","because":"b","until":"2027-01-31"}""", "'acount' is not known")]
    [InlineData("""{"account":"other@contoso.com","account":"jobs@contoso.com","because":"b","until":"2027-01-31"}""", "it has 'account' twice")]
    [InlineData("42", "it is not a JSON object")]
    public async Task A_malformed_entry_accepts_nothing_and_is_an_error(string entry, string why)
    {
        PartnerMfaChange change = await WorseAsync($$"""{"accepted":[{{entry}}]}""");

        Assert.True(change.IsRegression);
        PartnerMfaException failure = Assert.Single(_comparisons.Failures);
        Assert.Equal(ErrorId.BaselineInvalid, failure.Id);
        Assert.EndsWith($" is not used: {why}.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "it is not JSON.")]
    [InlineData("{}", "it has no list 'accepted'.")]
    [InlineData("""{"accepted":[{"account":"\ud800","because":"b","until":"2027-01-31"}]}""", "a text in it is not valid Unicode.")]
    [InlineData("""{"accepted":{}}""", "it has no list 'accepted'.")]
    public async Task A_file_that_is_not_a_baseline_is_refused(string text, string why)
    {
        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => WorseAsync(text));

        Assert.Equal(ErrorId.BaselineInvalid, failure.Id);
        Assert.EndsWith(why, failure.Message, StringComparison.Ordinal);
    }

    private async Task<PartnerMfaChange> WorseAsync(string baseline) =>
        Assert.Single(await _comparisons.RunAsync([SampleResults.Result("Yes", Account)], [SampleResults.Result("No", Account)], baseline));
}
