using PartnerMfa.Sandbox.PartnerCenter;

namespace PartnerMfa.Sandbox.Accounts;

/// <summary>An account of the sandbox: one case that a partner meets.</summary>
internal sealed record SandboxAccount
{
    /// <summary>The part before the at sign.</summary>
    public required string Name { get; init; }

    /// <summary>What the case shows, for completion and for people.</summary>
    public required string Shows { get; init; }

    /// <summary>How its token looks.</summary>
    public SandboxTokenShape Token { get; init; } = SandboxTokenShape.WithMfa;

    /// <summary>How the sign-in is refused; null when it is not.</summary>
    public SandboxRefusal? Refusal { get; init; }

    /// <summary>What Partner Center answers to the enforced request, one for each try; the last one stays.</summary>
    public IReadOnlyList<SandboxAnswer> Answers { get; init; } = [PartnerCenter.SandboxAnswers.Compliant];

    /// <summary>What it answers to a request that does not ask for enforcement.</summary>
    public SandboxAnswer OrdinaryAnswer { get; init; } = PartnerCenter.SandboxAnswers.Profile;

    /// <summary>Its tenant, as an administrator sees it through Microsoft Graph.</summary>
    public Graph.GraphTenant Tenant { get; init; } = Graph.GraphTenants.Good;

    /// <summary>Who calls Partner Center in its tenant; what is refused to the enforced request is refused to who asks for this, too.</summary>
    public SandboxUsage Usage { get; init; } = SandboxUsage.Mixed;

    /// <summary>What the account is once its token was renewed; null when it stays what it is.</summary>
    public SandboxAccount? Renewed { get; init; }

    /// <summary>What the refresh token brings that the account's job keeps from before; null when it brings the same as a sign-in.</summary>
    public SandboxAccount? Kept { get; init; }

    /// <summary>What a sign-in brings that does not ask for MFA; null when it brings the same.</summary>
    public SandboxAccount? Unasked { get; init; }

    /// <summary>What a sign-in brings that answers the claims challenge; null when it brings the same.</summary>
    public SandboxAccount? Challenged { get; init; }

    /// <summary>How a sign-in by device code is refused; null when it is not.</summary>
    public SandboxRefusal? DeviceCodeRefusal { get; init; }

    /// <summary>The account and what it can become, each with a name of its own.</summary>
    public IEnumerable<SandboxAccount> Variants => new[] { this, Renewed, Kept, Unasked, Challenged }.OfType<SandboxAccount>();

    /// <summary>What ends its refresh tokens early.</summary>
    public SandboxTokenRules Rules { get; init; } = new();

    /// <summary>The part before the at sign, where it is another than the name.</summary>
    public string? UserName { get; init; }

    public string UserPrincipalName => (UserName ?? Name) + SandboxAccounts.Domain;
}

/// <summary>Makes a response of Partner Center.</summary>
internal delegate HttpResponseMessage SandboxAnswer();

/// <summary>An error answer of the token endpoint (RFC 6749, section 5.2, with Entra ID's own fields).</summary>
/// <param name="Error">The OAuth error.</param>
/// <param name="Code">The number after <c>AADSTS</c>.</param>
/// <param name="Description">The sentence after the number.</param>
/// <param name="Suberror">Entra ID's suberror; null when it sends none.</param>
internal sealed record SandboxRefusal(string Error, int Code, string Description, string? Suberror = null);

/// <summary>What distinguishes the access tokens of the sandbox's accounts.</summary>
internal sealed record SandboxTokenShape
{
    public static SandboxTokenShape WithMfa { get; } = new() { AuthenticationMethods = ["pwd", "mfa"] };

    public static SandboxTokenShape WithPassword { get; } = new() { AuthenticationMethods = ["pwd"] };

    /// <summary>The elements of <c>amr</c>; null leaves the claim out.</summary>
    public IReadOnlyList<string>? AuthenticationMethods { get; init; }

    /// <summary><c>1.0</c> or <c>2.0</c>.</summary>
    public string Version { get; init; } = "1.0";

    /// <summary>The sign-in came from a trusted network location (<c>in_corp</c>).</summary>
    public bool FromTrustedNetwork { get; init; }

    /// <summary>The identity provider that the user signed in at (<c>idp</c>); null when it is the tenant.</summary>
    public string? IdentityProvider { get; init; }

    /// <summary>Another account that single sign-on brings; null when it is the one that was asked for.</summary>
    public string? SignedInAs { get; init; }

    /// <summary>A token without a user.</summary>
    public bool AppOnly { get; init; }

    /// <summary>A token that ended yesterday.</summary>
    public bool Expired { get; init; }
}
