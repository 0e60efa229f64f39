using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>A sign-in that was asked for: what every form has in common.</summary>
internal abstract record SignInRequest
{
    public required PartnerMfaEnvironment Environment { get; init; }

    /// <summary>A tenant id or a domain of the tenant; null means the user's own.</summary>
    public string? TenantId { get; init; }

    /// <summary>The client ID; null means the default public client.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>The account to suggest; in the sandbox it chooses the case.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>
    /// The permissions of Microsoft Graph to ask for, such as <c>User.Read.All</c>; empty asks for Partner Center. An app for itself
    /// gets those it was given, whichever are named here.
    /// </summary>
    public IReadOnlyList<string> GraphPermissions { get; init; } = [];

    /// <summary>How long the sign-in may take; null means as long as the service lets a person.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>A claims request of the caller's (OpenID Connect Core, section 5.5), as a service's challenge gives it; null asks only for MFA.</summary>
    public string? ClaimsChallenge { get; init; }

    /// <summary>Sign in as an ordinary application would: only the policies decide whether MFA is required.</summary>
    public bool WithoutAskingForMfa { get; init; }

    /// <summary>The sign-in asks for MFA: a person takes part, and the token is for Partner Center.</summary>
    public bool AsksForMfa => IsInteractive && !IsForGraph && !WithoutAskingForMfa;

    /// <summary>Where tokens are kept.</summary>
    public PartnerMfaContextScope ContextScope { get; init; }

    /// <summary>Do not use a token that is kept already.</summary>
    public bool Force { get; init; }

    /// <summary>The token is for Microsoft Graph: the MFA requirement is not about it.</summary>
    public bool IsForGraph => GraphPermissions.Count > 0;

    /// <summary>What the token is to be made for.</summary>
    public string Resource => OtherResource ?? (IsForGraph ? Environment.GraphResource : Environment.Resource);

    /// <summary>Another service that the token is for, such as a key vault; null means Partner Center or Microsoft Graph.</summary>
    public string? OtherResource { get; init; }

    /// <summary>The delegated scopes that are asked for.</summary>
    public IEnumerable<string> Scopes => OtherResource is { } other ? [$"{other}/.default"]
        : IsForGraph ? GraphPermissions.Select(permission => $"{Resource}/{permission}")
        : [Environment.Scope];

    /// <summary>The form's name, as the context shows it.</summary>
    public string Method => Form.ToString();

    public abstract SignInForm Form { get; }

    /// <summary>A person takes part in it.</summary>
    public virtual bool IsInteractive => false;

    /// <summary>What must never appear in an error.</summary>
    public virtual IEnumerable<Secret> Secrets => [];

    /// <summary>What proves a confidential client; null for a public one.</summary>
    protected virtual ClientCredential? Proof => null;

    /// <summary>Whom suggested commands are about.</summary>
    public CommandTarget Target => new(Environment, TenantId, ApplicationId, UserPrincipalName)
    {
        ProofForPowerShell = Proof switch
        {
            ClientSecretCredential => " -Credential $credential",
            ClientCertificateCredential => " -Certificate $certificate",
            FederatedTokenCredential => " -FederatedToken $federatedToken",
            _ => null,
        },
        ProofForTool = Proof switch
        {
            ClientSecretCredential => " --client-secret-file secret.txt",
            ClientCertificateCredential => " --certificate app.pfx",
            _ => null,
        },
    };
}

/// <summary>How a token was obtained. The advice depends on it.</summary>
internal enum SignInForm
{
    /// <summary>Not known: the token or the error was given as it is.</summary>
    Unknown,

    /// <summary>A person signed in in the system's browser.</summary>
    Browser,

    /// <summary>A person signed in with a code on another device.</summary>
    DeviceCode,

    /// <summary>A person signed in once for an app that runs without them.</summary>
    AuthorizationCode,

    /// <summary>A kept refresh token was redeemed.</summary>
    RefreshToken,

    /// <summary>The user brought an access token.</summary>
    AccessToken,

    /// <summary>An app signed in as itself.</summary>
    ServicePrincipal,

    /// <summary>A machine or job in Azure signed in as itself.</summary>
    ManagedIdentity,
}

/// <summary>A person signs in in the system's browser: authorization code with PKCE on a loopback redirect (RFC 8252).</summary>
internal sealed record BrowserSignIn : SignInRequest
{
    /// <summary>Whether a user is present to sign in, used when no kept token is good enough.</summary>
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

    /// <summary>The credential of the app; null for a public client.</summary>
    public ClientCredential? Credential { get; init; }

    /// <summary>The registered redirect address, on loopback; null takes the first free port from 8400.</summary>
    public Uri? RedirectUri { get; init; }

    public override SignInForm Form => SignInForm.AuthorizationCode;

    public override bool IsInteractive => true;

    public override IEnumerable<Secret> Secrets => Credential?.Secrets ?? [];

    protected override ClientCredential? Proof => Credential;
}

/// <summary>Unattended: the refresh token of an earlier sign-in (RFC 6749, section 6) carries forward the MFA of that sign-in.</summary>
internal sealed record RefreshTokenSignIn : SignInRequest
{
    public required Secret RefreshToken { get; init; }

    /// <summary>What proves a confidential client (secure application model); null for a public client.</summary>
    public ClientCredential? Credential { get; init; }

    public override SignInForm Form => SignInForm.RefreshToken;

    public override IEnumerable<Secret> Secrets => [RefreshToken, .. Credential?.Secrets ?? []];

    protected override ClientCredential? Proof => Credential;
}

/// <summary>A token the user has already.</summary>
internal sealed record AccessTokenSignIn : SignInRequest
{
    public required Secret AccessToken { get; init; }

    public override SignInForm Form => SignInForm.AccessToken;

    public override IEnumerable<Secret> Secrets => [AccessToken];
}

/// <summary>The app for itself (RFC 6749, section 4.4). App-only: the MFA requirement does not apply.</summary>
internal sealed record ServicePrincipalSignIn : SignInRequest
{
    public required ClientCredential Credential { get; init; }

    public override SignInForm Form => SignInForm.ServicePrincipal;

    public override IEnumerable<Secret> Secrets => Credential.Secrets;
}

/// <summary>The identity that Azure gives this machine or job. App-only: the MFA requirement does not apply.</summary>
internal sealed record ManagedIdentitySignIn : SignInRequest
{
    public override SignInForm Form => SignInForm.ManagedIdentity;
}
