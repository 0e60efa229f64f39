using PartnerMfa.Environments;
using PartnerMfa.Evidence;
using PartnerMfa.Requests;
using PartnerMfa.Tokens;
using PartnerMfa.Work;

namespace PartnerMfa.Verdicts;

/// <summary>What a captured response adds to its token: only the service's own statement.</summary>
public sealed class CaptureVerdictTests
{
    private static readonly ProbeResponse Passed = new() { StatusCode = 200, Body = ResponseBody.OrganizationProfile, CorrelationId = "c", RequestId = "r" };
    private static readonly ProbeResponse Refused = new() { StatusCode = 401, SaysMfaRequired = true, Code = "900421", CorrelationId = "c", RequestId = "r" };

    [Theory]
    [InlineData("""["pwd"]""", ComplianceStatement.Compliant, "Yes", "MfaConfirmedByService")]
    [InlineData("""["pwd","mfa"]""", ComplianceStatement.NotCompliant, "No", "MfaRefusedByService")]
    [InlineData("""["pwd","mfa"]""", ComplianceStatement.Conflicting, "Unknown", "ContradictoryResponse")]
    public void The_services_word_decides(string methods, object statement, string result, string reason)
    {
        PartnerMfaResult answer = Run($$"""{"amr":{{methods}}}""", Passed with { Compliance = (ComplianceStatement)statement });

        Assert.Equal((result, reason, 200, "c", "r", null), (answer.Result, answer.Reason, answer.StatusCode, answer.CorrelationId, answer.RequestId, answer.Attempts));
        Assert.Equal(result != "Unknown", answer.ServiceConfirmed);
        Assert.Contains("captured response", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_for_missing_MFA_is_a_statement_of_the_service()
    {
        PartnerMfaResult answer = Run("""{"amr":["pwd","mfa"]}""", Refused);

        Assert.Equal(
            ("No", "MfaRequiredByService", true, 401, "In the captured response Partner Center refused the call because the user did not sign in with MFA (HTTP 401, code 900421)."),
            (answer.Result, answer.Reason, answer.ServiceConfirmed, answer.StatusCode, answer.Message));
    }

    [Fact]
    public void A_refusal_that_says_compliant_contradicts_itself() => Assert.Equal(
        "ContradictoryResponse", Run("{}", Refused with { Compliance = ComplianceStatement.Compliant }).Reason);

    [Theory]
    [InlineData("""["pwd","mfa"]""", "Yes", "MfaClaimPresent")]
    [InlineData("""["pwd"]""", "No", "MfaClaimMissing")]
    [InlineData("""["ngcmfa"]""", "Unknown", "MfaEquivalentClaim")]
    public void A_call_that_passed_decides_nothing(string methods, string result, string reason)
    {
        PartnerMfaResult answer = Run($$"""{"amr":{{methods}}}""", Passed);

        Assert.Equal((result, reason, null, null, null), (answer.Result, answer.Reason, answer.StatusCode, answer.ServiceConfirmed, answer.CorrelationId));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(302)]
    public void A_call_that_failed_for_another_reason_does_not_decide(int status) =>
        Assert.Equal(("Yes", "MfaClaimPresent"), Answer(Run("{}", new ProbeResponse { StatusCode = status, Body = ResponseBody.Error })));

    [Theory]
    [InlineData("""["pwd","mfa"]""", ReasonCode.ResponseNotAttributed, "Unknown", "ResponseNotAttributed")]
    [InlineData("""["pwd","mfa"]""", ReasonCode.ResponseUnreadable, "Unknown", "ResponseUnreadable")]
    [InlineData("""["pwd"]""", ReasonCode.ResponseNotAttributed, "No", "MfaClaimMissing")]
    [InlineData("""["ngcmfa"]""", ReasonCode.ResponseUnreadable, "Unknown", "MfaEquivalentClaim")]
    public void A_doubt_turns_only_a_Yes_into_Unknown(string methods, object doubt, string result, string reason)
    {
        PartnerMfaResult answer = Run($$"""{"amr":{{methods}}}""", null, new CaptureDoubt((ReasonCode)doubt, "line 7"));

        Assert.Equal((result, reason), Answer(answer));
        Assert.Equal(reason.StartsWith("Response", StringComparison.Ordinal), answer.Message.Contains("line 7", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ReasonCode.ResponseNotAttributed, "Unknown", "ResponseNotAttributed")]
    [InlineData(ReasonCode.ResponseUnreadable, "Yes", "MfaConfirmedByService")]
    public void A_confirmation_outweighs_an_unreadable_401_but_not_a_refusal_that_may_be_its_own(object doubt, string result, string reason) => Assert.Equal(
        (result, reason), Answer(Run("{}", Passed with { Compliance = ComplianceStatement.Compliant }, new CaptureDoubt((ReasonCode)doubt, "line 7"))));

    [Fact]
    public void A_Yes_from_the_token_names_the_captured_response()
    {
        PartnerMfaResult answer = Run("{}", Passed);

        Assert.Equal(
            "The user signed in with MFA: the token's amr claim has 'mfa'. The captured response (HTTP 200) does not say whether the service is satisfied.",
            answer.Message);
    }

    [Fact]
    public void A_challenge_and_a_denial_that_names_MFA_decide()
    {
        ProbeResponse challenged = new() { StatusCode = 401, Challenge = new ClaimsChallenge("{}", ChallengeKind.Other) };

        Assert.Equal(("Unknown", "ClaimsChallenge"), Answer(Run("{}", challenged)));
        Assert.Equal(("Unknown", "AccessDeniedForMfa"), Answer(Run("{}", new ProbeResponse { StatusCode = 403, SaysMfaRequired = true, Body = ResponseBody.Error })));
    }

    [Theory]
    [InlineData("""{"idtyp":"app"}""", "NotApplicable", "AppOnlyToken")]
    [InlineData("""{"aud":"https://graph.microsoft.com"}""", "Unknown", "WrongAudience")]
    public void The_tokens_own_gates_come_first(string changes, string result, string reason)
    {
        PartnerMfaResult answer = Run(changes, Passed with { Compliance = ComplianceStatement.Compliant });

        Assert.Equal((result, reason), Answer(answer));
        Assert.Null(answer.ServiceConfirmed);
    }

    [Fact]
    public void The_source_of_a_capture_is_its_file_and_entry()
    {
        PartnerMfaCapture capture = new(TestTokens.With(), PartnerMfaEnvironments.China) { File = "session.har", Entry = "entry 3" };
        TokenRequest question = TokenRequest.Of(capture);

        Assert.Equal(("session.har, entry 3", "China"), (question.Source, question.Environment.Name));
        Assert.Equal("Global", TokenRequest.Of(capture, PartnerMfaEnvironments.Global).Environment.Name);
    }

    private static (string Result, string Reason) Answer(PartnerMfaResult result) => (result.Result, result.Reason);

    private static PartnerMfaResult Run(string changes, ProbeResponse? response, CaptureDoubt? doubt = null) => new TokenInspector(new ManualClock(), CommandHints.PowerShell)
        .Run(TokenTests.Question(TestTokens.Changed(changes)) with { CapturedResponse = response, CaptureDoubt = doubt });
}
