namespace PartnerMfa.Environments;

/// <summary>
/// The facts about a cloud besides the addresses of its services. <see cref="PartnerMfaEnvironments"/> has an instance for each cloud.
/// </summary>
internal sealed record CloudFacts
{
    /// <summary>The facts used for a cloud whose sign-in service is not one of Microsoft's.</summary>
    public static CloudFacts Unknown { get; } = new();

    /// <summary>The name that pages show; null means the environment's own name.</summary>
    public string? Label { get; init; }

    /// <summary>The names that other tools use for it: Az.Accounts, the retired PartnerCenter module, Microsoft.Graph and the Azure CLI.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>The host in the <c>iss</c> claim of v1.0 tokens.</summary>
    public string TokenIssuer { get; init; } = "sts.windows.net";

    /// <summary>Older host names of the same sign-in service, which may still appear in its responses.</summary>
    public IReadOnlyList<string> OtherSignInHosts { get; init; } = [];

    /// <summary>The domain of key vaults in the cloud.</summary>
    /// <remarks>
    /// Source: https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates#dns-suffixes-for-object-identifiers
    /// </remarks>
    public string VaultDomain { get; init; } = "vault.azure.net";

    /// <summary>The Entra admin center; null when the cloud has none.</summary>
    /// <remarks>Source: https://learn.microsoft.com/entra/fundamentals/faq</remarks>
    public string? AdminCenter { get; init; }

    /// <summary>Whether Microsoft Graph offers Secure Score in the cloud.</summary>
    public bool HasSecureScore { get; init; } = true;

    /// <summary>Whether Microsoft Graph offers the partner security score in the cloud.</summary>
    public bool HasPartnerScore { get; init; } = true;
}
