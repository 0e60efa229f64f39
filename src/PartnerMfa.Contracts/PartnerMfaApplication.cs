using System.Security;
using PartnerMfa.Redaction;

namespace PartnerMfa;

/// <summary>
/// An app registration for the integration that was registered, completed or removed. Its texts contain nothing that looks like a secret.
/// </summary>
public sealed class PartnerMfaApplication
{
    /// <summary><c>Registered</c>, <c>Completed</c>, <c>Unchanged</c>, <c>Removed</c>, or <c>Planned</c> when nothing was changed on purpose.</summary>
    public required string Status { get; init; }

    /// <summary>What happened, in one plain sentence.</summary>
    public required string Message { get; init => field = Redactor.Value(value); }

    /// <summary>The client ID, by which sign-ins name the app. Null for an application that is only planned.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>The ID of the application object in the directory.</summary>
    public string? ObjectId { get; init; }

    /// <summary>The name that consent prompts and the admin center show.</summary>
    public string? DisplayName { get; init => field = Redactor.Value(value); }

    /// <summary>The ID of the tenant in which the app is registered; null when the token does not say.</summary>
    public string? TenantId { get; init; }

    /// <summary>The name of the environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The redirect URI that is registered.</summary>
    public string? RedirectUri { get; init => field = Redactor.Value(value); }

    /// <summary>Whether it is a web app, which authenticates with a secret or certificate.</summary>
    public required bool IsConfidential { get; init; }

    /// <summary>The new client secret; null when none was created or when it was stored in a file.</summary>
    public SecureString? ClientSecret { get; init; }

    /// <summary>When the new client secret expires, UTC; null when none was created.</summary>
    public DateTime? SecretExpiresOn { get; init; }

    /// <summary>The requests to Microsoft Graph that change something, in the order in which they were sent or are planned.</summary>
    public required PartnerMfaCollection<string> Requests { get; init => field = [.. value.Select(request => Redactor.Value(request))]; }
}
