using PartnerMfa.Environments;
using PartnerMfa.Requests;

namespace PartnerMfa.Usage;

/// <summary>Microsoft's own scores, in addition to the answers.</summary>
public sealed class TenantScoreTests
{
    private static readonly Reply Done = Score("100", "100");
    private static readonly Reply Compliant = Requirement("compliant");
    private static readonly Reply Denied = new(403, """{"error":{"code":"Forbidden","message":"Missing scope."}}""");

    [Fact]
    public async Task The_scores_are_requested_as_documented_with_the_Graph_token_only()
    {
        Secret graph = Token("SecurityEvents.Read.All PartnerSecurity.Read.All");
        Usages given = new() { Scores = [Done, Compliant] };
        await given.AskAllAsync(question => question with { GraphToken = graph });

        Assert.Equal(
            ["https://graph.microsoft.com/v1.0/security/secureScores?$top=1", "https://graph.microsoft.com/beta/security/partner/securityScore/requirements"],
            given.Sent.Skip(3).Select(sent => sent.Uri));
        Assert.All(given.Sent, sent => Assert.Equal(
            sent.Uri.StartsWith("https://graph", StringComparison.Ordinal), sent.Headers["Authorization"] == $"Bearer {graph.Reveal()}"));
    }

    [Theory]
    [InlineData("100", "100", "compliant", "Yes", "Yes", "Yes")]
    [InlineData("75.5", "0", "noncomplaint", "No", "No", "No")]
    [InlineData("99.99", "100", "noncompliant", "No", "Yes", "No")]
    [InlineData("null", "\"100\"", "unknownFutureValue", "Unknown", "Unknown", "Unknown")]
    public async Task A_score_says_what_Microsoft_says(string admins, string users, string status, params string[] expected)
    {
        PartnerMfaResult[] scores = await ScoresAsync([Score(admins, users), Requirement(status)]);

        Assert.Equal(["AdminMFAV2", "MFARegistrationV2", "mfaEnforcedForAdmins"], scores.Select(score => score.Check));
        Assert.Equal(expected, scores.Select(score => score.Result));
    }

    [Fact]
    public async Task A_score_comes_with_what_Microsoft_counted()
    {
        Reply secure = new(200, """
            {"value":[{"controlScores":[{"controlName":"AdminMFAV2","score":7.5,"scoreInPercentage":75.25,"count":3,"total":4,"implementationStatus":"You have 3 of 4 users.","lastSynced":"2026-06-07","other":1},
            {"controlName":"MFARegistrationV2","score":"","scoreInPercentage":100,"count":{"of":1},"total":[4]}]},{"controlScores":[{"controlName":"AdminMFAV2","scoreInPercentage":1}]}]}
            """);
        Reply partner = new(200, """
            {"value":[{"requirementType":"other","complianceStatus":"compliant"},
            {"requirementType":"mfaEnforcedForAdmins","complianceStatus":"compliant","score":20,"maxScore":21,"totalAdminsCount":5,"mfaEnabledAdminsCount":4,"mfaEnabledUsersCount":9,"adminsRequiredNotUsingMfaCount":1,
             "securityDefaultsStatus":"enabled","mfaConditionalAccessPolicyStatus":"disabled","legacyPerUserMfaStatus":"none","updatedDateTime":"2026-06-07","actionUrl":"https://partner.microsoft.com","other":1},
            {"requirementType":"mfaEnforcedForAdmins","complianceStatus":"noncompliant"}]}
            """);
        PartnerMfaResult[] scores = await ScoresAsync([secure, partner]);

        Assert.Equal(
            [
                "Secure Score counts MFA for administrators as 75.3% done (AdminMFAV2).", "Secure Score counts MFA for all users as done (MFARegistrationV2).",
                "The partner security score says that MFA is enforced for all administrators.",
            ],
            scores.Select(score => score.Message));
        Assert.Equal(["score: 7.5", "scoreInPercentage: 75.25", "count: 3", "total: 4", "implementationStatus: You have 3 of 4 users.", "lastSynced: 2026-06-07"], scores[0].Evidence);
        Assert.Equal(["scoreInPercentage: 100"], scores[1].Evidence);
        Assert.Equal(
            [
                "complianceStatus: compliant", "score: 20", "maxScore: 21", "totalAdminsCount: 5", "mfaEnabledAdminsCount: 4", "mfaEnabledUsersCount: 9", "adminsRequiredNotUsingMfaCount: 1",
                "securityDefaultsStatus: enabled", "mfaConditionalAccessPolicyStatus: disabled", "legacyPerUserMfaStatus: none", "updatedDateTime: 2026-06-07", "actionUrl: https://partner.microsoft.com",
            ],
            scores[2].Evidence);
        Assert.All(scores, score => Assert.Equal("Microsoft Graph", score.Source));
    }

