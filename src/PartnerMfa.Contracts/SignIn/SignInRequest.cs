using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>A requested sign-in: what every kind of sign-in has in common.</summary>
internal abstract record SignInRequest
{
    public required PartnerMfaEnvironment Environment { get; init; }

    /// <summary>The tenant ID or a domain of the tenant; null means the user's own tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>The client ID; null means the default public client.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>The account to suggest. In the sandbox, it selects the case.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>
    /// The permissions of Microsoft Graph to request, such as <c>User.Read.All</c>; empty requests Partner Center. An app that signs in as
    /// itself always gets the permissions that were granted to it.
    /// </summary>
    public IReadOnlyList<string> GraphPermissions { get; init; } = [];

    /// <summary>How long the sign-in may take; null means as long as the service allows.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>
    /// An additional claims request (OpenID Connect Core, section 5.5), such as one from a service's challenge; null requests only MFA.
    /// </summary>
    public string? ClaimsChallenge { get; init; }

    /// <summary>Whether to sign in as an ordinary application would, so that only the policies decide whether MFA is required.</summary>
    public bool WithoutAskingForMfa { get; init; }

    /// <summary>Whether the sign-in asks for MFA: a user takes part, and the token is for Partner Center.</summary>
    public bool AsksForMfa => IsInteractive && !IsForGraph && !WithoutAskingForMfa;

    /// <summary>Where to store tokens.</summary>
    public PartnerMfaContextScope ContextScope { get; init; }

    /// <summary>Whether to ignore a stored token.</summary>
    public bool Force { get; init; }

    /// <summary>Whether the token is for Microsoft Graph, to which the MFA requirement does not apply.</summary>
    public bool IsForGraph => GraphPermissions.Count > 0;

    /// <summary>The audience that the token should have.</summary>
    public string Resource => OtherResource ?? (IsForGraph ? Environment.GraphResource : Environment.Resource);

    /// <summary>Another service that the token is for, such as a key vault; null means Partner Center or Microsoft Graph.</summary>
    public string? OtherResource { get; init; }

    /// <summary>The delegated scopes to request.</summary>
    public IEnumerable<string> Scopes => OtherResource is { } other ? [$"{other}/.default"]
        : IsForGraph ? GraphPermissions.Select(permission => $"{Resource}/{permission}")
        : [Environment.Scope];

    /// <summary>The name of this kind of sign-in, as the context shows it.</summary>
    public string Method => Form.ToString();

    public abstract SignInForm Form { get; }

    /// <summary>Whether a user takes part in it.</summary>
    public virtual bool IsInteractive => false;

    /// <summary>The secrets that must never appear in an error.</summary>
    public virtual IEnumerable<Secret> Secrets => [];

    /// <summary>The credential of a confidential client; null for a public client.</summary>
    protected virtual ClientCredential? Proof => null;

    /// <summary>The subject of the commands that messages suggest.</summary>
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

/// <summary>How a token was obtained, which determines the advice.</summary>
internal enum SignInForm
{
    /// <summary>Not known: the token or the error came without its sign-in.</summary>
    Unknown,

    /// <summary>A user signed in with the system's browser.</summary>
    Browser,

    /// <summary>A user signed in with a code on another device.</summary>
    DeviceCode,

    /// <summary>A user signed in once for an app that runs unattended.</summary>
    AuthorizationCode,

    /// <summary>A stored refresh token was redeemed.</summary>
    RefreshToken,

    /// <summary>The user supplied an access token.</summary>
    AccessToken,

    /// <summary>An app signed in as itself.</summary>
    ServicePrincipal,

    /// <summary>A machine or job in Azure signed in as itself.</summary>
    ManagedIdentity,
}

/// <summary>A user signs in with the system's browser: authorization code with PKCE on a loopback redirect URI (RFC 8252).</summary>
internal sealed record BrowserSignIn : SignInRequest
{
    /// <summary>Whether a user is present to sign in, used when no kept token is good enough.</summary>
    public required Interactivity Presence { get; init; }

    public override SignInForm Form => SignInForm.Browser;

    public override bool IsInteractive => true;
}

/// <summary>A user signs in on any device with a code (RFC 8628).</summary>
internal sealed record DeviceCodeSignIn : SignInRequest
{
    public override SignInForm Form => SignInForm.DeviceCode;

    public override bool IsInteractive => true;
}

/// <summary>
/// A user signs in once for an app that runs unattended (secure application model): authorization code with PKCE, by a confidential client
/// when it has a credential.
/// </summary>
internal sealed record AuthorizationCodeSignIn : SignInRequest
{
    public required Interactivity Presence { get; init; }

    /// <summary>The credential of the app; null for a public client.</summary>
    public ClientCredential? Credential { get; init; }

    /// <summary>The registered redirect URI, on loopback; null uses the first free port from 8400.</summary>
    public Uri? RedirectUri { get; init; }

    public override SignInForm Form => SignInForm.AuthorizationCode;

    public override bool IsInteractive => true;

    public override IEnumerable<Secret> Secrets => Credential?.Secrets ?? [];

    protected override ClientCredential? Proof => Credential;
}

/// <summary>An unattended sign-in: the refresh token of an earlier sign-in (RFC 6749, section 6) carries its MFA forward.</summary>
internal sealed record RefreshTokenSignIn : SignInRequest
{
    public required Secret RefreshToken { get; init; }

    /// <summary>The credential of a confidential client (secure application model); null for a public client.</summary>
    public ClientCredential? Credential { get; init; }

    public override SignInForm Form => SignInForm.RefreshToken;

    public override IEnumerable<Secret> Secrets => [RefreshToken, .. Credential?.Secrets ?? []];

    protected override ClientCredential? Proof => Credential;
}

/// <summary>A token that the user already has.</summary>
internal sealed record AccessTokenSignIn : SignInRequest
{
    public required Secret AccessToken { get; init; }

    public override SignInForm Form => SignInForm.AccessToken;

    public override IEnumerable<Secret> Secrets => [AccessToken];
}

/// <summary>The app signs in as itself (RFC 6749, section 4.4). The token is app-only, so the MFA requirement does not apply.</summary>
internal sealed record ServicePrincipalSignIn : SignInRequest
{
    public required ClientCredential Credential { get; init; }

    public override SignInForm Form => SignInForm.ServicePrincipal;

    public override IEnumerable<Secret> Secrets => Credential.Secrets;
}

/// <summary>
/// This machine or job signs in with its identity in Azure. The token is app-only, so the MFA requirement does not apply.
/// </summary>
internal sealed record ManagedIdentitySignIn : SignInRequest
{
    public override SignInForm Form => SignInForm.ManagedIdentity;
}
