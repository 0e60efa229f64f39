using System.Net;
using PartnerMfa.SignIn.Errors;

namespace PartnerMfa.SignIn;

/// <summary>Refusals by the token endpoint, through MSAL, as the failures that users see.</summary>
public sealed class RefusalTests
{
    private const string TraceId = "0b2e9b52-6c7b-4d7e-8f0a-2f4f3a1c0100";
    private const string CorrelationId = "7e1f4f0c-91c6-4f58-8a0e-3d2a1b0c9d8e";
    private const string Ids = $" Trace ID: {TraceId} Correlation ID: {CorrelationId} Timestamp: 2026-06-08 12:00:00Z";

    [Fact]
    public async Task A_refusal_is_whole()
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(
            SignIns.ByRefreshToken, SignIns.Refused("invalid_grant", $"AADSTS50076: You must use multi-factor authentication.{Ids}", "basic_action"));

        Assert.Equal(
            ("MfaInteractionRequired", "AADSTS50076", TraceId, CorrelationId, "contoso.example", null),
            (refused.ErrorId, refused.AadstsCode, refused.TraceId, refused.CorrelationId, refused.TargetName, refused.InnerException));
        Assert.Equal(new DateTimeOffset(2026, 6, 8, 12, 0, 0, TimeSpan.Zero), refused.Timestamp);
        Assert.Equal("MFA is needed, and only a person can do it. AADSTS50076: You must use multi-factor authentication.", refused.Message);
        Assert.Equal(
            $"Sign in again with MFA and store the new refresh token: New-PartnerMfaRefreshToken -TenantId contoso.example -ApplicationId {TestTokens.ApplicationId}. "
            + "'Remember MFA on trusted devices' and sign-in frequency policies end refresh tokens early; to see the account's: Test-PartnerMfaSetup -UserPrincipalName '<account>' -TenantId contoso.example",
            refused.Remedy);
    }

    public static TheoryData<int> Codes => [.. AadstsErrors.All.SelectMany(row => row.Codes)];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Every_code_reaches_the_user_with_its_advice(int code)
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(
            SignIns.ByRefreshToken, SignIns.Refused("invalid_grant", $"AADSTS{code}: Words of the service.{Ids}"));
        AadstsError row = AadstsErrors.Find(code)!;

        Assert.Equal(
            (row.Id.ToString(), $"AADSTS{code}", $"{row.Meaning} AADSTS{code}: Words of the service."),
            (refused.ErrorId, refused.AadstsCode, refused.Message));
    }

    [Theory]
    [InlineData("interaction_required", null, "MfaInteractionRequired")]
    [InlineData("consent_required", null, "ConsentRequired")]
    [InlineData("access_denied", null, "SignInDeclined")]
    [InlineData("temporarily_unavailable", null, "ServiceUnavailable")]
    [InlineData("invalid_grant", "basic_action", "MfaInteractionRequired")]
    [InlineData("invalid_grant", "additional_action", "MfaInteractionRequired")]
    [InlineData("invalid_grant", "message_only", "ConditionalAccessBlocked")]
    [InlineData("invalid_grant", "consent_required", "ConsentRequired")]
    [InlineData("invalid_grant", "user_password_expired", "AccountDisabled")]
    [InlineData("invalid_grant", null, "SignInFailed")]
    [InlineData("unauthorized_client", null, "SignInFailed")]
    [InlineData("invalid_client", null, "SignInFailed")]
    public async Task For_an_unknown_code_the_OAuth_error_decides(string error, string? suberror, string id)
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(
            SignIns.ByRefreshToken, SignIns.Refused(error, $"AADSTS999999: Something new.{Ids}", suberror));

        Assert.Equal((id, "AADSTS999999"), (refused.ErrorId, refused.AadstsCode));
        Assert.EndsWith("Something new.", refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Remedy);
    }

    [Theory]
    [InlineData("AADSTS7000215: Invalid client secret '{0}' provided.")]
    [InlineData("AADSTS9002313: The refresh_token={0} is malformed.")]
    [InlineData("AADSTS999999: {0}")]
    [InlineData("{0}")]
    public async Task A_service_that_echoes_a_secret_does_not_get_it_printed(string description)
    {
        foreach (string secret in new[] { SignIns.RefreshToken, SignIns.ClientSecret })
            foreach (string spelling in new[] { secret, Uri.EscapeDataString(secret), WebUtility.UrlEncode(secret), WebUtility.HtmlEncode(secret) })
            {
                PartnerMfaException refused = await SignIns.RefusedAsync(
                    SignIns.ByWebApp, SignIns.Refused("invalid_client", description.Replace("{0}", spelling, StringComparison.Ordinal)));
                string everything = refused.Message + refused.Remedy + refused + refused.TargetName + refused.CorrelationId + refused.TraceId;

                Assert.DoesNotContain("planted", everything, StringComparison.Ordinal);
                Assert.Contains("(secret)", refused.Message, StringComparison.Ordinal);
            }
    }

    [Fact]
    public async Task Tokens_and_codes_from_the_service_are_not_printed()
    {
        string planted = TestTokens.With().Reveal();
        PartnerMfaException refused = await SignIns.RefusedAsync(
            SignIns.ByWebApp, SignIns.Refused("invalid_grant", $"AADSTS70000: The code '{planted}' is not valid."));

        Assert.Equal("The refresh token is not valid, or is damaged. AADSTS70000: The code '(secret)' is not valid.", refused.Message);
    }

    [Fact]
    public async Task An_answer_that_is_not_JSON_is_an_error_with_advice()
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(
            SignIns.ByWebApp, new Reply(400, $"<html>{SignIns.ClientSecret}</html>") { MediaType = "text/html" });

        Assert.Equal(("SignInFailed", null), (refused.ErrorId, refused.AadstsCode));
        Assert.DoesNotContain(SignIns.ClientSecret, refused + refused.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_cannot_be_read_is_a_failure_of_ours() => Assert.Equal(
        "TokenMalformed", (await SignIns.RefusedAsync(SignIns.ByRefreshToken, SignIns.Granted(new Secret("opaque")))).ErrorId);

    [Fact]
    public async Task A_network_that_fails_names_the_host()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(() => throw new HttpRequestException("No such host is known."));
        PartnerMfaException refused = await Assert.ThrowsAsync<PartnerMfaException>(() => SignIns.Service(handler).SignInAsync(SignIns.ByRefreshToken));

        Assert.Equal(
            ("NetworkFailure", "The sign-in service login.microsoftonline.com could not be reached: No such host is known.", "login.microsoftonline.com"),
            (refused.ErrorId, refused.Message, refused.TargetName));
    }
}
