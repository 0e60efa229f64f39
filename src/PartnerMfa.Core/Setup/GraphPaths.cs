using PartnerMfa.Http;
using PartnerMfa.Setup.Facts;
using PartnerMfa.Setup.Tenants;

namespace PartnerMfa.Setup;

/// <summary>The resources of Microsoft Graph that the checks read, each with the members that they need.</summary>
/// <remarks>
/// Source: https://learn.microsoft.com/graph/api/overview. Policies and strengths are read whole: a member that is not known here must be
/// seen.
/// </remarks>
internal static class GraphPaths
{
    // https://learn.microsoft.com/graph/api/authentication-list-methods: this resource has no $select. Members that are not named here,
    // such as phone numbers, are never saved.
    private static readonly string[] MethodMembers =
        [GraphConstants.TypeName, "aaGuid", "aaguid", "phoneType", "isUsable", "isUsableOnce", "startDateTime", "createdDateTime", "lifetimeInMinutes"];

    public static GraphPath SecurityDefaults { get; } = GraphPath.Select("/v1.0/policies/identitySecurityDefaultsEnforcementPolicy", "isEnabled");

    public static GraphPath Policies { get; } = new("/v1.0/identity/conditionalAccess/policies", null);

    /// <summary>All authentication strengths of the tenant, including custom ones.</summary>
    public static GraphPath Strengths { get; } = new("/v1.0/policies/authenticationStrengthPolicies", null);

    /// <summary>The named locations, which are needed only for What If.</summary>
    public static GraphPath NamedLocations { get; } = new("/v1.0/identity/conditionalAccess/namedLocations", null);

    /// <summary>The service settings of per-user MFA are in the beta version only.</summary>
    public static GraphPath MfaService { get; } = new("/beta/policies/mfaServicePolicy", ["rememberMfaOnTrustedDevice", "trustedIps", "allowAppPasswords"]);

    public static GraphPath Certificates { get; } = new(
        "/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/x509Certificate", ["state", "includeTargets", "excludeTargets"]);

    public static GraphPath Account(string user) => GraphPath.Select(
        User(user),
        "id", "displayName", "userPrincipalName", "accountEnabled", "userType", "onPremisesSyncEnabled", "creationType", "givenName", "surname", "jobTitle",
        "createdDateTime", "lastPasswordChangeDateTime", "signInSessionsValidFromDateTime") with
    { IsOfAccount = true };

    public static GraphPath Memberships(string user)
    {
        GraphPath path = GraphPath.Select(User(user) + "/transitiveMemberOf", "id", "displayName", "roleTemplateId");
        return path with { PathAndQuery = path.PathAndQuery + "&$top=999", Kept = [GraphConstants.TypeName, .. path.Kept!], IsOfAccount = true };
    }

    public static GraphPath Methods(string user) => new(User(user) + "/authentication/methods", MethodMembers) { IsOfAccount = true };

    public static GraphPath Registration(string user) => new(
        $"/v1.0/reports/authenticationMethods/userRegistrationDetails/{Segment(user)}", ["isMfaCapable", "isMfaRegistered", "methodsRegistered"])
    { IsOfAccount = true };

    /// <summary>The state of per-user MFA is in the beta version only.</summary>
    public static GraphPath PerUserMfa(string user) => new($"/beta/users/{Segment(user)}/authentication/requirements", ["perUserMfaState"]) { IsOfAccount = true };

    public static GraphPath LicenseDetails(string user) => GraphPath.Select(User(user) + "/licenseDetails", "skuPartNumber", "servicePlans") with { IsOfAccount = true };

    public static GraphPath Domain(string name) => GraphPath.Select($"/v1.0/domains/{Segment(name)}", "id", "authenticationType");

    public static GraphPath Federation(string name) => GraphPath.Select($"/v1.0/domains/{Segment(name)}/federationConfiguration", "id", "federatedIdpMfaBehavior");

    public static GraphPath Strength(string id) => new($"{Strengths.PathAndQuery}/{Segment(id)}", null);

    public static GraphPath Application(string id) => GraphPath.Select($"/v1.0/applications(appId='{Segment(id)}')", [.. RegistrationOfApplication.Members]);

    /// <summary>The external workloads that the application trusts instead of using a secret.</summary>
    public static GraphPath FederatedCredentials(string id) => new($"/v1.0/applications(appId='{Segment(id)}')/federatedIdentityCredentials", ["id"]);

    public static GraphPath Principal(string applicationId) => GraphPath.Select($"/v1.0/servicePrincipals(appId='{Segment(applicationId)}')", [.. PrincipalOfApplication.Members]);

    public static GraphPath Grants(string principal) => new($"/v1.0/servicePrincipals/{Segment(principal)}/oauth2PermissionGrants", PermissionGrant.Members);

    public static GraphPath Assigned(string principal) => new($"/v1.0/servicePrincipals/{Segment(principal)}/appRoleAssignedTo", AssignedPrincipal.Members);

    private static string User(string user) => $"/v1.0/users/{Segment(user)}";

    // Dots alone would lead to another path, whether escaped or not. Escaped twice, they are a name that does not exist.
    private static string Segment(string name) => name is "." or ".." ? name.Replace(".", "%252E") : Uri.EscapeDataString(name);
}
