using System.Text.Json;
using static PartnerMfa.Usage.Usages;

namespace PartnerMfa.Usage;

/// <summary>The requests for usage, and the complete answers.</summary>
public sealed class UsageTests
{
    [Fact]
    public async Task The_three_resources_are_asked_for_as_documented()
    {
        Usages given = new();
        await given.AskAsync();

        Assert.Equal(
            [
                $"GET https://api.partnercenter.microsoft.com/v1/applicationmfaadoptionstatus{Query}",
                "GET https://api.partnercenter.microsoft.com/v1/partnerRequests",
                "GET https://api.partnercenter.microsoft.com/v1/nonMfaCompliantPartnerPrincipals",
            ],
            given.Sent.Select(sent => $"{sent.Method} {sent.Uri}"));
        Assert.All(given.Sent, sent => Assert.Equal(
            ["Accept", "Authorization", "MS-CorrelationId", "MS-PartnerCenter-Application", "MS-RequestId", "X-Locale"], sent.Headers.Keys.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData(1, "?startDate=2026-06-08&endDate=2026-06-08")]
    [InlineData(90, "?startDate=2026-03-11&endDate=2026-06-08")]
    public async Task The_days_are_asked_for_today_included(int days, string query)
    {
        Usages given = new();
        await given.AskAsync(question => question with { Days = days });

        Assert.EndsWith(query, given.Sent[0].Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    public async Task The_answer_is_the_same_in_every_culture(string culture)
    {
        Usages given = new()
        {
            Counts = Array(Day("2026-06-07", 1, 1234567)),
            Calls = ListOf(54321, Call("2026-06-07T03:00:12.5", false)),
        };
        string here = JsonSerializer.Serialize(await given.AskAsync());
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);

        Assert.Equal(here, JsonSerializer.Serialize(await given.AskAsync()));
        Assert.Contains("1,234,567 calls", here, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_without_MFA_is_reported_with_everything_needed_to_find_it()
    {
        Usages given = new()
        {
            Counts = Array(Day("2026-06-07", 6, 10), Day("2026-06-06", 5, 5)),
            Calls = List(
                Call("2026-06-07T03:00:12.5", false), Call("2026-06-07T02:00:00", true), Call("2026-06-07T01:00:00", false, user: "job@contoso.example", operation: "Post /v{version}/invoices")),
            Principals = List(Principal("job@contoso.example", UserId, "2026-06-07T22:00:00")),
        };
        PartnerMfaUsage answer = Assert.Single(await given.AskAsync());

        Assert.Equal(("No", "CallsWithoutMfa", App, "Nightly"), (answer.Result, answer.Reason, answer.ApplicationId, answer.ApplicationName));
        Assert.Equal(
            $"'Nightly' ({App}) called Partner Center without MFA: 4 of 15 calls from 2026-06-02 to 2026-06-08, last Get /v{{version}}/customers by job@contoso.example at 2026-06-07 03:00:12 UTC.",
            answer.Message);
        Assert.Contains($"New-PartnerMfaRefreshToken -TenantId {TestTokens.TenantId} -ApplicationId {App}", answer.Remedy, StringComparison.Ordinal);
        Assert.Contains("job@contoso.example", answer.Remedy, StringComparison.Ordinal);
        Assert.Equal((15, 11, 11.0 / 15), (answer.TotalRequests, answer.CompliantRequests, answer.CompliantShare));
        Assert.Equal(["2026-06-06: 5 of 5 with MFA", "2026-06-07: 6 of 10 with MFA"], answer.Days.Select(day => day.ToString()));
        Assert.Equal(new DateTime(2026, 6, 7, 3, 0, 12, 500, DateTimeKind.Utc), answer.LastNonCompliantOn);
        Assert.Equal(DateTimeKind.Utc, answer.LastNonCompliantOn!.Value.Kind);
        PartnerMfaUsageUser user = Assert.Single(answer.Users);
        // What the user did elsewhere is not a call of this application.
        Assert.Equal(("job@contoso.example", UserId, answer.LastNonCompliantOn), (user.UserPrincipalName, user.ObjectId, user.LastNonCompliantOn));
        Assert.Equal(["2026-06-07 03:00:12Z Get /v{version}/customers job@contoso.example", "2026-06-07 01:00:00Z Post /v{version}/invoices job@contoso.example"], answer.Calls.Select(call => call.ToString()));
        Assert.Equal(("192.0.2.1", null, "6c583d8d-46cd-420c-ae3d-35b6dfdcdb21"), (answer.Calls[0].IpAddress, answer.Calls[0].CorrelationId, answer.Calls[0].RequestId));
        Assert.Equal(
            ["row: there are calls without MFA", "days: from 2026-06-02 to 2026-06-08", "daily counts: 2 rows", "list of calls: 3 rows", "list of users without MFA: 1 row"], answer.Evidence);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task The_call_limit_applies_to_the_newest_calls(int limit)
    {
        string[] times = [.. Enumerable.Range(0, 20).Select(number => $"2026-06-07T{number * 7 % 20:00}:00:00")];
        PartnerMfaUsage answer = Assert.Single(await new Usages { Calls = List([.. times.Select(time => Call(time, false))]) }.AskAsync(question => question with { CallLimit = limit }));

        Assert.Equal(times.OrderDescending().Take(limit), answer.Calls.Select(call => call.RequestedOn!.Value.ToString("s")));
        Assert.Contains("at 2026-06-07 19:00:00 UTC", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"SourceIpAddress":"192.0.2.7"}""", "192.0.2.7")]
    [InlineData("""{"IpAddress":"192.0.2.8"}""", "192.0.2.8")]
    public async Task An_address_is_read_under_either_name(string field, string address)
    {
        string row = $$"""{"applicationId":"{{App}}","requestDateTime":"2026-06-07T01:00:00","mfaCompliant":false,{{field[1..]}}""";

        Assert.Equal(address, Assert.Single(Assert.Single(await new Usages { Calls = List(row) }.AskAsync()).Calls).IpAddress);
    }

    [Theory]
    [InlineData("lastNonMfaCompliantRequestDateTime")]
    [InlineData("LastNonMfaCompliantLoginDateTime")]
    public async Task The_last_time_of_a_user_is_read_under_either_name(string name)
    {
        Usages given = new() { Principals = List($$"""{"objectId":"1","upn":"portal@contoso.example","{{name}}":"2026-06-07T22:09:53.051"}""") };
        PartnerMfaUsage rest = Assert.Single(await given.AskAsync());

        Assert.Equal(new DateTime(2026, 6, 7, 22, 9, 53, 51, DateTimeKind.Utc), Assert.Single(rest.Users).LastNonCompliantOn);
        Assert.Equal("portal@contoso.example came to Partner Center without MFA, and no call ties them to an application, last on 2026-06-07.", rest.Message);
    }

    [Fact]
    public async Task More_calls_than_were_listed_are_reported()
    {
        PartnerMfaUsage answer = Assert.Single(await new Usages { Counts = Array(Day("2026-06-07", 7, 7)), Calls = ListOf(23_456, Call("2026-06-07T01:00:00", true)) }.AskAsync());

        Assert.Contains("list of calls: 1 row of 23,456", answer.Evidence);
    }

    [Theory]
    [InlineData(403, """{"code":900308,"description":"Access denied."}""", "this account may not read it (HTTP 403, code 900308: Access denied)", "Admin agent")]
    [InlineData(401, """{"code":"900421","description":"MFA."}""", "this account itself signed in without MFA (HTTP 401, code 900421: MFA)", "Connect-PartnerMfa -TenantId")]
    [InlineData(401, """{"code":"900420","description":"No."}""", "Partner Center refused the token (HTTP 401, code 900420: No)", "Connect-PartnerMfa -TenantId")]
    [InlineData(404, "", "Partner Center does not have this resource (HTTP 404)", "Security requirements status")]
    [InlineData(302, "", "the answer is not one that Partner Center is known to send (HTTP 302)", "api.partnercenter.microsoft.com")]
    public async Task A_refused_resource_is_Unknown_with_the_reason(int status, string body, string why, string remedy)
    {
        Reply refused = new Reply(status, body).With("MS-CorrelationId: c-1", "MS-RequestId: r-1");
        PartnerMfaUsage answer = Assert.Single(await new Usages { Counts = refused, Calls = refused, Principals = refused }.AskAsync());

        Assert.Equal($"Who calls Partner Center without MFA is not known: {why}.", answer.Message);
        Assert.Contains(remedy, answer.Remedy, StringComparison.Ordinal);
        Assert.Equal((status, "c-1", "r-1"), (answer.StatusCode, answer.CorrelationId, answer.RequestId));
    }

    [Fact]
    public async Task A_token_that_comes_back_in_a_row_is_not_shown()
    {
        string token = TestTokens.With().Reveal();
        Usages given = new()
        {
            Counts = Array(Day("2026-06-07", 0, 7, token, token)),
            Calls = List(Call("2026-06-07T01:00:00", false, token, token, token), Call(token, token, token)),
            Principals = List(Principal(token, token, token)),
        };
        IReadOnlyList<PartnerMfaResult> answers = await given.AskAllAsync();

        Assert.NotEmpty(answers);
        string told = string.Concat(answers.Select(answer => JsonSerializer.Serialize(answer, answer.GetType()) + answer)) + string.Concat(given.Observer.Told);
        Assert.All(Enumerable.Range(0, token.Length - 20), start => Assert.DoesNotContain(token.Substring(start, 20), told, StringComparison.OrdinalIgnoreCase));
    }
}
