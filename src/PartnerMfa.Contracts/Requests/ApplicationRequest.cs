namespace PartnerMfa.Requests;

/// <summary>The application to register, to complete or to remove.</summary>
/// <param name="Environment">Whose Graph is asked.</param>
/// <param name="GraphToken">An access token for that Graph.</param>
internal sealed record ApplicationRequest(PartnerMfaEnvironment Environment, Secret GraphToken)
{
    public const string DefaultName = "Partner Center integration (PartnerMfa)";

    /// <summary>How long a new secret is valid.</summary>
    public static readonly TimeSpan SecretLifetime = TimeSpan.FromDays(180);

    /// <summary>The delegated permissions of Microsoft Graph that registering or removing takes.</summary>
    public static readonly IReadOnlyList<string> Permissions = ["Application.ReadWrite.All", "DelegatedPermissionGrant.ReadWrite.All"];

    /// <summary>The name of a new application. One of this name that PartnerMfa registered before is completed.</summary>
    public string DisplayName { get; init; } = DefaultName;

    /// <summary>An application that is there already; null registers one.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>A web app for the secure application model, with a secret or certificate.</summary>
    public bool IsConfidential { get; init; }

    /// <summary>Null means the usual one.</summary>
    public string? RedirectUri { get; init; }

    /// <summary>The public part of the certificate that a confidential app proves itself with; null makes a secret.</summary>
    public byte[]? Certificate { get; init; }

    /// <summary>The file to store a new secret in; null returns it.</summary>
    public string? SecretPath { get; init; }

    /// <summary>Changes nothing, and lists what would be sent.</summary>
    public bool IsPreview { get; init; }

    /// <summary>Also removes an application that PartnerMfa did not register.</summary>
    public bool Force { get; init; }
}
