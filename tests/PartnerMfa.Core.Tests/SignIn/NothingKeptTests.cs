using PartnerMfa.Environments;
using PartnerMfa.SignIn.Msal;

namespace PartnerMfa.SignIn;

/// <summary>A request that cannot be fulfilled is reported and not ignored.</summary>
public sealed class NothingKeptTests
{
    private static readonly AccessTokenSignIn Supplied = new() { Environment = PartnerMfaEnvironments.Global, AccessToken = TestTokens.With() };

    [Theory]
    [InlineData(PartnerMfaContextScope.CurrentUser, 1)]
    [InlineData(PartnerMfaContextScope.Process, 0)]
    public async Task A_sign_in_that_cannot_store_tokens_says_so_when_asked_to(PartnerMfaContextScope scope, int warnings)
    {
        RecordingObserver observer = new();
        using ScriptedHandler handler = new();

        await SignIns.Service(handler).SignInAsync(Supplied with { ContextScope = scope }, observer);

        Assert.Equal(
            Enumerable.Repeat("warning: The sign-in method AccessToken stores no tokens for later sessions. Sign in again there.", warnings),
            observer.Told);
    }

    [Fact]
    public void The_password_of_a_certificate_file_needs_the_file()
    {
        CredentialChoice choice = new() { CertificateThumbprint = new string('a', 40), CertificatePassword = new Secret("planted") };

        PartnerMfaException refused = Assert.Throws<PartnerMfaException>(() => ClientCredentials.Find(choice));

        Assert.Equal("CredentialMissing", refused.ErrorId);
        Assert.DoesNotContain("planted", refused.ToString() + refused.Remedy, StringComparison.Ordinal);
    }
}
