using PartnerMfa.Sandbox.PartnerCenter;

namespace PartnerMfa.Sandbox.Accounts;

/// <summary>An account of the sandbox, which represents one case that a partner may encounter.</summary>
internal sealed record SandboxAccount
{
    /// <summary>The part before the at sign.</summary>
    public required string Name { get; init; }

    /// <summary>A description of the case, for completion and for people.</summary>
    public required string Shows { get; init; }

    /// <summary>How its token differs from the usual one.</summary>
    public SandboxTokenShape Token { get; init; } = SandboxTokenShape.WithMfa;

    /// <summary>How the sign-in is refused; null when it succeeds.</summary>
    public SandboxRefusal? Refusal { get; init; }

    /// <summary>Partner Center's responses to the enforced request, one for each attempt; the last one repeats.</summary>
    public IReadOnlyList<SandboxAnswer> Answers { get; init; } = [PartnerCenter.SandboxAnswers.Compliant];

    /// <summary>Its response to a request that does not ask for enforcement.</summary>
    public SandboxAnswer OrdinaryAnswer { get; init; } = PartnerCenter.SandboxAnswers.Profile;

    /// <summary>Its tenant, as an administrator sees it through Microsoft Graph.</summary>
    public Graph.GraphTenant Tenant { get; init; } = Graph.GraphTenants.Good;

    /// <summary>The usage of Partner Center in its tenant. When the enforced request is refused, so is a request for this usage.</summary>
    public SandboxUsage Usage { get; init; } = SandboxUsage.Mixed;

    /// <summary>The account after its token was renewed; null when nothing changes.</summary>
    public SandboxAccount? Renewed { get; init; }

    /// <summary>The account that redeeming the stored refresh token of its job yields; null when it is the same as for a sign-in.</summary>
    public SandboxAccount? Kept { get; init; }

    /// <summary>The account that a sign-in without asking for MFA yields; null when it is the same.</summary>
    public SandboxAccount? Unasked { get; init; }

    /// <summary>The account that a sign-in in response to the claims challenge yields; null when it is the same.</summary>
    public SandboxAccount? Challenged { get; init; }

    /// <summary>How a sign-in with a device code is refused; null when it succeeds.</summary>
    public SandboxRefusal? DeviceCodeRefusal { get; init; }

    /// <summary>The account and everything that it can become, each with its own name.</summary>
    public IEnumerable<SandboxAccount> Variants => new[] { this, Renewed, Kept, Unasked, Challenged }.OfType<SandboxAccount>();

    /// <summary>The rules that end its refresh tokens early.</summary>
    public SandboxTokenRules Rules { get; init; } = new();

    /// <summary>The part before the at sign, when it differs from the name.</summary>
    public string? UserName { get; init; }

    public string UserPrincipalName => (UserName ?? Name) + SandboxAccounts.Domain;
}

/// <summary>Creates a response of Partner Center.</summary>
internal delegate HttpResponseMessage SandboxAnswer();

/// <summary>An error response of the token endpoint (RFC 6749, section 5.2, with additional fields of Entra ID).</summary>
/// <param name="Error">The OAuth error.</param>
/// <param name="Code">The number after <c>AADSTS</c>.</param>
/// <param name="Description">The sentence after the number.</param>
/// <param name="Suberror">Entra ID's suberror; null when it sends none.</param>
internal sealed record SandboxRefusal(string Error, int Code, string Description, string? Suberror = null);

/// <summary>How an access token of a sandbox account differs from the usual one.</summary>
internal sealed record SandboxTokenShape
{
    public static SandboxTokenShape WithMfa { get; } = new() { AuthenticationMethods = ["pwd", "mfa"] };

    public static SandboxTokenShape WithPassword { get; } = new() { AuthenticationMethods = ["pwd"] };

    /// <summary>The elements of <c>amr</c>; null omits the claim.</summary>
    public IReadOnlyList<string>? AuthenticationMethods { get; init; }

    /// <summary><c>1.0</c> or <c>2.0</c>.</summary>
    public string Version { get; init; } = "1.0";

    /// <summary>Whether the sign-in came from a trusted network location (<c>in_corp</c>).</summary>
    public bool FromTrustedNetwork { get; init; }

    /// <summary>The identity provider where the user signed in (<c>idp</c>); null when it is the tenant itself.</summary>
    public string? IdentityProvider { get; init; }

    /// <summary>Another account that single sign-on signs in; null when it is the requested one.</summary>
    public string? SignedInAs { get; init; }

    /// <summary>Whether the token has no user.</summary>
    public bool AppOnly { get; init; }

    /// <summary>Whether the token expired yesterday.</summary>
    public bool Expired { get; init; }
}
