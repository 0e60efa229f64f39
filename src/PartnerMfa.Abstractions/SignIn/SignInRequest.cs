namespace PartnerMfa.SignIn;

/// <summary>A sign-in that was asked for: what every form has in common.</summary>
internal abstract record SignInRequest
{
    public required PartnerMfaEnvironment Environment { get; init; }

    /// <summary>A tenant id or a domain of the tenant; null means the user's own.</summary>
    public string? TenantId { get; init; }

    /// <summary>The client id; null means the default public client.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>The account to suggest; in the sandbox it chooses the case.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>How long a person may take; null means as long as the service lets them.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>The form's name, as the context shows it.</summary>
    public abstract string Method { get; }

    /// <summary>What must never stand in an error.</summary>
    public virtual IEnumerable<Secret> Secrets => [];
}

/// <summary>A person signs in in the system's browser: authorization code with PKCE on a loopback redirect (RFC 8252).</summary>
internal sealed record BrowserSignIn : SignInRequest
{
    public override string Method => "Browser";
}

/// <summary>A person signs in on any device with a code (RFC 8628).</summary>
internal sealed record DeviceCodeSignIn : SignInRequest
{
    public override string Method => "DeviceCode";
}

/// <summary>Nobody is there: the refresh token of an earlier sign-in (RFC 6749, section 6) passes on the MFA of that sign-in.</summary>
internal sealed record RefreshTokenSignIn : SignInRequest
{
    public required Secret RefreshToken { get; init; }

    /// <summary>The secret of a confidential client (secure application model); null of a public client.</summary>
    public Secret? ClientSecret { get; init; }

    public override string Method => "RefreshToken";

    public override IEnumerable<Secret> Secrets => ClientSecret is null ? [RefreshToken] : [RefreshToken, ClientSecret];
}

/// <summary>A token the user has already.</summary>
internal sealed record AccessTokenSignIn : SignInRequest
{
    public required Secret AccessToken { get; init; }

    public override string Method => "AccessToken";

    public override IEnumerable<Secret> Secrets => [AccessToken];
}
