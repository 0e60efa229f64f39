using PartnerMfa.Environments;

namespace PartnerMfa.Tokens;

public sealed class TokenInspectorTests
{
    private static readonly DateTime Now = new(2026, 6, 8, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_result_of_a_good_token_is_whole() => Assert.Equivalent(
        new PartnerMfaResult
        {
            Result = "Yes",
            Reason = "MfaClaimPresent",
            Message = "The user signed in with MFA: the token's amr claim has 'mfa'.",
            Remedy = null,
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
            SignatureStatus = "NotChecked",
            CheckedOn = Now,
            Evidence = ["row: amr has the element 'mfa'"],
        },
        TokenTests.Run(TestTokens.With()),
        strict: true);

    [Fact]
    public void The_result_of_a_token_without_mfa_says_how_to_mend_it()
    {
        PartnerMfaResult result = TokenTests.Run(TestTokens.With(("amr", new[] { "pwd", "rsa" })));

        Assert.Equal("The user signed in without MFA: the token's amr claim has only 'pwd', 'rsa'.", result.Message);
        Assert.Equal(
            $"Sign in once with MFA, on a machine with a browser, and give the program the refresh token of that sign-in: New-PartnerMfaRefreshToken -TenantId {TestTokens.TenantId} -ApplicationId {TestTokens.ApplicationId} "
            + $"-UserPrincipalName {TestTokens.Account}. To see what the tenant requires of this account: Test-PartnerMfaSetup -UserPrincipalName {TestTokens.Account} -TenantId {TestTokens.TenantId}",
            result.Remedy);
    }

    [Theory]
    [InlineData("""["pwd","mfa"]""", "Yes")]
    [InlineData("""["pwd"]""", "No")]
    [InlineData("""["ngcmfa"]""", "Unknown")]
    public void An_expired_token_keeps_its_verdict_and_is_marked(string methods, string verdict)
    {
        PartnerMfaResult result = TokenTests.Run(TestTokens.Changed($$"""{"amr":{{methods}},"iat":1700000000,"nbf":1700000000,"exp":1700003900}"""));

        Assert.Equal((verdict, true), (result.Result, result.IsExpired));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_token_is_expired_from_the_second_it_ends(int secondsFromNow, bool expired)
    {
        long end = new DateTimeOffset(Now).ToUnixTimeSeconds() + secondsFromNow;
        Assert.Equal(expired, TokenTests.Run(TestTokens.With(("exp", end))).IsExpired);
    }

    [Fact]
    public void A_token_that_never_ends_is_not_expired()
    {
        PartnerMfaResult result = TokenTests.Run(TestTokens.With(("exp", null)));

        Assert.Equal((false, null), (result.IsExpired, result.ExpiresOn));
    }

    [Fact]
    public void The_outcome_of_a_signature_check_is_shown()
    {
        TokenInspector inspector = new(new ManualClock(), Work.CommandHints.PowerShell);

        Assert.Equal("Valid", inspector.Run(TokenTests.Question(TestTokens.With()), Verdicts.SignatureFinding.Valid).SignatureStatus);
        PartnerMfaResult result = inspector.Run(TokenTests.Question(TestTokens.With()), Verdicts.SignatureFinding.Invalid("why"));
        Assert.Equal(("Unknown", "Invalid"), (result.Result, result.SignatureStatus));
    }

    [Fact]
    public void Several_audiences_are_listed() =>
        Assert.Equal("a, b", TokenTests.Run(TestTokens.With(("aud", new[] { "a", "b" }))).Audience);

    [Fact]
    public void A_v2_token_shows_its_own_claims()
    {
        PartnerMfaResult result = TokenTests.Run(TestTokens.Changed(
            """{"ver":"2.0","amr":null,"appid":null,"azp":"11111111-0000-0000-0000-000000000000","upn":null,"unique_name":null,"preferred_username":"v2@contoso.example"}"""));

        Assert.Equal(
            ("Unknown", "11111111-0000-0000-0000-000000000000", "v2@contoso.example", null),
            (result.Result, result.ApplicationId, result.Account, result.AuthenticationMethods));
    }

    [Fact]
    public void A_token_of_another_cloud_names_that_cloud()
    {
        PartnerMfaResult result = TokenTests.Run(TestTokens.With(), PartnerMfaEnvironments.China);

        Assert.Equal("WrongAudience", result.Reason);
        Assert.Equal("This is a token for the environment Global: Test-PartnerCenterMfa -AccessToken $token", result.Remedy);
    }
}
