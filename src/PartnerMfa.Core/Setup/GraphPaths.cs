namespace PartnerMfa.Setup;

/// <summary>The resources of Microsoft Graph that the checks read, each with as few members as they need.</summary>
/// <remarks>
/// Source: https://learn.microsoft.com/graph/api/overview. Policies and strengths are read whole: a member that is not known here must be seen.
/// </remarks>
internal static class GraphPaths
{
    public const string SecurityDefaults = "/v1.0/policies/identitySecurityDefaultsEnforcementPolicy?$select=isEnabled";

    public const string Policies = "/v1.0/identity/conditionalAccess/policies";

    /// <summary>The service settings of per-user MFA are in the beta version only.</summary>
    public const string MfaService = "/beta/policies/mfaServicePolicy";

    public const string Certificates = "/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/x509Certificate";

    public static string Account(string user) => User(user)
        + "?$select=id,displayName,userPrincipalName,accountEnabled,userType,onPremisesSyncEnabled,creationType,givenName,surname,jobTitle,"
        + "createdDateTime,lastPasswordChangeDateTime,signInSessionsValidFromDateTime";

    public static string Memberships(string user) => User(user) + "/transitiveMemberOf?$select=id,displayName,roleTemplateId&$top=999";

    public static string Methods(string user) => User(user) + "/authentication/methods";

    public static string Registration(string user) => $"/v1.0/reports/authenticationMethods/userRegistrationDetails/{Segment(user)}";

    /// <summary>The state of per-user MFA is in the beta version only.</summary>
    public static string PerUserMfa(string user) => $"/beta/users/{Segment(user)}/authentication/requirements";

    public static string LicenseDetails(string user) => User(user) + "/licenseDetails?$select=skuPartNumber,servicePlans";

    public static string Domain(string name) => $"/v1.0/domains/{Segment(name)}?$select=id,authenticationType";

    public static string Federation(string name) => $"/v1.0/domains/{Segment(name)}/federationConfiguration?$select=id,federatedIdpMfaBehavior";

    public static string Strength(string id) => $"/v1.0/policies/authenticationStrengthPolicies/{Segment(id)}";

    private static string User(string user) => $"/v1.0/users/{Segment(user)}";

    // Dots alone would lead to another path, escaped or not. Escaped twice, they are a name that nobody has.
    private static string Segment(string name) => name is "." or ".." ? name.Replace(".", "%252E") : Uri.EscapeDataString(name);
}
