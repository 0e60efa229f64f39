using PartnerMfa.Errors;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>The sign-in when none was asked for by name: never one that waits for a person who is not there.</summary>
internal static class DefaultSignIn
{
    /// <exception cref="PartnerMfaException"><c>NotConnected</c> when nobody is there.</exception>
    public static SignInRequest Choose(PartnerMfaEnvironment environment, Interactivity presence, CommandHints words, string? account = null)
    {
        // The sandbox's person is simulated and always there.
        if (environment.IsSandbox || presence.BrowserCanOpen) return new BrowserSignIn { Environment = environment, Presence = presence, UserPrincipalName = account };
        return presence.SomebodyIsThere
            ? new DeviceCodeSignIn { Environment = environment, UserPrincipalName = account }
            : throw Failures.NotConnected(words, presence.WhyNobody!, new CommandTarget(environment, Account: account));
    }
}
