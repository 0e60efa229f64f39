using PartnerMfa.Errors;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>Chooses the sign-in when the user named none. It is never one that waits for a user who is not present.</summary>
internal static class DefaultSignIn
{
    /// <exception cref="PartnerMfaException"><c>NotConnected</c> when no user is present.</exception>
    public static SignInRequest Choose(PartnerMfaEnvironment environment, Interactivity presence, CommandHints words, string? account = null)
    {
        // The sandbox's user is simulated and always present.
        if (environment.IsSandbox || presence.BrowserCanOpen) return new BrowserSignIn { Environment = environment, Presence = presence, UserPrincipalName = account };
        return presence.SomebodyIsThere
            ? new DeviceCodeSignIn { Environment = environment, UserPrincipalName = account }
            : throw Failures.NotConnected(words, presence.WhyNobody!, new CommandTarget(environment, Account: account));
    }
}

/// <summary>
/// Returns the sign-in for Microsoft Graph when no token was given: the one of the existing connection, or else the default.
/// </summary>
internal static class GraphSignIn
{
    /// <param name="connected">The connection; null when there is none. A connection that is only a token cannot get another one.</param>
    /// <param name="environment">The environment of that Graph.</param>
    /// <param name="presence">Whether a user is present.</param>
    /// <param name="words">The wording for what else the user can do.</param>
    /// <exception cref="PartnerMfaException"><c>NotConnected</c> when no user is present and the connection does not help.</exception>
    public static SignInRequest Choose(
        Session? connected, PartnerMfaEnvironment environment, Interactivity presence, CommandHints words) =>
        connected is { Request: not AccessTokenSignIn } && ReferenceEquals(connected.Environment, environment)
            ? connected.Request with { UserPrincipalName = connected.Claims.Account ?? connected.Request.UserPrincipalName, ClaimsChallenge = null, Force = false }
            : DefaultSignIn.Choose(environment, presence, words);
}
