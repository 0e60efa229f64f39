namespace PartnerMfa.SignIn;

/// <summary>The sign-in when none was asked for by name: never one that waits for a person who is not there.</summary>
internal static class ImpliedSignIn
{
    /// <summary>The browser form, asked for by name.</summary>
    /// <exception cref="PartnerMfaException"><c>BrowserUnavailable</c> when nobody or no browser is there.</exception>
    public static SignInRequest Browser(PartnerMfaEnvironment environment, PersonPresence presence, CommandWords words) =>
        environment.IsSandbox || presence.BrowserCanOpen
            ? new BrowserSignIn { Environment = environment }
            : throw Failures.BrowserUnavailable(words, presence.WhyNobody ?? presence.WhyNoBrowser!);

    /// <exception cref="PartnerMfaException"><c>NotConnected</c> when nobody is there.</exception>
    public static SignInRequest Choose(PartnerMfaEnvironment environment, PersonPresence presence, CommandWords words)
    {
        // The sandbox's person is simulated and always there.
        if (environment.IsSandbox || presence.BrowserCanOpen) return new BrowserSignIn { Environment = environment };
        return presence.SomebodyIsThere
            ? new DeviceCodeSignIn { Environment = environment }
            : throw Failures.NotConnected(words, presence.WhyNobody!);
    }
}
