using PartnerMfa.Environments;
using PartnerMfa.Redaction;

namespace PartnerMfa;

/// <summary>
/// A cloud: the addresses of its sign-in service, Partner Center and Graph, and the audiences of their tokens. Source:
/// https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud
/// </summary>
/// <remarks>Source: https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud</remarks>
public sealed class PartnerMfaEnvironment
{
    /// <summary>The application ID of Partner Center, which is the same in every cloud and is the audience of v2.0 tokens.</summary>
    internal const string PartnerCenterApplicationId = "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd";

    /// <summary>The only delegated permission of Partner Center, the same in every cloud.</summary>
    internal const string PartnerCenterPermission = "user_impersonation";

    /// <summary>The ID of that permission.</summary>
    internal const string PartnerCenterPermissionId = "1cebfa2a-fb4d-419e-b5f9-839b4383e05a";

    /// <summary>The application ID of Microsoft Graph, which is the same in every cloud.</summary>
    internal const string GraphApplicationId = "00000003-0000-0000-c000-000000000000";

    private readonly Lazy<EnvironmentAddresses> _addresses;

    internal PartnerMfaEnvironment(string name, EnvironmentAddresses addresses)
        : this(name, addresses.Resource ?? addresses.PartnerCenterEndpoint.GetLeftPart(UriPartial.Authority), () => addresses)
    {
    }

    /// <summary>An environment whose addresses are created on first use, because inspecting a token does not need them.</summary>
    internal PartnerMfaEnvironment(string name, string resource, Func<EnvironmentAddresses> addresses)
    {
        Name = name;
        Resource = resource;
        _addresses = new Lazy<EnvironmentAddresses>(addresses);
    }

    /// <summary>The name that commands and results use.</summary>
    public string Name { get; }

    /// <summary>The sign-in service, without a tenant.</summary>
    public Uri AuthorityHost => _addresses.Value.AuthorityHost;

    /// <summary>The base address of the Partner Center API.</summary>
    public Uri PartnerCenterEndpoint => _addresses.Value.PartnerCenterEndpoint;

    /// <summary>The base address of Microsoft Graph.</summary>
    public Uri GraphEndpoint => _addresses.Value.GraphEndpoint;

    /// <summary>Other facts about the cloud.</summary>
    internal CloudFacts Cloud { get; init; } = CloudFacts.Unknown;

    internal EnvironmentAddresses Addresses => _addresses.Value;

    /// <summary>The audience (<c>aud</c> claim) that an access token must have, without a trailing slash.</summary>
    public string Resource { get; }

    /// <summary>The delegated scope that a sign-in requests.</summary>
    public string Scope => $"{Resource}/{PartnerCenterPermission}";

    /// <summary>The audience of a token for Microsoft Graph, without a trailing slash.</summary>
    internal string GraphResource => GraphEndpoint.GetLeftPart(UriPartial.Authority);

    /// <summary>Whether the services are simulated. Their answers say nothing about a real tenant.</summary>
    public bool IsSandbox => ReferenceEquals(this, PartnerMfaEnvironments.Sandbox);

    /// <summary>Says which addresses the user chose; null when there are none.</summary>
    internal string? OwnAddressWarning
    {
        get
        {
            if (PartnerMfaEnvironments.All.Contains(this)) return null;
            string[] own = [.. new[] { AuthorityHost, PartnerCenterEndpoint, GraphEndpoint }
                .Where(address => !PartnerMfaEnvironments.IsKnownHost(address.Authority)).Select(Redactor.Authority).Distinct()];
            return own.Length == 0 ? null : $"Tokens and secrets go to addresses that you chose: {string.Join(", ", own)}.";
        }
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
