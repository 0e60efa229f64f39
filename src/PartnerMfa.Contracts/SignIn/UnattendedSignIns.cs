namespace PartnerMfa.SignIn;

/// <summary>Nobody is there: the refresh token of an earlier sign-in (RFC 6749, section 6) passes on the MFA of that sign-in.</summary>
internal sealed record RefreshTokenSignIn : SignInRequest
{
    public required Secret RefreshToken { get; init; }

    /// <summary>What proves a confidential client (secure application model); null of a public client.</summary>
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
