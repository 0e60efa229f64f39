using PartnerMfa.SignIn;

namespace PartnerMfa.Verdicts;

/// <summary>Describes how long a Yes from the service is valid, and what it does not cover.</summary>
internal static class Coverage
{
    /// <summary>The sentences that follow the answer.</summary>
    public static string Of(VerdictContext found) => found.Form switch
    {
        SignInForm.Browser or SignInForm.DeviceCode or SignInForm.AuthorizationCode =>
            $"{Until(found)} This account can sign in with MFA. A job passes only with its own token: {found.Words.SignInByRefreshToken(found.Target)}."
            + (found.AskedForMfa
                ? $" MFA was asked for; to see whether the policies require it on their own: {found.Words.SignInWithoutAskingForMfa(found.Target)}."
                : " MFA was not asked for, so a policy requires it."),
        SignInForm.RefreshToken =>
            $"{Until(found)} The refresh token that came with it ends when it is not used until {DisplayFormat.Day((found.CheckedOn + PartnerMfaRefreshToken.UnusedLifetime).UtcDateTime)}, "
            + "and earlier when the password changes, the sessions are revoked, or a policy says so (sign-in frequency, remembered MFA). Store it in place of the old one, after every use.",
        _ => Until(found),
    };

    private static string Until(VerdictContext found) =>
        found.Token.ExpiresOn is { } end ? $" The access token is valid until {DisplayFormat.Time(end.UtcDateTime)}." : "";
}
