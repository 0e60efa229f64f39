namespace PartnerMfa.SignIn;

/// <summary>A person signs in in the system's browser: authorization code with PKCE on a loopback redirect (RFC 8252).</summary>
internal sealed record BrowserSignIn : SignInRequest
{
    /// <summary>Whether somebody is there to sign in; asked when no token that is kept will do.</summary>
    public required Interactivity Presence { get; init; }

    public override SignInForm Form => SignInForm.Browser;

    public override bool IsInteractive => true;
}

/// <summary>A person signs in on any device with a code (RFC 8628).</summary>
internal sealed record DeviceCodeSignIn : SignInRequest
{
    public override SignInForm Form => SignInForm.DeviceCode;

    public override bool IsInteractive => true;
}

/// <summary>
/// A person signs in once for an app that runs without them (secure application model): authorization code with PKCE, of a
/// confidential client when it has a credential.
/// </summary>
internal sealed record AuthorizationCodeSignIn : SignInRequest
{
    public required Interactivity Presence { get; init; }

    /// <summary>What proves the app; null of a public client.</summary>
    public ClientCredential? Credential { get; init; }

    /// <summary>The registered redirect address, on loopback; null takes the first free port from 8400.</summary>
    public Uri? RedirectUri { get; init; }

    public override SignInForm Form => SignInForm.AuthorizationCode;

    public override bool IsInteractive => true;

    public override IEnumerable<Secret> Secrets => Credential?.Secrets ?? [];

    protected override ClientCredential? Proof => Credential;
}
