using System.Text.Json;
using PartnerMfa.Http;
using PartnerMfa.Http.Resources;
using PartnerMfa.Json;
using PartnerMfa.Setup.ConditionalAccess;

namespace PartnerMfa.Setup.Facts;

/// <summary>What was read about the integration's application.</summary>
/// <param name="Id">Its client ID.</param>
/// <param name="UsesDeviceCode">Whether it signs in with a device code.</param>
internal sealed record ApplicationFacts(string Id, bool UsesDeviceCode)
{
    /// <summary>The app registration. It is not found for an application of another tenant.</summary>
    public required ResourceResult<RegistrationOfApplication> Registration { get; init; }

    public required ResourceResult<PrincipalOfApplication> Principal { get; init; }

    /// <summary>The service principal of Partner Center.</summary>
    public required ResourceResult<PrincipalOfApplication> PartnerCenter { get; init; }

    public required ResourceResult<IReadOnlyList<PermissionGrant>> Grants { get; init; }

    /// <summary>The assigned users and groups; null when assignment is not required.</summary>
    public ResourceResult<IReadOnlyList<AssignedPrincipal>>? Assigned { get; init; }

    /// <summary>The IDs of its federated credentials; null when a secret or certificate makes them unnecessary.</summary>
    public ResourceResult<IReadOnlyList<string>>? FederatedCredentials { get; init; }

    private static readonly ResourceFailure Unread = new(ResourceFailureKind.NotFound, "not read") { Code = GraphConstants.NoSuchObjectCode };

    /// <summary>An application about which nothing was read yet.</summary>
    public static ApplicationFacts Named(string id, bool usesDeviceCode) =>
        new(id, usesDeviceCode) { Registration = new(null, Unread), Principal = new(null, Unread), PartnerCenter = new(null, Unread), Grants = new([], Unread) };

    public bool IsOfOtherTenant => Registration.Failure?.IsAbsence == true && Principal.Failure is null;
}

/// <summary>An app registration. Values that Graph does not return are null.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/application</remarks>
internal sealed record RegistrationOfApplication
{
    /// <summary>The properties to request. Graph returns only the names and expiry dates of secrets and certificates.</summary>
    public static IReadOnlyList<string> Members { get; } =
    [
        "id", "appId", "displayName", "signInAudience", "disabledByMicrosoftStatus", "isFallbackPublicClient", "web", "publicClient", "spa",
        "requiredResourceAccess", "passwordCredentials", "keyCredentials", "tags",
    ];

    public string? ObjectId { get; init; }

    public string? DisplayName { get; init; }

    /// <summary>Which accounts can sign in: <c>AzureADMyOrg</c> and others.</summary>
    public string? Audience { get; init; }

    /// <summary>Whether Microsoft disabled it for every tenant.</summary>
    public bool IsDisabledByMicrosoft { get; init; }

    public bool? AllowsPublicClient { get; init; }

    public IReadOnlyList<string> PublicRedirects { get; init; } = [];

    public IReadOnlyList<string> WebRedirects { get; init; } = [];

    public IReadOnlyList<string> SinglePageRedirects { get; init; } = [];

    /// <summary>Whether Graph returned the redirect URIs of web apps and public clients, even if there are none.</summary>
    public bool TellsRedirects { get; init; } = true;

    /// <summary>Whether it requests the delegated permission of Partner Center.</summary>
    public bool AsksForPartnerCenter { get; init; }

    /// <summary>Its secrets and certificates.</summary>
    public IReadOnlyList<ApplicationCredential> Credentials { get; init; } = [];

    /// <summary>Whether Graph returned the secrets and certificates, even if there are none.</summary>
    public bool TellsCredentials { get; init; } = true;

    public IReadOnlyList<string> Tags { get; init; } = [];

    public static RegistrationOfApplication Read(JsonElement json) => new()
    {
        ObjectId = json.Text("id"),
        DisplayName = json.Text("displayName"),
        Audience = json.Text("signInAudience"),
        IsDisabledByMicrosoft = IsDisabled(json),
        AllowsPublicClient = AllowsPublic(json),
        PublicRedirects = Redirects(json, "publicClient") ?? [],
        WebRedirects = Redirects(json, "web") ?? [],
        SinglePageRedirects = Redirects(json, "spa") ?? [],
        TellsRedirects = Redirects(json, "publicClient") is not null && Redirects(json, "web") is not null,
        AsksForPartnerCenter = Items(json, "requiredResourceAccess").Any(resource =>
            IsId(resource.Text("resourceAppId"), PartnerMfaEnvironment.PartnerCenterApplicationId)
            && Items(resource, "resourceAccess").Any(access => IsId(access.Text("id"), PartnerMfaEnvironment.PartnerCenterPermissionId))),
        Credentials =
        [
            .. Items(json, "passwordCredentials").Select(secret => new ApplicationCredential("secret", secret.Time("startDateTime"), secret.Time("endDateTime"))),
            .. Items(json, "keyCredentials").Select(ApplicationCredential.ReadCertificate).OfType<ApplicationCredential>(),
        ],
        TellsCredentials = json.Member("passwordCredentials") is not null && json.Member("keyCredentials") is not null,
        Tags = json.Member("tags")?.Words() ?? [],
    };

    /// <summary>Whether <c>disabledByMicrosoftStatus</c> says that Microsoft disabled an application.</summary>
    public static bool IsDisabled(JsonElement json) =>
        json.Text("disabledByMicrosoftStatus") is { Length: > 0 } status && !status.Equals("NotDisabled", StringComparison.OrdinalIgnoreCase);

