using PartnerMfa.Http;

namespace PartnerMfa.Probe;

/// <summary>The complete result of a probe, and everything that it reports on the way.</summary>
public sealed class PartnerCenterEvaluatorTests
{
    [Fact]
    public async Task The_result_of_a_confirmed_probe_is_whole()
    {
        using ScriptedHandler handler = new ScriptedHandler()
            .Then(new Reply(429).With("Retry-After: 57").Create)
            .Then(Reply.Profile.With("isMfaCompliant: true", "MS-CorrelationId: theirs", "MS-RequestId: theirs too").Create);

        Assert.Equivalent(
            new PartnerMfaResult
            {
                Result = "Yes",
                Reason = "MfaConfirmedByService",
                Message = "Partner Center confirmed that this sign-in meets its MFA requirement. The access token is valid until 2026-06-09 13:06:40 UTC.",
                HelpUri = "https://learn.microsoft.com/partner-center/security/partner-security-requirements-mandating-mfa",
                Account = TestTokens.Account,
                TenantId = TestTokens.TenantId,
                ApplicationId = TestTokens.ApplicationId,
                AuthenticationMethods = ["pwd", "mfa"],
                Audience = "https://api.partnercenter.microsoft.com",
                IssuedOn = new DateTime(2026, 6, 8, 12, 0, 0, DateTimeKind.Utc),
                ExpiresOn = new DateTime(2026, 6, 9, 13, 6, 40, DateTimeKind.Utc),
                IsExpired = false,
                Environment = "Global",
                Source = "a test",
                StatusCode = 200,
                ServiceConfirmed = true,
                CorrelationId = "theirs",
                RequestId = "theirs too",
                Attempts = 2,
                Duration = 57,
                CheckedOn = new DateTime(2026, 6, 8, 12, 0, 0, DateTimeKind.Utc),
                Evidence =
                [
                    "row: isMfaCompliant is true",
                    "token alone: Yes (amr has the element 'mfa')",
                    "HTTP/1.1 200 OK",
                    "isMfaCompliant: true",
                    "Content-Type: application/json; charset=utf-8",
                    "company: Contoso",
                    "body: an organization profile",
                ],
            },
            await Probes.RunAsync(handler, TestTokens.With()),
            strict: true);
    }

    [Theory]
    [InlineData(200, "isMfaCompliant: true", "", true)]
    [InlineData(200, "isMfaCompliant: false", "", true)]
    [InlineData(401, "X-Other: 1", "MFA required", true)]
    [InlineData(200, "X-Other: 1", Reply.ProfileBody, false)]
    [InlineData(401, "X-Other: 1", "", false)]
    [InlineData(401, "isMfaCompliant: true", "MFA required", false)]
    [InlineData(503, "X-Other: 1", "", false)]
    public async Task Only_a_statement_of_the_service_counts_as_confirmed(int status, string header, string body, bool confirmed) =>
        Assert.Equal(confirmed, (await Probes.JudgeAsync(new Reply(status, body).With(header).Create())).ServiceConfirmed);

    [Fact]
    public async Task A_Yes_based_on_the_token_says_that_the_service_did_not_confirm_it() => Assert.Equal(
        "The user signed in with MFA: the token's amr claim has 'mfa'. The call passed; the service itself did not say that it is satisfied. The access token is valid until 2026-06-09 13:06:40 UTC.",
        (await Probes.JudgeAsync(Reply.Profile.Create())).Message);

    [Fact]
    public async Task A_call_that_passes_without_MFA_says_why_it_passed() => Assert.Equal(
        "The call passed only because MFA is not enforced for it yet: the token's amr claim has only 'pwd'.",
        (await Probes.JudgeAsync(Reply.Profile.Create(), Probes.TokenThatSays("No"))).Message);

    [Fact]
    public async Task A_Yes_for_a_failed_call_says_that_the_call_failed() => Assert.EndsWith(
        "The call itself ended with HTTP 403, for another reason. The access token is valid until 2026-06-09 13:06:40 UTC.",
        (await Probes.JudgeAsync(new Reply(403).With("isMfaCompliant: true").Create())).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("900308", "AdminAgents")]
    [InlineData("2032", "AdminAgents")]
    [InlineData("900309", "sign-in log")]
    [InlineData("900329", "token of a user")]
    [InlineData("1", "Admin agent role")]
    public async Task The_message_for_a_403_names_what_is_missing(string code, string remedy) => Assert.Contains(
        remedy,
        (await Probes.JudgeAsync(new Reply(403, $$"""{"code":{{code}}}""").Create())).Remedy,
        StringComparison.Ordinal);

    [Fact]
    public async Task Each_attempt_is_reported()
    {
        using ScriptedHandler handler = new ScriptedHandler()
            .Then(new Reply(429, """{"code":"7"}""").With("Retry-After: 5").Create).Then(Reply.Profile.Create);
        RecordingObserver observer = new();
        PartnerMfaResult result = await Probes.RunAsync(
            new ServiceBackend { Handler = handler, Clock = new ManualClock { AutoPass = Probes.AutoPass } }, TestTokens.With(), observer: observer);

        string Told(int number) => "verbose: GET https://api.partnercenter.microsoft.com/v1/profiles/organization, "
            + $"attempt {number}, correlation id {result.CorrelationId}, request id {handler.Sent[number - 1].Headers["MS-RequestId"]}";
        Assert.Equal(
            [
                Told(1),
                "verbose: HTTP 429, code 7",
                "verbose: Attempt 1: HTTP 429, code 7; trying again in 5 s",
                "progress: Asking Partner Center: Attempt 1: HTTP 429, code 7; trying again in 5 s",
                Told(2),
                "verbose: HTTP 200",
                "completed: Asking Partner Center",
            ],
            observer.Told);
    }
}