    [Theory]
    [InlineData(403, "the account has no role that allows it", "Sign in with an account that has the role Security Reader or Global Reader.")]
    [InlineData(401, "Microsoft Graph refused the token", "Sign in again with MFA.")]
    [InlineData(404, "Microsoft Graph does not have this resource here", "Look at Secure Score in Microsoft's portal.")]
    [InlineData(302, "Microsoft Graph gave no usable answer", "Try again in a few minutes.")]
    public async Task A_score_that_could_not_be_read_says_why(int status, string why, string remedy)
    {
        PartnerMfaResult[] scores = await ScoresAsync([new Reply(status), Compliant], "SecurityEvents.Read.All");

        Assert.StartsWith($"Secure Score could not be read: {why} (HTTP {status}", scores[0].Message, StringComparison.Ordinal);
        Assert.Equal((status, remedy), (scores[0].StatusCode, scores[0].Remedy));
    }

    [Fact]
    public async Task A_score_without_the_controls_is_Unknown()
    {
        PartnerMfaResult[] scores = await ScoresAsync([new Reply(200, """{"value":[]}"""), new Reply(200, """{"value":[{"requirementType":"other"}]}""")]);

        Assert.All(scores, score => Assert.Equal(("Unknown", "TenantScoreNotRead"), (score.Result, score.Reason)));
    }

    [Fact]
    public async Task A_missing_permission_is_named_and_the_other_score_is_read()
    {
        PartnerMfaResult[] scores = await ScoresAsync([Denied, Compliant], "PartnerSecurity.Read.All");

        Assert.Equal(["Unknown", "Unknown", "Yes"], scores.Select(score => score.Result));
        Assert.Equal("Secure Score could not be read: the permission SecurityEvents.Read.All is missing (HTTP 403, code Forbidden: Missing scope).", scores[0].Message);
        Assert.Contains("SecurityEvents.Read.All", scores[0].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_beta_resource_that_vanished_is_reported()
    {
        PartnerMfaResult[] scores = await ScoresAsync([Done, new Reply(404)]);

        Assert.Equal("The partner security score could not be read: Microsoft Graph does not have this resource here (HTTP 404).", scores[2].Message);
    }

    [Theory]
    [InlineData("USGovernment", "https://graph.microsoft.us", 1)]
    [InlineData("China", "https://microsoftgraph.chinacloudapi.cn", 0)]
    public async Task Nothing_is_sent_where_a_score_is_not_available(string name, string audience, int asked)
    {
        PartnerMfaEnvironment environment = PartnerMfaEnvironments.Find(name);
        Usages given = new() { Scores = [.. Enumerable.Repeat(Done, asked)] };
        Secret token = TestTokens.With(("aud", environment.Resource));
        IReadOnlyList<PartnerMfaResult> answers = await given.AskAllAsync(
            question => new UsageRequest(token, environment, "a test") { GraphToken = TestTokens.With(("aud", audience)) });

        Assert.Equal($"The partner security score is not available in the environment {name}.", answers[^1].Message);
        Assert.Equal(3 + asked, given.Sent.Count);
    }

    private static async Task<PartnerMfaResult[]> ScoresAsync(Reply[] replies, string scopes = "") =>
        [.. (await new Usages { Scores = replies }.AskAllAsync(question => question with { GraphToken = Token(scopes) })).Where(answer => answer.Check is not null)];

    private static Secret Token(string scopes) => TestTokens.With(("aud", "https://graph.microsoft.com"), ("scp", scopes.Length == 0 ? "User.Read" : scopes));

    private static Reply Score(string admins, string users) => new(
        200,
        $$$"""{"@odata.nextLink":"https://graph.microsoft.com/v1.0/security/secureScores?$skip=1","value":[{"controlScores":[{"controlName":"AdminMFAV2","score":7.5,"scoreInPercentage":{{{admins}}} },{"controlName":"mfaRegistrationV2","scoreInPercentage":{{{users}}} }]}]}""");

    private static Reply Requirement(string status) => new(
        200, $$"""{"value":[{"requirementType":"mfaEnforcedForAdmins","complianceStatus":"{{status}}","score":20,"maxScore":20,"mfaEnabledAdminsCount":4,"totalAdminsCount":4}]}""");
}
