using System.Text.Json;
using PartnerMfa.Http.Resources;
using PartnerMfa.Json;

namespace PartnerMfa.Setup.Facts;

/// <summary>What was read about the integration's application.</summary>
/// <param name="Id">Its client ID.</param>
/// <param name="UsesDeviceCode">It signs in by device code.</param>
internal sealed record ApplicationFacts(string Id, bool UsesDeviceCode)
{
    /// <summary>Not found for an application of another tenant.</summary>
    public required ResourceResult<RegistrationOfApplication> Registration { get; init; }

    public required ResourceResult<PrincipalOfApplication> Principal { get; init; }

    /// <summary>The service principal of Partner Center.</summary>
    public required ResourceResult<PrincipalOfApplication> PartnerCenter { get; init; }

    public required ResourceResult<IReadOnlyList<PermissionGrant>> Grants { get; init; }

    /// <summary>The users and groups that are assigned, by object ID; null when assignment is not required.</summary>
    public ResourceResult<IReadOnlyList<string>>? Assigned { get; init; }

    private static readonly ResourceFailure Unread = new(ResourceFailureKind.NotFound, "not read");

    /// <summary>An application that nothing was read about yet.</summary>
    public static ApplicationFacts Named(string id, bool usesDeviceCode) =>
        new(id, usesDeviceCode) { Registration = new(null, Unread), Principal = new(null, Unread), PartnerCenter = new(null, Unread), Grants = new([], Unread) };

    public bool IsOfOtherTenant => Registration.Failure?.Kind == ResourceFailureKind.NotFound && Principal.Failure is null;
}

/// <summary>An app registration.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/application</remarks>
internal sealed record RegistrationOfApplication
{
    /// <summary>What is asked for. Of secrets and certificates, Graph tells only what they are called and when they end.</summary>
    public static IReadOnlyList<string> Members { get; } =
        ["id", "appId", "displayName", "isFallbackPublicClient", "web", "publicClient", "spa", "requiredResourceAccess", "passwordCredentials", "keyCredentials", "tags"];

    public string? ObjectId { get; init; }

    public string? DisplayName { get; init; }

    public bool AllowsPublicClient { get; init; }

    public IReadOnlyList<string> PublicRedirects { get; init; } = [];

    public IReadOnlyList<string> WebRedirects { get; init; } = [];

    public IReadOnlyList<string> SinglePageRedirects { get; init; } = [];

    /// <summary>It asks for the delegated permission of Partner Center.</summary>
    public bool AsksForPartnerCenter { get; init; }

    /// <summary>Its secrets and certificates: what they are, and when they end.</summary>
    public IReadOnlyList<(string Name, DateTimeOffset? EndsOn)> Credentials { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public static RegistrationOfApplication Read(JsonElement json) => new()
    {
        ObjectId = json.Text("id"),
        DisplayName = json.Text("displayName"),
        AllowsPublicClient = json.Flag("isFallbackPublicClient") == true,
        PublicRedirects = Redirects(json, "publicClient"),
        WebRedirects = Redirects(json, "web"),
        SinglePageRedirects = Redirects(json, "spa"),
        AsksForPartnerCenter = Items(json, "requiredResourceAccess").Any(resource =>
            IsId(resource.Text("resourceAppId"), PartnerMfaEnvironment.PartnerCenterApplicationId)
            && Items(resource, "resourceAccess").Any(access => IsId(access.Text("id"), PartnerMfaEnvironment.PartnerCenterPermissionId))),
        Credentials =
        [
            .. Items(json, "passwordCredentials").Select(secret => ("secret", secret.Time("endDateTime"))),
            .. Items(json, "keyCredentials").Select(key => ("certificate", key.Time("endDateTime"))),
        ],
        Tags = json.Member("tags")?.Words() ?? [],
    };

    private static IReadOnlyList<string> Redirects(JsonElement json, string platform) => json.Member(platform)?.Member("redirectUris")?.Words() ?? [];

    private static IEnumerable<JsonElement> Items(JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    private static bool IsId(string? text, string id) => id.Equals(text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A service principal: an application in the tenant.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/serviceprincipal</remarks>
internal sealed record PrincipalOfApplication(string? ObjectId, bool? IsEnabled, bool RequiresAssignment)
{
    public static IReadOnlyList<string> Members { get; } = ["id", "appId", "accountEnabled", "appRoleAssignmentRequired"];

    public static PrincipalOfApplication Read(JsonElement json) => new(json.Text("id"), json.Flag("accountEnabled"), json.Flag("appRoleAssignmentRequired") == true);
}

/// <summary>A consent to delegated permissions.</summary>
/// <param name="ResourceId">The service principal whose permissions they are.</param>
/// <param name="PrincipalId">The one user that it is for; null for everyone.</param>
/// <param name="Scopes">The permissions.</param>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant</remarks>
internal sealed record PermissionGrant(string? ResourceId, string? PrincipalId, IReadOnlyList<string> Scopes)
{
    public static IReadOnlyList<string> Members { get; } = ["id", "clientId", "consentType", "principalId", "resourceId", "scope"];

    public static PermissionGrant Read(JsonElement json) => new(
        json.Text("resourceId"),
        json.Text("consentType") == "AllPrincipals" ? null : json.Text("principalId") ?? "",
        (json.Text("scope") ?? "").Split([' '], StringSplitOptions.RemoveEmptyEntries));
}
