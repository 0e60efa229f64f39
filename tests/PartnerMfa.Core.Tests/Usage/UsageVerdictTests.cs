using PartnerMfa.Environments;
using PartnerMfa.Requests;
using PartnerMfa.Work;
using static PartnerMfa.Usage.Usages;

namespace PartnerMfa.Usage;

/// <summary>The verdicts on the combined three resources, as a table.</summary>
public sealed class UsageVerdictTests
{
    private static readonly Reply Failed = new(403, """{"code":900308,"description":"Access denied."}""");

    private sealed record Row(Usages Given, params string[] Expected);

    private static readonly Dictionary<string, Row> Rows = new()
    {
        ["all calls had MFA"] = new(new() { Counts = Array(Day("2026-06-07", 7, 7), Day("2026-06-06", 3, 3)) }, "app Yes CallsWithMfa"),
        ["some calls had none"] = new(new() { Counts = Array(Day("2026-06-07", 7, 7), Day("2026-06-06", 2, 3)) }, "app No CallsWithoutMfa"),
        ["no call had any"] = new(new() { Counts = Array(Day("2026-06-07", 0, 5)) }, "app No CallsWithoutMfa"),
        ["a No comes before a Yes"] = new(new() { Counts = Array(Day("2026-06-07", 7, 7), Day("2026-06-07", 6, 7, OtherApp)) }, "other No CallsWithoutMfa", "app Yes CallsWithMfa"),
        ["names in another case"] = new(new() { Counts = Array($$"""{"LoginDate":"2026-06-07","MfaCompliantRequestCount":6,"TotalRequestCount":7,"ApplicationId":"{{App}}","ApplicationName":""}""") }, "app No CallsWithoutMfa"),
        ["numbers as text"] = new(new() { Counts = Array(Day("2026-06-07", "7", "7")) }, "app Yes CallsWithMfa"),
        ["a day without calls"] = new(new() { Counts = Array(Day("2026-06-07", 0, 0)) }, "app NotApplicable NoCalls"),
        ["days before the time"] = new(new() { Counts = Array(Day("2026-06-01", 0, 5)) }, "rest NotApplicable NoCalls"),
        ["days in the future count like any other"] = new(new() { Counts = Array(Day("2026-06-09", 0, 5)) }, "app No CallsWithoutMfa"),
        ["days in the far future, too"] = new(new() { Counts = Array(Day("2026-06-07", 7, 7), Day("2099-01-01", 6, 7)) }, "app No CallsWithoutMfa"),
        ["a listed call in the future"] = new(new() { Counts = Array(Day("2026-06-07", 7, 7)), Calls = List(Call("2027-01-01T00:00:00", false)) }, "app No CallsWithoutMfa"),
        ["a user in the future"] = new(new() { Principals = List(Principal("portal@contoso.example", "1", "2027-01-01T00:00:00")) }, "rest No PrincipalsWithoutMfa"),
        ["the first and the last day count"] = new(new() { Counts = Array(Day("2026-06-02", 4, 5), Day("2026-06-08T00:00:00", 5, 5, OtherApp)) }, "app No CallsWithoutMfa", "other Yes CallsWithMfa"),
        ["nothing at all"] = new(new(), "rest NotApplicable NoCalls"),

        ["more with MFA than there were"] = new(new() { Counts = Array(Day("2026-06-07", 8, 7)) }, "app Unknown UsageUnreadable"),
        ["a negative count"] = new(new() { Counts = Array(Day("2026-06-07", -7, -7)) }, "app Unknown UsageUnreadable"),
        ["counts that are no numbers"] = new(new() { Counts = Array(Day("2026-06-07", "many", true)) }, "app Unknown UsageUnreadable"),
        ["counts that nobody can add"] = new(new() { Counts = Array(Day("2026-06-07", 0, long.MaxValue), Day("2026-06-07", 0, 2)) }, "app No CallsWithoutMfa"),
        ["a count that nobody makes"] = new(new() { Counts = Array(Day("2026-06-07", long.MaxValue, long.MaxValue)) }, "app Unknown UsageUnreadable"),
        ["a fraction"] = new(new() { Counts = Array(Day("2026-06-07", 6.5, 7)) }, "app Unknown UsageUnreadable"),
        ["a day that is none"] = new(new() { Counts = Array(Day("2026-06-07", 7, 7), Day("lately", 7, 7)) }, "app Unknown UsageUnreadable"),
        ["an unreadable row and calls without MFA"] = new(new() { Counts = Array(Day("lately", 7, 7), Day("2026-06-07", 6, 7)) }, "app No CallsWithoutMfa"),
        ["a row without an application"] = new(new() { Counts = Array(Day("2026-06-07", 7, 7), Day("2026-06-07", 0, 7, " ")) }, "app Unknown UsageUnreadable", "rest Unknown UsageUnreadable"),
        ["a row that is no object"] = new(new() { Counts = Array(Day("2026-06-07", 7, 7), "5") }, "app Unknown UsageUnreadable", "rest Unknown UsageUnreadable"),
        ["a call that does not say"] = new(new() { Counts = Array(Day("2026-06-07", 7, 7)), Calls = List(Call("2026-06-07T01:00:00", "maybe")) }, "app Unknown UsageUnreadable"),

        ["a listed call is newer than the counts"] = new(new() { Counts = Array(Day("2026-06-07", 7, 7)), Calls = List(Call("2026-06-08T01:00:00", false)) }, "app No CallsWithoutMfa"),
        ["a listed call without a time"] = new(new() { Counts = Array(Day("2026-06-07", 7, 7)), Calls = List(Call("", false)) }, "app No CallsWithoutMfa"),
        ["a listed call before the time"] = new(new() { Counts = Array(Day("2026-06-07", 7, 7)), Calls = List(Call("2026-06-01T23:59:59", false)) }, "app Yes CallsWithMfa"),
        ["an app in the list alone, all with MFA"] = new(new() { Calls = List(Call("2026-06-08T01:00:00", true)) }, "app Yes CallsWithMfa"),
        ["the same, and more calls than are listed"] = new(new() { Calls = ListOf(10_500, Call("2026-06-08T01:00:00", true)) }, "app Unknown UsageNotRead"),
        ["the same, and as many calls as are ever listed"] = new(new() { Calls = List([.. Enumerable.Repeat(Call("2026-06-08T01:00:00", true), 10_000)]) }, "app Unknown UsageNotRead"),
        ["the same, and one call fewer"] = new(new() { Calls = List([.. Enumerable.Repeat(Call("2026-06-08T01:00:00", true), 9_999)]) }, "app Yes CallsWithMfa"),
        ["a call without an application that does not say"] = new(new() { Counts = Array(Day("2026-06-07", 7, 7)), Calls = List(Call("2026-06-08T01:00:00", "maybe", application: "")) }, "app Unknown UsageUnreadable", "rest Unknown UsageUnreadable"),
        ["counted, and listed calls that are cut off"] = new(new() { Counts = Array(Day("2026-06-07", 7, 7)), Calls = ListOf(10_500, Call("2026-06-08T01:00:00", true)) }, "app Yes CallsWithMfa"),
        ["an app in the list alone, without MFA"] = new(new() { Calls = List(Call("2026-06-08T01:00:00", "False")) }, "app No CallsWithoutMfa"),
        ["a call that names no application"] = new(new() { Calls = List(Call("2026-06-08T01:00:00", false, application: "")) }, "rest No PrincipalsWithoutMfa"),

        ["a call that names neither an application nor a user"] = new(new() { Calls = List("""{"requestDateTime":"2026-06-08T01:00:00","mfaCompliant":false}""") }, "rest No PrincipalsWithoutMfa"),
        ["the same, with MFA"] = new(new() { Calls = List("""{"requestDateTime":"2026-06-08T01:00:00","mfaCompliant":true}""") }, "rest NotApplicable NoCalls"),

        ["a user whom no call ties"] = new(new() { Counts = Array(Day("2026-06-07", 7, 7)), Principals = List(Principal("portal@contoso.example", "1", "2026-06-07T01:00:00")) }, "rest No PrincipalsWithoutMfa", "app Yes CallsWithMfa"),
        ["a user whom a call ties by id"] = new(new() { Calls = List(Call("2026-06-08T01:00:00", false)), Principals = List(Principal("renamed@contoso.example", UserId, "2026-06-07T01:00:00")) }, "app No CallsWithoutMfa"),
        ["a user whom a call ties by name"] = new(new() { Calls = List(Call("2026-06-08T01:00:00", false)), Principals = List(Principal("JOB@contoso.example", "", "2026-06-07T01:00:00")) }, "app No CallsWithoutMfa"),
        ["a user of long ago"] = new(new() { Principals = List(Principal("portal@contoso.example", "1", "2026-05-07T01:00:00")) }, "rest NotApplicable NoCalls"),
        ["a user whose time is not told"] = new(new() { Principals = List(Principal("portal@contoso.example", "1", "")) }, "rest No PrincipalsWithoutMfa"),
        ["a user who is nobody"] = new(new() { Principals = List("{}") }, "rest Unknown UsageUnreadable"),

        ["counts not read"] = new(new() { Counts = Failed, Calls = List(Call("2026-06-08T01:00:00", true), Call("2026-06-08T01:00:00", false, OtherApp)) }, "other No CallsWithoutMfa", "app Unknown UsageNotRead", "rest Unknown UsageNotRead"),
        ["calls not read"] = new(new() { Counts = Array(Day("2026-06-07", 7, 7)), Calls = Failed }, "rest Unknown UsageNotRead", "app Yes CallsWithMfa"),
        ["users not read"] = new(new() { Counts = Array(Day("2026-06-07", 6, 7)), Principals = Failed }, "app No CallsWithoutMfa", "rest Unknown UsageNotRead"),
        ["nothing read"] = new(new() { Counts = Failed, Calls = Failed, Principals = Failed }, "rest Unknown UsageNotRead"),
        ["counts that break off"] = new(new() { Counts = new(200, $"[{Day("2026-06-07", 7, 7)},") }, "app Unknown UsageNotRead", "rest Unknown UsageNotRead"),
        ["counts with a next page that is not given"] = new(new() { Counts = new(200, $$$"""{"totalCount":2,"items":[{{{Day("2026-06-07", 7, 7)}}}]}""") }, "app Unknown UsageNotRead"),
        ["counts with a link onwards"] = new(new() { Counts = new(200, $$$"""{"items":[{{{Day("2026-06-07", 7, 7)}}}],"links":{"next":{"uri":"/x"} } }""") }, "app Unknown UsageNotRead"),
    };

