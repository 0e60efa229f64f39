using static PartnerMfa.Sandbox.Graph.GraphPermissions;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>The resources of the sandbox's Microsoft Graph.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/overview, the page of each resource</remarks>
internal static class GraphResources
{
    public static IReadOnlyList<GraphResource> All { get; } =
    [
        new("/v1.0/users/{user}", "users/$entity", UserRead, GraphDenial.Directory, view => view.User()) { Defaults = GraphUser.Defaults },
        new("/v1.0/users/{user}/transitiveMemberOf", "directoryObjects", UserRead, GraphDenial.Directory, view => view.Memberships(null)),
        new("/v1.0/users/{user}/transitiveMemberOf/" + GraphMembership.Group, "groups", UserRead, GraphDenial.Directory, view => view.Memberships(GraphMembership.Group)),
        new("/v1.0/users/{user}/transitiveMemberOf/" + GraphMembership.DirectoryRole, "directoryRoles", UserRead, GraphDenial.Directory, view => view.Memberships(GraphMembership.DirectoryRole)),
        new("/v1.0/users/{user}/licenseDetails", "users('{user}')/licenseDetails", UserRead, GraphDenial.Directory, view => view.Licenses()),
        new("/v1.0/users/{user}/authentication/methods", "users('{user}')/authentication/methods", AuthenticationMethodRead, GraphDenial.Methods, view => view.Methods()) { CanSelect = false },
        new("/beta/users/{user}/authentication/requirements", "users('{user}')/authentication/requirements", PolicyRead, GraphDenial.Methods, view => view.Requirements()) { CanSelect = false },
        new("/v1.0/reports/authenticationMethods/userRegistrationDetails/{user}", "reports/authenticationMethods/userRegistrationDetails/$entity", AuditLogRead, GraphDenial.Security, view => view.RegistrationDetails()) { CanSelect = false },
        new("/beta/policies/mfaServicePolicy", "policies/mfaServicePolicy/$entity", PolicyRead, GraphDenial.Policies, view => view.MfaServicePolicy()) { CanSelect = false },
        new("/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/x509Certificate", "authenticationMethodConfigurations/$entity", PolicyRead, GraphDenial.Policies, _ => GraphView.CertificateConfiguration()) { CanSelect = false },
        new("/v1.0/domains/{domain}", "domains/$entity", DomainRead, GraphDenial.Directory, view => view.Domain()),
        new("/v1.0/domains/{domain}/federationConfiguration", "domains('{domain}')/federationConfiguration", DomainRead, GraphDenial.Directory, view => view.Federation()) { CanSelect = false },
        new("/v1.0/policies/identitySecurityDefaultsEnforcementPolicy", "policies/identitySecurityDefaultsEnforcementPolicy/$entity", PolicyRead, GraphDenial.Policies, view => view.SecurityDefaults()),
        new("/v1.0/identity/conditionalAccess/policies", "identity/conditionalAccess/policies", PolicyRead, GraphDenial.Policies, view => view.Policies()) { PageSize = 25 },
        new("/v1.0/identity/conditionalAccess/namedLocations", "identity/conditionalAccess/namedLocations", PolicyRead, GraphDenial.Policies, view => view.NamedLocations()),
        new("/v1.0/policies/authenticationStrengthPolicies", "policies/authenticationStrengthPolicies", PolicyRead, GraphDenial.Policies, view => view.Strengths()),
        new("/beta/auditLogs/signIns", "auditLogs/signIns", AuditLogRead, GraphDenial.Security, view => view.SignIns()) { CanSelect = false },
        new("/v1.0/security/secureScores", "security/secureScores", SecurityEventsRead, GraphDenial.Security, view => view.SecureScores()),
        new("/beta/security/partner/securityScore/requirements", "security/partner/securityScore/requirements", PartnerSecurityRead, GraphDenial.Security, view => view.PartnerRequirements()),
    ];

    /// <returns>Returns the resource at the address; null when there is none.</returns>
    public static GraphResource? Find(string path)
    {
        string[] segments = path.Split('/');
        return All.FirstOrDefault(resource => resource.IsAt(segments));
    }
}
