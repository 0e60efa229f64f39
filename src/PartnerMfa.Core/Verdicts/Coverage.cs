using PartnerMfa.SignIn;

namespace PartnerMfa.Verdicts;

/// <summary>What a Yes of the service covers, what it does not, and how long it holds.</summary>
internal static class Coverage
{
    /// <summary>Sentences that follow the answer; empty when the token came from somewhere that nobody knows.</summary>
    public static string Of(VerdictContext found) => found.Form switch
    {
        SignInForm.Browser or SignInForm.DeviceCode or SignInForm.AuthorizationCode =>
            $" This account can sign in with MFA. A job passes only with its own token: {found.Words.SignInByRefreshToken(found.Target)}."
            + (found.AskedForMfa
                ? $" MFA was asked for; to see what the policies alone require: {found.Words.SignInWithoutAskingForMfa(found.Target)}."
                : " MFA was not asked for, so a policy requires it."),
        SignInForm.RefreshToken =>
            $" This access token is valid until {found.Token.ExpiresOn:u}. The refresh token carries on until it is not used for 90 days, the password changes, the sessions are revoked, "
            + "or a policy ends it; store the new one after every use.",
        SignInForm.AccessToken => $" The answer holds for this access token, which is valid until {found.Token.ExpiresOn:u}.",
        _ => "",
    };
}