    public static TheoryData<string> Names { get; } = [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_resources_lead_to_the_expected_answers(string name) =>
        Assert.Equal(Rows[name].Expected, await Rows[name].Given.VerdictsAsync());

    [Fact]
    public async Task The_latest_and_the_busiest_come_first_among_equals()
    {
        Usages given = new()
        {
            Counts = Array(Day("2026-06-07", 6, 7, "b"), Day("2026-06-06", 6, 7, "a"), Day("2026-06-07", 6, 9, "d"), Day("2026-06-07", 6, 7, "c"), Day("2026-06-07", 1, 1, "f"), Day("2026-06-07", 2, 2, "e")),
        };

        Assert.Equal(["d", "b", "c", "a", "e", "f"], (await given.AskAsync()).Select(answer => answer.ApplicationId));
    }

    [Fact]
    public async Task Resources_that_could_not_be_read_are_named_in_the_evidence()
    {
        Usages given = new() { Counts = new(200, $"[{Day("2026-06-07", 7, 7)},"), Calls = Failed };
        IReadOnlyList<string> evidence = (await given.AskAsync())[0].Evidence;

        Assert.StartsWith("daily counts: 1 row, then ", evidence.Single(line => line.StartsWith("daily counts", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.StartsWith("list of calls: not read, HTTP 403", evidence.Single(line => line.StartsWith("list of calls", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_of_an_application_is_the_first_that_was_counted()
    {
        Usages given = new() { Counts = Array(Day("2026-06-07", 7, 7, name: "First"), Day("2026-06-06", 7, 7, name: "Second")) };

        Assert.Equal("First", Assert.Single(await given.AskAsync()).ApplicationName);
    }

    [Fact]
    public async Task Only_the_chosen_applications_are_reported()
    {
        Usages given = new() { Counts = Array(Day("2026-06-07", 0, 7)), Principals = List(Principal("portal@contoso.example", "1", "2026-06-07T01:00:00")) };

        string[] other = await given.VerdictsAsync(question => question with { ApplicationIds = [OtherApp, OtherApp.ToUpperInvariant()] });
        string[] app = await given.VerdictsAsync(question => question with { ApplicationIds = [App] });

        Assert.Equal(["other NotApplicable NoCalls"], other);
        Assert.Equal(["app No CallsWithoutMfa"], app);
    }

    [Theory]
    [InlineData("aud", "https://graph.microsoft.com", "WrongAudience")]
    [InlineData("idtyp", "app", "AppOnlyToken")]
    [InlineData("exp", 1780900000L, "TokenExpired")]
    [InlineData("nbf", 1890900000L, "TokenNotYetValid")]
    public async Task A_token_that_would_be_refused_is_not_sent(string claim, object value, string reason)
    {
        using ScriptedHandler nothing = new();
        PartnerMfaUsage answer = Assert.IsType<PartnerMfaUsage>(Assert.Single(
            await new UsageAnalyzer(new Http.ServiceBackend { Handler = nothing, Clock = new ManualClock() }, CommandHints.PowerShell).RunAsync(
                new UsageRequest(TestTokens.With((claim, value)), PartnerMfaEnvironments.Global, "a test"), new RecordingObserver(), TestContext.Current.CancellationToken)));

        Assert.Equal(("Unknown", reason, null), (answer.Result, answer.Reason, answer.ApplicationId));
        Assert.NotNull(answer.Remedy);
        Assert.Equal(reason == "AppOnlyToken", answer.Message == "The token is app-only: it contains no user, and Partner Center shows its usage to app+user tokens only.");
        Assert.StartsWith("row: ", Assert.Single(answer.Evidence), StringComparison.Ordinal);
    }
}
