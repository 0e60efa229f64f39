using PartnerMfa.Tokens;

namespace PartnerMfa.SignIn;

/// <summary>Finds bad input before anything is sent.</summary>
internal static class SignInChecks
{
    /// <exception cref="PartnerMfaException"><c>ApplicationIdInvalid</c>, <c>TenantInvalid</c>, <c>RefreshTokenInvalid</c> or <c>ClientSecretInvalid</c>.</exception>
    public static void Check(SignInRequest request)
    {
        if (request.ApplicationId is { } application && !IsGuid(application))
            throw Failures.ApplicationIdInvalid(application);
        if (request.TenantId is { } tenant && !IsTenant(tenant))
            throw Failures.TenantInvalid(tenant);
        if (request is RefreshTokenSignIn refresh)
        {
            CheckRefreshToken(refresh.RefreshToken);
            CheckClientSecret(refresh);
        }
    }

    // Parsing alone would take blanks around it, too.
    private static bool IsGuid(string text) => text.Length == 36 && Guid.TryParseExact(text, "D", out _);

    private static bool IsTenant(string tenant) =>
        IsGuid(tenant)
        || (Uri.CheckHostName(tenant) == UriHostNameType.Dns && tenant.All(c => char.IsLetterOrDigit(c) || c is '.' or '-'));

    private static void CheckRefreshToken(Secret refreshToken)
    {
        string text = refreshToken.Reveal().Trim();
        if (text.Length == 0) throw Failures.RefreshTokenInvalid("There is no refresh token: the text is empty.");
        if (TokenReader.IsReadable(refreshToken))
            throw Failures.RefreshTokenInvalid("This is an access token (or an ID token), not a refresh token.");
    }

    private static void CheckClientSecret(RefreshTokenSignIn request)
    {
        if (request.ClientSecret is not { } secret) return;
        if (request.ApplicationId is null) throw Failures.ApplicationIdMissing();
        if (secret.Reveal().Trim().Length == 0) throw Failures.ClientSecretEmpty();
    }
}
