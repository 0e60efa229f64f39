
namespace PartnerMfa.Setup;

/// <summary>The resources of Graph that the checks read, and the members of what comes back.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/overview; each with as few members as the checks need.</remarks>
internal static class SetupConstants
{
    public const string SecurityDefaults = "/v1.0/policies/identitySecurityDefaultsEnforcementPolicy?$select=isEnabled";

    public const string Policies =
        "/v1.0/identity/conditionalAccess/policies?$select=id,displayName,state,createdDateTime,modifiedDateTime,conditions,grantControls,sessionControls";

    public const string IsEnabled = "isEnabled";
    public const string PerUserMfaState = "perUserMfaState";
    public const string ODataType = "@odata.type";
    public const string Group = "#microsoft.graph.group";
    public const string DirectoryRole = "#microsoft.graph.directoryRole";
    public const string AdministrativeUnit = "#microsoft.graph.administrativeUnit";
    public const string RoleTemplateId = "roleTemplateId";
    public const string ServicePlans = "servicePlans";
    public const string ServicePlanName = "servicePlanName";
    public const string ProvisioningStatus = "provisioningStatus";
    public const string Success = "Success";
    public const string AuthenticationType = "authenticationType";
    public const string FederatedIdpMfaBehavior = "federatedIdpMfaBehavior";

    public static string Account(string user) => User(user)
        + "?$select=id,displayName,userPrincipalName,accountEnabled,userType,onPremisesSyncEnabled,creationType,givenName,surname,jobTitle,"
        + "createdDateTime,lastPasswordChangeDateTime,signInSessionsValidFromDateTime";

    public static string Memberships(string user) => User(user) + "/transitiveMemberOf?$select=id,displayName,roleTemplateId&$top=999";

    public static string Methods(string user) => User(user) + "/authentication/methods";

    /// <summary>The state of per-user MFA is in the beta version alone.</summary>
    public static string PerUserMfa(string user) => $"/beta/users/{Segment(user)}/authentication/requirements";

    public static string LicenseDetails(string user) => User(user) + "/licenseDetails?$select=skuPartNumber,servicePlans";

    public static string Domain(string name) => $"/v1.0/domains/{Segment(name)}?$select=id,authenticationType";

    public static string Federation(string name) => $"/v1.0/domains/{Segment(name)}/federationConfiguration?$select=id,federatedIdpMfaBehavior";

    private static string User(string user) => $"/v1.0/users/{Segment(user)}";

    // Dots alone would lead to another path, escaped or not: escaped twice they are a name that nobody has.
    private static string Segment(string name) => name is "." or ".." ? name.Replace(".", "%252E") : Uri.EscapeDataString(name);
}
