using PartnerMfa.Sandbox.PartnerCenter.Usage;

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
