using System.Text.Json.Nodes;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.EntraId;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>A tenant as the holder of one token currently sees it.</summary>
internal sealed record GraphView(SandboxAccount Account, IReadOnlyCollection<string> Permissions, DateTimeOffset Now)
{
    /// <summary>The <c>$filter</c> of the request; empty when it has none.</summary>
    public string Filter { get; init; } = "";

    private string Id => SandboxTokens.ObjectId(Account);

    private GraphTenant Tenant => Account.Tenant;

    /// <summary>Whether such a user or domain exists.</summary>
    /// <param name="kind">The kind of object.</param>
    /// <param name="name">Its name in the address.</param>
    public bool Has(string kind, string name) => kind switch
    {
        GraphResource.AnyUser => Is(name, Account.UserPrincipalName) || Is(name, Account.UserPrincipalName.Split('@')[0] + "@") || Is(name, Id),
        GraphResource.AnyDomain => Is(name, GraphDomain.Name),
        _ => false,
    };

    public bool Grants(string permission) => Permissions.Contains(permission, StringComparer.OrdinalIgnoreCase);

    public JsonObject User() => Tenant.User.ToJson(Id, Account.UserPrincipalName, Now);

    /// <param name="kind">Groups or roles; null for both.</param>
    public JsonArray Memberships(string? kind) => GraphJson.Objects(Tenant.Memberships
        .Where(membership => kind is null || membership.Kind == kind)
        .Select(membership => membership.ToJson(isHidden: !Grants(membership.Permission))));

    public JsonArray Licenses() => GraphJson.Objects(Tenant.Licenses.Select(license => license.ToJson()));

    public JsonArray Methods() => GraphJson.Objects(Tenant.Methods.Select(method => method.ToJson(Now)));

    public JsonObject Requirements() => new() { ["perUserMfaState"] = Tenant.PerUserMfaState };

    public JsonObject RegistrationDetails() => new()
    {
        ["id"] = Id,
        ["userPrincipalName"] = Account.UserPrincipalName,
        ["userDisplayName"] = Tenant.User.DisplayName,
        ["userType"] = Tenant.User.UserType == "Guest" ? "guest" : "member",
        ["isAdmin"] = Tenant.Memberships.Any(membership => membership.Kind == GraphMembership.DirectoryRole),
        ["isSsprRegistered"] = false,
        ["isSsprEnabled"] = false,
        ["isSsprCapable"] = false,
        ["isMfaRegistered"] = HasMethod,
        ["isMfaCapable"] = HasMethod,
        ["isPasswordlessCapable"] = false,
        ["methodsRegistered"] = GraphJson.Texts(HasMethod ? ["microsoftAuthenticatorPush", "softwareOneTimePasscode"] : []),
        ["lastUpdatedDateTime"] = GraphJson.Time(Now.AddHours(-3)),
    };

    public JsonObject MfaServicePolicy() => new()
    {
        ["allowAppPasswords"] = false,
        ["trustedIps"] = new JsonObject { ["skipMfaForFederatedUsers"] = false, ["ipAddressRanges"] = GraphJson.Texts(Tenant.TrustedIps) },
        ["rememberMfaOnTrustedDevice"] = new JsonObject { ["isEnabled"] = false, ["allowedNumberOfDays"] = 90 },
    };

    public static JsonObject CertificateConfiguration() => new()
    {
        ["@odata.type"] = "#microsoft.graph.x509CertificateAuthenticationMethodConfiguration",
        ["id"] = "X509Certificate",
        ["state"] = "disabled",
        ["excludeTargets"] = new JsonArray(),
        ["includeTargets"] = GraphJson.Objects([new() { ["targetType"] = "group", ["id"] = "all_users", ["isRegistrationRequired"] = false }]),
    };

    public JsonObject Domain() => Tenant.Domain.ToJson();

    public JsonArray? Federation() => Tenant.Domain.FederationToJson(Now);

    public JsonObject SecurityDefaults() => new()
    {
        ["id"] = "00000000-0000-0000-0000-000000000005",
        ["displayName"] = "Security Defaults",
        ["description"] = "Security defaults is a set of basic identity security mechanisms recommended by Microsoft.",
        ["isEnabled"] = Tenant.SecurityDefaults,
    };

    public JsonArray Policies() => GraphJson.Objects(Tenant.Policies.Select(policy => policy.ToJson(Id, Now)));

    /// <summary>A trusted location that contains every trusted address; none when there is no such address.</summary>
    public JsonArray NamedLocations() => GraphJson.Objects(Tenant.TrustedAddresses.Count == 0 ? [] :
    [
        new()
        {
            ["@odata.type"] = "#microsoft.graph.ipNamedLocation",
            ["id"] = GraphIds.Of("location Office"),
            ["displayName"] = "Office",
            ["createdDateTime"] = GraphJson.Time(Now.AddDays(-300)),
            ["modifiedDateTime"] = GraphJson.Time(Now.AddDays(-300)),
            ["isTrusted"] = true,
            ["ipRanges"] = GraphJson.Objects(Tenant.TrustedAddresses.Select(address => new JsonObject { ["@odata.type"] = "#microsoft.graph.iPv4CidrRange", ["cidrAddress"] = address + "/32" })),
        },
    ]);

    /// <summary>The built-in authentication strength, and those of policies.</summary>
    public JsonArray Strengths() => GraphJson.Objects([GraphPolicy.MfaStrength(Now), .. Tenant.Policies.Where(policy => policy.StrengthCombinations.Count > 0).Select(policy => policy.CustomStrength(Now))]);

    /// <summary>The controls that policies require for a sign-in, including report-only policies.</summary>
    public JsonObject Evaluate(JsonObject question)
    {
        JsonObject conditions = question["signInConditions"]!.AsObject();
        GraphSignInConditions signIn = new(
            (string)conditions["clientAppType"]!,
            (string?)conditions["signInRiskLevel"] ?? "none",
            (string?)conditions["userRiskLevel"] ?? "none",
            (string?)conditions["authenticationFlow"]?["transferMethod"],
            Tenant.TrustedAddresses.Contains((string?)conditions["ipAddress"]));
        return new JsonObject
        {
            ["value"] = GraphJson.Objects(Tenant.Policies
                .Where(policy => policy.State != "disabled" && policy.AppliesTo(Tenant.Memberships, signIn))
                .Select(policy => policy.ToJson(Id, Now))
                .Select(policy => new JsonObject
                {
                    ["id"] = policy["id"]!.DeepClone(),
                    ["displayName"] = policy["displayName"]!.DeepClone(),
                    ["state"] = policy["state"]!.DeepClone(),
                    ["policyApplies"] = true,
                    ["analysisReasons"] = "notSet",
                    ["grantControls"] = policy["grantControls"]!.DeepClone(),
                    ["sessionControls"] = policy["sessionControls"]?.DeepClone(),
                })),
        };
    }

    /// <summary>The sign-ins to Partner Center in the tenant: those of the account and of the jobs that call it.</summary>
    public JsonArray SignIns() => GraphJson.Objects(GraphSignIns.Of(Account, Now).Where(signIn => GraphSignIns.IsWanted(signIn, Filter)));

    public JsonArray SecureScores() => Tenant.Scores.SecureScoresToJson(Now);

    public JsonArray PartnerRequirements() => Tenant.Scores.RequirementsToJson(Tenant, Now);

    private bool HasMethod => Tenant.Methods.Any(method => method != GraphMethod.Password);

    private static bool Is(string name, string own) => name.Equals(own, StringComparison.OrdinalIgnoreCase);
}
