namespace PartnerMfa.Sandbox.Accounts;

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
