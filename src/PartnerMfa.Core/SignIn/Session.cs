using Microsoft.Identity.Client;
using PartnerMfa.Tokens;

namespace PartnerMfa.SignIn;

/// <summary>A connection: a token, and what can renew it.</summary>
/// <param name="Request">The sign-in that made it.</param>
/// <param name="AccessToken">The token in hand.</param>
/// <param name="Claims">What it says.</param>
/// <param name="Application">MSAL's application with its cache; null when the user brought the token.</param>
/// <param name="MsalAccount">Whose tokens in the cache these are; null when the user brought the token.</param>
internal sealed record Session(
    SignInRequest Request,
    Secret AccessToken,
    AccessTokenClaims Claims,
    IClientApplicationBase? Application = null,
    IAccount? MsalAccount = null)
{
    public PartnerMfaEnvironment Environment => Request.Environment;

    public bool CanRenew => Application is not null && MsalAccount is not null;
}
