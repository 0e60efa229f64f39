namespace PartnerMfa;

/// <summary>The questions of the setup, in the order in which an administrator would go through them.</summary>
public enum PartnerMfaSetupCheck
{
    /// <summary>The account is in the tenant.</summary>
    AccountExists,

    /// <summary>It may sign in.</summary>
    AccountEnabled,

    /// <summary>It is a member of the tenant, not a guest.</summary>
    AccountType,

    /// <summary>It is a separate account, not a person's everyday account. Advice only.</summary>
    SeparateAccount,

    /// <summary>It has the role that Partner Center's API asks for.</summary>
    AdminAgentRole,

    /// <summary>It has something registered to do MFA with.</summary>
    MfaMethods,

    /// <summary>Security defaults are on: one of the three ways in which MFA comes about.</summary>
    SecurityDefaults,

    /// <summary>Conditional Access asks for MFA: one of the three ways.</summary>
    ConditionalAccess,

    /// <summary>Per-user MFA is enforced: one of the three ways.</summary>
    PerUserMfa,

    /// <summary>No policy blocks its sign-in.</summary>
    SignInAllowed,

    /// <summary>Nothing is asked of it that a program cannot give: a managed device. Advice only.</summary>
    UnattendedSignIn,

    /// <summary>No policy ends its refresh tokens early. Advice only.</summary>
    SessionLifetime,

    /// <summary>The MFA of its identity provider, if it has one, is taken.</summary>
    FederatedDomain,

    /// <summary>It has the license that Conditional Access asks for. Advice only.</summary>
    License,

    /// <summary>Nothing changed so lately that it may not be in effect yet.</summary>
    RecentChange,

    /// <summary>The application is in the tenant, and its service principal is enabled. Like the checks after it, only when an application is named.</summary>
    ApplicationRegistered,

    /// <summary>It has the delegated permission for Partner Center, with consent.</summary>
    ApplicationPermission,

    /// <summary>It has a redirect address of the right platform.</summary>
    ApplicationRedirect,

    /// <summary>Public client flows are allowed where device code is used. Advice only.</summary>
    ApplicationPublicClient,

    /// <summary>Its secrets and certificates are valid. Advice only.</summary>
    ApplicationCredentials,

    /// <summary>The account may use it: it is assigned where assignment is required.</summary>
    ApplicationAssignment,
}
