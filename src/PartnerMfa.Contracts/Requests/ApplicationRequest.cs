namespace PartnerMfa.Requests;

/// <summary>The application to register, complete or remove.</summary>
/// <param name="Environment">The environment whose Graph is asked.</param>
/// <param name="GraphToken">An access token for that Graph.</param>
internal sealed record ApplicationRequest(PartnerMfaEnvironment Environment, Secret GraphToken)
{
    public const string DefaultName = "Partner Center integration (PartnerMfa)";

    /// <summary>How long a new secret is valid.</summary>
    public static readonly TimeSpan SecretLifetime = TimeSpan.FromDays(180);

    /// <summary>The delegated permissions of Microsoft Graph that are needed to register or remove an application.</summary>
    public static readonly IReadOnlyList<string> Permissions = ["Application.ReadWrite.All", "DelegatedPermissionGrant.ReadWrite.All"];

    /// <summary>The name of the new application. If PartnerMfa has already registered one with this name, that one is completed.</summary>
    public string DisplayName { get; init; } = DefaultName;

    /// <summary>The ID of an existing application; null registers a new one.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>A web app for the secure application model, with a secret or certificate.</summary>
    public bool IsConfidential { get; init; }

    /// <summary>Null means the default redirect URI.</summary>
    public string? RedirectUri { get; init; }

    /// <summary>The public part of the certificate that a confidential app authenticates with; null creates a secret.</summary>
    public byte[]? Certificate { get; init; }

    /// <summary>The file in which to store a new secret; null returns it.</summary>
    public string? SecretPath { get; init; }

    /// <summary>Changes nothing and lists the requests that would be sent.</summary>
    public bool IsPreview { get; init; }

    /// <summary>Also removes an application that PartnerMfa did not register.</summary>
    public bool Force { get; init; }
}
