using System.Net;
using System.Text.Json;
using PartnerMfa.Tokens;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>Which refresh tokens are returned, and what is said about them.</summary>
public sealed class RefreshTokenIssueTests
{
    private static readonly Secret WithoutMfa = TestTokens.With(("amr", new[] { "pwd" }));

    private readonly ManualClock _clock = new();

    [Fact]
    public void A_refresh_token_made_with_MFA_is_returned_with_its_details()
    {
        PartnerMfaRefreshToken token = Create(TestTokens.With());

        Assert.Equal(SignIns.RefreshToken, new NetworkCredential("", token.RefreshToken).Password);
        Assert.Equal(
            (TestTokens.Account, TestTokens.TenantId, TestTokens.ApplicationId, "Global", "Yes", "MfaClaimPresent"),
            (token.Account, token.TenantId, token.ApplicationId, token.Environment, token.Result, token.Reason));
        Assert.Equal(["pwd", "mfa"], token.AuthenticationMethods!);
    }

    [Fact]
    public void An_unused_refresh_token_ends_after_ninety_days()
    {
        PartnerMfaRefreshToken token = Create(TestTokens.With());

        Assert.Equal((new DateTime(2026, 6, 8, 12, 0, 0), new DateTime(2026, 9, 6, 12, 0, 0)), (token.CreatedOn, token.ExpiresOn));
        Assert.Equal((DateTimeKind.Utc, DateTimeKind.Utc), (token.CreatedOn.Kind, token.ExpiresOn.Kind));
    }

    [Fact]
    public void A_refresh_token_made_without_MFA_is_not_returned()
    {
        PartnerMfaException refused = Assert.Throws<PartnerMfaException>(() => Create(WithoutMfa));

        Assert.Equal(("MfaInteractionRequired", TestTokens.Account), (refused.ErrorId, refused.TargetName));
        Assert.StartsWith("The sign-in is complete, but its refresh token is held back. ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("-AllowWithoutMfa", refused.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", refused + refused.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"amr":["ngcmfa"]}""")]
    [InlineData("""{"amr":null,"ver":"2.0"}""")]
    [InlineData("""{"amr":["MFA"]}""")]
    public void A_token_is_held_back_when_it_is_not_certain_that_it_has_MFA(string claims) =>
        Assert.Equal("MfaInteractionRequired", Assert.Throws<PartnerMfaException>(() => Create(TestTokens.Changed(claims))).ErrorId);

    [Fact]
    public void A_refresh_token_without_MFA_is_returned_on_request_with_its_verdict()
    {
        PartnerMfaRefreshToken token = Create(WithoutMfa, allowWithoutMfa: true);

        Assert.Equal(("No", "MfaClaimMissing"), (token.Result, token.Reason));
        Assert.Equal(["pwd"], token.AuthenticationMethods!);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_a_refresh_token_there_is_nothing_to_hand_out(bool allowWithoutMfa)
    {
        PartnerMfaException refused = Assert.Throws<PartnerMfaException>(() => Create(TestTokens.With(), allowWithoutMfa, refreshToken: null));

        Assert.Equal(
            ("SignInFailed", "The sign-in is complete, but the service returned no refresh token.", TestTokens.Account),
            (refused.ErrorId, refused.Message, refused.TargetName));
    }

    [Fact]
    public void Neither_the_token_nor_the_session_shows_a_secret()
    {
        Session session = SessionOf(TestTokens.With(), SignIns.RefreshToken);
        PartnerMfaRefreshToken token = Create(TestTokens.With());
        string shown = token + JsonSerializer.Serialize(token) + session + session.Request
            + JsonSerializer.Serialize(session.RefreshToken) + JsonSerializer.Serialize(session.AccessToken);

        Assert.All(
            [SignIns.RefreshToken, SignIns.ClientSecret, TestTokens.With().Reveal(), "planted"],
            secret => Assert.DoesNotContain(secret, shown, StringComparison.Ordinal));
        Assert.Contains("(secret)", shown, StringComparison.Ordinal);
    }

    private static Session SessionOf(Secret accessToken, string? refreshToken) => new()
    {
        Request = SignIns.ByWebApp,
        AccessToken = accessToken,
        Claims = TokenReader.Read(accessToken),
        RefreshToken = refreshToken is null ? null : new Secret(refreshToken),
    };

    private PartnerMfaRefreshToken Create(Secret accessToken, bool allowWithoutMfa = false, string? refreshToken = SignIns.RefreshToken)
    {
        Session session = SessionOf(accessToken, refreshToken);
        return RefreshTokenIssue.Create(session, SessionContext.Of(session, _clock, CommandHints.PowerShell), allowWithoutMfa, _clock.GetUtcNow());
    }
}
