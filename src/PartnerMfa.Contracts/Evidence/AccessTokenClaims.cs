namespace PartnerMfa.Evidence;

/// <summary>The claims of a token that verdicts need. A claim is null when it is absent or has a type that it cannot have.</summary>
internal sealed record AccessTokenClaims
{
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>The elements of <c>amr</c>; null when the claim is absent, empty when it contains no text.</summary>
    public IReadOnlyList<string>? AuthenticationMethods { get; init; }

    /// <summary>The token is not signed: <c>alg</c> is missing or <c>none</c>, or the signature is empty.</summary>
    public bool IsUnsigned { get; init; }

    /// <summary>A sanitizer replaced the signature, so the claims can be read, but the token can neither be verified nor used.</summary>
    public bool IsScrubbed { get; init; }

    /// <summary>
    /// The claims and headers that occur more than once although they decide, name or verify something, in the order of the token.
    /// </summary>
    public IReadOnlyList<string> RepeatedClaims { get; init; } = [];

    /// <summary><c>amr</c> is present, but is neither an array nor a string.</summary>
    public bool AuthenticationMethodsUnreadable { get; init; }

    public string? Version { get; init; }

    public string? IdentityType { get; init; }

    public string? Scope { get; init; }

    /// <summary>The application permissions that were granted to the app (<c>roles</c>); empty when the claim is absent.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary><c>upn</c>, else <c>unique_name</c>, else <c>preferred_username</c>.</summary>
    public string? Account { get; init; }

    /// <summary>Every name of the user that the token contains: <c>upn</c>, <c>unique_name</c> and <c>preferred_username</c>.</summary>
    public IReadOnlyList<string> AccountNames { get; init; } = [];

    /// <summary>The user's or app's object ID in the tenant.</summary>
    public string? ObjectId { get; init; }

    public string? TenantId { get; init; }

    /// <summary><c>in_corp</c>: whether the sign-in came from a trusted network location.</summary>
    public bool IsFromTrustedNetwork { get; init; }

    /// <summary><c>idp</c>: the identity provider that the user signed in with; null when that is the tenant itself.</summary>
    public string? IdentityProvider { get; init; }

    /// <summary><c>appid</c>, or <c>azp</c> in a v2.0 token.</summary>
    public string? ApplicationId { get; init; }

    public string? Issuer { get; init; }

    public bool HasNonce { get; init; }

    public DateTimeOffset? IssuedOn { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? ExpiresOn { get; init; }

    /// <summary><c>exp</c> is missing, or <c>exp</c> or <c>nbf</c> is not a date.</summary>
    public bool IsLifetimeUnreadable { get; init; }

    public bool HasMethod(string method) => AuthenticationMethods?.Contains(method) == true;

    /// <summary>
    /// Whether this is an ID token. An ID token tells a client who signed in. It has no scope and names no client besides its audience;
    /// when it was requested through OpenID Connect, it carries the nonce of the request.
    /// </summary>
    public bool IsIdToken => Scope is null && ApplicationId is null && IdentityType is null && (HasNonce || Account is not null);

    public bool IsAppOnly =>
        string.Equals(IdentityType, "app", StringComparison.Ordinal) || (Scope is null && Account is null && !IsIdToken);

    public bool IsFor(PartnerMfaEnvironment environment) => HasAudience(environment.Resource, PartnerMfaEnvironment.PartnerCenterApplicationId);

    public bool IsForGraph(PartnerMfaEnvironment environment) => HasAudience(environment.GraphResource, PartnerMfaEnvironment.GraphApplicationId);

    public bool IsExpired(DateTimeOffset now) => ExpiresOn <= now;

    /// <summary>Whether the token belongs to this account. A token that names no account belongs to none.</summary>
    /// <param name="account">A user principal name, or an object ID.</param>
    public bool IsOf(string account) => Guid.TryParse(account, out Guid objectId)
        ? Guid.TryParse(ObjectId, out Guid own) && own == objectId
        : AccountNames.Any(name => WithoutProvider(name).Equals(account.Trim(), StringComparison.OrdinalIgnoreCase));

    // The unique_name of a guest begins with its identity provider: live.com#user@outlook.example.
    private static string WithoutProvider(string name) => name.Substring(name.IndexOf('#') is > 0 and int hash && name.IndexOf('@') > hash ? hash + 1 : 0);

    private bool HasAudience(string resource, string applicationId)
    {
        string wanted = resource.TrimEnd('/');
        foreach (string audience in Audiences)
            if (Names(audience, wanted, applicationId)) return true;
        return false;
    }

    private static bool Names(string audience, string resource, string applicationId) =>
        audience.TrimEnd('/').Equals(resource, StringComparison.OrdinalIgnoreCase)
        || string.Equals(audience, applicationId, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The elements of the <c>amr</c> claim that decide, and the token version that never has the claim.</summary>
internal static class AuthenticationMethodValues
{
    public const string Mfa = "mfa";

    /// <summary>MFA with a key, such as that of Windows Hello for Business.</summary>
    public const string NgcMfa = "ngcmfa";
}
