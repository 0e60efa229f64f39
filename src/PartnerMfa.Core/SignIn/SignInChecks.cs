using PartnerMfa.Errors;
using PartnerMfa.Tokens;

namespace PartnerMfa.SignIn;

/// <summary>Finds invalid input before anything is sent.</summary>
internal static class SignInChecks
{
    /// <exception cref="PartnerMfaException">
    /// <c>ApplicationIdInvalid</c>, <c>TenantInvalid</c>, <c>TenantRequired</c>, <c>RefreshTokenInvalid</c>, <c>ClientSecretInvalid</c>
    /// or <c>CertificateRejected</c>.
    /// </exception>
    public static void Check(SignInRequest request)
    {
        if (request.ApplicationId is { } application && !IsGuid(application))
            throw Failures.ApplicationIdInvalid(application);
        if (request.TenantId is { } tenant && !IsTenant(tenant))
            throw Failures.TenantInvalid(tenant);
        switch (request)
        {
            case RefreshTokenSignIn refresh:
                CheckRefreshToken(refresh.RefreshToken);
                CheckCredential(request, refresh.Credential);
                break;
            case AuthorizationCodeSignIn code:
                if (request.ApplicationId is null) throw Failures.ApplicationIdRequired(request.Method);
                CheckCredential(request, code.Credential);
                break;
            case ServicePrincipalSignIn app:
                if (request.TenantId is null) throw Failures.TenantMissing(request.Method);
                CheckCredential(request, app.Credential);
                break;
        }
    }

    // Parsing alone would also accept surrounding blanks.
    private static bool IsGuid(string text) => text.Length == 36 && Guid.TryParseExact(text, "D", out _);

    /// <summary>
    /// Whether a text can name a tenant: its ID, or a domain, which contains a dot. A single word is a name, or a password in the wrong
    /// place.
    /// </summary>
    public static bool IsTenantName(string text) =>
        IsGuid(text)
        || (Uri.CheckHostName(text) == UriHostNameType.Dns && text.IndexOf('.') > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '.' or '-'));

    // Names that mean the tenant of the account that signs in.
    private static bool IsTenant(string tenant) => IsTenantName(tenant) || tenant is "organizations" or "common" or "consumers";

    private static void CheckRefreshToken(Secret refreshToken)
    {
        string text = refreshToken.Reveal().Trim();
        if (text.Length == 0) throw Failures.RefreshTokenInvalid("There is no refresh token: the text is empty.");
        if (text.Any(char.IsWhiteSpace)) throw Failures.RefreshTokenInvalid("The refresh token has blanks or line breaks in it: it was not copied whole.");
        if (TokenReader.IsReadable(refreshToken))
            throw Failures.RefreshTokenInvalid("This is an access token (or an ID token), not a refresh token.");
    }

    private static void CheckCredential(SignInRequest request, ClientCredential? credential)
    {
        if (credential is null) return;
        if (request.ApplicationId is null) throw Failures.ApplicationIdMissing();
        switch (credential)
        {
            case ClientSecretCredential { Value: var secret } when secret.Reveal().Trim().Length == 0:
                throw Failures.ClientSecretEmpty();
            case ClientSecretCredential { Value: var secret } when Guid.TryParseExact(secret.Reveal().Trim(), "D", out _):
                throw Failures.SecretIdGiven();
            case ClientCertificateCredential { Certificate: { HasPrivateKey: false } certificate }:
                throw Failures.CertificateUnusable(certificate.Subject, "it has no private key.");
        }
    }
}
