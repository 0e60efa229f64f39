using PartnerMfa.Tokens;

namespace PartnerMfa.SignIn;

/// <summary>Finds bad input before anything is sent.</summary>
internal static class SignInChecks
{
    /// <exception cref="PartnerMfaException"><c>ApplicationIdInvalid</c>, <c>TenantInvalid</c> or <c>RefreshTokenInvalid</c>.</exception>
    public static void Check(SignInRequest request)
    {
        if (request.ApplicationId is { } application && !Guid.TryParseExact(application, "D", out _))
            throw Failures.ApplicationIdInvalid(application);
        if (request.TenantId is { } tenant && !IsTenant(tenant))
            throw Failures.TenantInvalid(tenant);
        if (request is RefreshTokenSignIn { RefreshToken: var refreshToken })
            CheckRefreshToken(refreshToken);
    }

    private static bool IsTenant(string tenant) =>
        Guid.TryParseExact(tenant, "D", out _)
        || (Uri.CheckHostName(tenant) == UriHostNameType.Dns && tenant.All(c => char.IsLetterOrDigit(c) || c is '.' or '-'));

    private static void CheckRefreshToken(Secret refreshToken)
    {
        string text = refreshToken.Reveal().Trim();
        if (text.Length == 0) throw Failures.RefreshTokenInvalid("There is no refresh token: the text is empty.");
        if (TokenReader.IsReadable(refreshToken))
            throw Failures.RefreshTokenInvalid("This is an access token (or an ID token), not a refresh token.");
    }
}