    // Null is the documented default: no.
    private static bool? AllowsPublic(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("isFallbackPublicClient", out JsonElement flag) ? flag.ValueKind == JsonValueKind.Null ? false : flag.AsFlag() : null;

    private static IReadOnlyList<string>? Redirects(JsonElement json, string platform) => json.Member(platform)?.Member("redirectUris")?.Words();

    private static IEnumerable<JsonElement> Items(JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    private static bool IsId(string? text, string id) => id.Equals(text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A secret or certificate with which an application authenticates.</summary>
/// <param name="Name"><c>secret</c> or <c>certificate</c>.</param>
/// <param name="StartsOn">UTC; null when Graph does not return it.</param>
/// <param name="EndsOn">UTC; null when Graph does not return it.</param>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/passwordcredential and …/keycredential</remarks>
internal sealed record ApplicationCredential(string Name, DateTimeOffset? StartsOn, DateTimeOffset? EndsOn)
{
    /// <returns>Null for a key with another purpose, such as encrypting tokens.</returns>
    public static ApplicationCredential? ReadCertificate(JsonElement key) => key.Text("usage") switch
    {
        { } usage when usage.Equals("Verify", StringComparison.OrdinalIgnoreCase) => new("certificate", key.Time("startDateTime"), key.Time("endDateTime")),
        // It may have another purpose.
        null => new("certificate", null, null),
        _ => null,
    };

    /// <summary>Whether it is valid at a certain time.</summary>
    public Ternary IsValid(DateTimeOffset now) =>
        EndsOn <= now || StartsOn > now ? Ternary.No : EndsOn is null || StartsOn is null ? Ternary.Unknown : Ternary.Yes;
}

/// <summary>A service principal, which represents an application in the tenant. Values that Graph does not return are null.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/serviceprincipal</remarks>
internal sealed record PrincipalOfApplication(string? ObjectId, bool? IsEnabled, bool? RequiresAssignment)
{
    private static readonly Guid Microsoft = Guid.Parse("f8cdef31-a31e-4b4a-93e4-5f571e91255a");

    public static IReadOnlyList<string> Members { get; } = ["id", "appId", "accountEnabled", "appRoleAssignmentRequired", "appOwnerOrganizationId", "disabledByMicrosoftStatus"];

    /// <summary>Whether it is registered in the tenant of Microsoft's own applications.</summary>
    public bool IsOfMicrosoft { get; init; }

    public bool IsDisabledByMicrosoft { get; init; }

    public static PrincipalOfApplication Read(JsonElement json) => new(json.Text("id"), json.Flag("accountEnabled"), json.Flag("appRoleAssignmentRequired"))
    {
        IsOfMicrosoft = Guid.TryParse(json.Text("appOwnerOrganizationId"), out Guid owner) && owner == Microsoft,
        IsDisabledByMicrosoft = RegistrationOfApplication.IsDisabled(json),
    };
}

/// <summary>A user, group or application that is assigned to an application. Values that Graph does not return are null.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/approleassignment</remarks>
internal sealed record AssignedPrincipal(string? Id, string? Type)
{
    public static IReadOnlyList<string> Members { get; } = ["principalId", "principalType"];

    /// <summary>Whether it is, or may be, a group.</summary>
    public bool MayBeGroup => Type is not ("User" or "ServicePrincipal");

    public static AssignedPrincipal Read(JsonElement json) => new(json.Text("principalId"), json.Text("principalType"));
}

/// <summary>A consent to delegated permissions. Values that Graph does not return are null.</summary>
/// <param name="ResourceId">The service principal that offers the permissions.</param>
/// <param name="ConsentType"><c>AllPrincipals</c> for everyone, <c>Principal</c> for one user.</param>
/// <param name="PrincipalId">The user, when the consent is for one user.</param>
/// <param name="Scopes">The permissions.</param>
/// <remarks>
/// Source: https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant. A consent does not expire: the <c>expiryTime</c> of the
/// beta version is ignored.
/// </remarks>
internal sealed record PermissionGrant(string? ResourceId, string? ConsentType, string? PrincipalId, IReadOnlyList<string>? Scopes)
{
    public static IReadOnlyList<string> Members { get; } = ["id", "clientId", "consentType", "principalId", "resourceId", "scope"];

    public static PermissionGrant Read(JsonElement json) => new(
        json.Text("resourceId"), json.Text("consentType"), json.Text("principalId"), json.Text("scope")?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether it allows an account to use a permission.</summary>
    /// <param name="resource">The service principal that offers the permission.</param>
    /// <param name="permission">The permission.</param>
    /// <param name="account">The account's object ID; null when it is not known.</param>
    public Ternary Covers(string resource, string permission, string? account)
    {
        Ternary isOfResource = Is(ResourceId, resource);
        Ternary hasScope = Scopes is null ? Ternary.Unknown : Scopes.Contains(permission, StringComparer.OrdinalIgnoreCase) ? Ternary.Yes : Ternary.No;
        Ternary isForAccount = Is(ConsentType, "AllPrincipals") == Ternary.Yes ? Ternary.Yes
            : Is(ConsentType, "Principal") == Ternary.Yes && account is not null ? Is(PrincipalId, account)
            : Ternary.Unknown;
        return new[] { isOfResource, hasScope, isForAccount }.Min();
    }

    private static Ternary Is(string? value, string wanted) =>
        value is null ? Ternary.Unknown : value.Equals(wanted, StringComparison.OrdinalIgnoreCase) ? Ternary.Yes : Ternary.No;
}
