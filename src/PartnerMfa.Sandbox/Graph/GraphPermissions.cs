namespace PartnerMfa.Sandbox.Graph;

/// <summary>The permissions of Microsoft Graph that the sandbox's administrator can be granted.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/permissions-reference</remarks>
internal static class GraphPermissions
{
    public const string ApplicationRead = "Application.Read.All";
    public const string ApplicationReadWrite = "Application.ReadWrite.All";
    public const string GrantReadWrite = "DelegatedPermissionGrant.ReadWrite.All";
    public const string DirectoryRead = "Directory.Read.All";
    public const string AuditLogRead = "AuditLog.Read.All";
    public const string DomainRead = "Domain.Read.All";
    public const string GroupMemberRead = "GroupMember.Read.All";
    public const string PartnerSecurityRead = "PartnerSecurity.Read.All";
    public const string PolicyRead = "Policy.Read.All";
    public const string RoleManagementRead = "RoleManagement.Read.Directory";
    public const string SecurityEventsRead = "SecurityEvents.Read.All";
    public const string AuthenticationMethodRead = "UserAuthenticationMethod.Read.All";
    public const string UserRead = "User.Read.All";

    public static IReadOnlyList<string> All { get; } =
    [
        ApplicationRead, ApplicationReadWrite, GrantReadWrite, DirectoryRead, AuditLogRead, DomainRead, GroupMemberRead, PartnerSecurityRead, PolicyRead, RoleManagementRead, SecurityEventsRead, AuthenticationMethodRead, UserRead,
    ];
}
