using Microsoft.Identity.Client;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.SignIn.Browser;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>The responses at a web app's redirect URI, and their outcomes.</summary>
public sealed class AuthorizationAnswerTests
{
    private static readonly AuthorizationCodeSignIn Request = new()
    {
        Presence = new Interactivity(),
        Environment = PartnerMfaEnvironments.Global,
        TenantId = "contoso.example",
        ApplicationId = TestTokens.ApplicationId,
        Credential = new ClientSecretCredential(new Secret(SignIns.ClientSecret)),
        RedirectUri = new Uri("http://localhost:8401"),
    };

    [Theory]
    [InlineData("code=a%2Bb%3D%26c&state=s&session_state=x", "a+b=&c")]
    [InlineData("state=s&code=a+b", "a b")]
    [InlineData("&&code=abc&state=s&flag", "abc")]
    [InlineData("code=first&code=second&state=s", "first")]
    public void The_code_is_read_as_it_was_sent(string fields, string code) => Assert.Equal(code, CodeOf(fields));

    [Theory]
    [InlineData("code=abc&state=other")]
    [InlineData("code=abc&state=S")]
    [InlineData("code=abc&state=")]
    [InlineData("code=abc")]
    [InlineData("error=access_denied&error_description=x&state=other")]
    public void An_answer_to_another_request_is_not_believed(string fields) =>
        Assert.Equal(MsalError.StateMismatchError, Assert.Throws<MsalClientException>(() => CodeOf(fields)).ErrorCode);

    [Fact]
    public void An_answer_without_a_code_is_a_failure() =>
        Assert.Equal(MsalError.AuthenticationFailed, Assert.Throws<MsalClientException>(() => CodeOf("state=s")).ErrorCode);

    [Theory]
    [InlineData("error=access_denied&error_description=AADSTS65004%3A+User+declined.", "SignInDeclined", "AADSTS65004", "Consent was declined. AADSTS65004: User declined.")]
    [InlineData("error=invalid_client&error_description=AADSTS50105%3a+Not+assigned.", "AccountNotInTenant", "AADSTS50105", "The account is not assigned to this app. AADSTS50105: Not assigned.")]
    [InlineData("error=server_error&error_description=AADSTS90033%3A+Passing.", "ServiceUnavailable", "AADSTS90033", "The sign-in service had a transient error. AADSTS90033: Passing.")]
    [InlineData("error=access_denied&error_subcode=cancel", "SignInDeclined", null, "The sign-in service refused: access_denied")]
    [InlineData("error=consent_required&error_description=AADSTS999999%3A+New.", "ConsentRequired", "AADSTS999999", "The sign-in service refused: AADSTS999999: New.")]
    [InlineData("nothing=here", "SignInFailed", null, "The sign-in failed (authentication_failed): The answer in the browser has no authorization code in it.")]
    public async Task A_refusal_on_the_redirect_is_explained_like_any_other(string fields, string id, string? code, string message)
    {
        PartnerMfaException refused = await FailAsync(fields);

        Assert.Equal((id, code, message), (refused.ErrorId, refused.AadstsCode, refused.Message));
    }

    [Fact]
    public async Task The_ids_and_the_time_of_a_refusal_on_the_redirect_are_properties()
    {
        PartnerMfaException refused = await FailAsync(
            "error=access_denied&error_description=AADSTS65004%3a+User+declined.%0d%0aTrace+ID%3a+0b2e9b52-6c7b-4d7e-8f0a-2f4f3a1c0100%0d%0a"
            + "Correlation+ID%3a+7e1f4f0c-91c6-4f58-8a0e-3d2a1b0c9d8e%0d%0aTimestamp%3a+2026-06-08+12%3a00%3a00Z");

        Assert.Equal(
            ("0b2e9b52-6c7b-4d7e-8f0a-2f4f3a1c0100", "7e1f4f0c-91c6-4f58-8a0e-3d2a1b0c9d8e", new DateTimeOffset(2026, 6, 8, 12, 0, 0, TimeSpan.Zero)),
            (refused.TraceId, refused.CorrelationId, refused.Timestamp));
        Assert.Equal("Consent was declined. AADSTS65004: User declined.", refused.Message);
    }

    [Fact]
    public async Task A_code_that_is_refused_is_not_printed()
    {
        string code = "0.A" + new string('x', 100);
        PartnerMfaException refused = await FailAsync($"code={code}", SignIns.Refused("invalid_grant", $"AADSTS70000: The code '{code}' is not valid."));

        Assert.DoesNotContain("xxxx", refused + refused.Remedy, StringComparison.Ordinal);
    }

    private static string CodeOf(string fields) => AuthorizationAnswer.CodeOf(new Uri($"http://localhost:8401/?{fields}"), "s");

    private static async Task<PartnerMfaException> FailAsync(string fields, params Reply[] replies)
    {
        using ScriptedHandler handler = new();
        foreach (Reply reply in replies) handler.Then(reply.Create);
        ServiceBackend backend = new() { Handler = handler, Clock = new ManualClock(), WebUi = new AnsweringPerson(fields) };
        return await Assert.ThrowsAsync<PartnerMfaException>(() => new SignInService(backend, CommandHints.PowerShell).SignInAsync(Request));
    }
}
