namespace PartnerMfa;

/// <summary>The checks of the setup, in the order in which an administrator would make them.</summary>
public enum PartnerMfaSetupCheck
{
    /// <summary>The account exists in the tenant.</summary>
    AccountExists,

    /// <summary>The account is allowed to sign in.</summary>
    AccountEnabled,

    /// <summary>The account is a member of the tenant, not a guest.</summary>
    AccountType,

    /// <summary>The account is a separate one, not a person's everyday account. Advice only.</summary>
    SeparateAccount,

    /// <summary>The account has the role that the Partner Center API requires.</summary>
    AdminAgentRole,

    /// <summary>The account has registered an MFA method.</summary>
    MfaMethods,

    /// <summary>Security defaults are on. This is one of the three ways to require MFA.</summary>
    SecurityDefaults,

    /// <summary>Conditional Access requires MFA. This is one of the three ways to require MFA.</summary>
    ConditionalAccess,

    /// <summary>Per-user MFA is enforced. This is one of the three ways to require MFA.</summary>
    PerUserMfa,

    /// <summary>No policy blocks the account's sign-in.</summary>
    SignInAllowed,

    /// <summary>No policy requires something that a program cannot provide, such as a managed device. Advice only.</summary>
    UnattendedSignIn,

    /// <summary>No policy ends the account's refresh tokens early. Advice only.</summary>
    SessionLifetime,

    /// <summary>The MFA of the account's identity provider, if it has one, is accepted.</summary>
    FederatedDomain,

    /// <summary>The account has the license that Conditional Access needs. Advice only.</summary>
    License,

    /// <summary>No setting changed so recently that it may not have taken effect yet.</summary>
    RecentChange,

    /// <summary>
    /// The application is in the tenant, and its service principal is enabled. This check and those after it are made only when an
    /// application is named.
    /// </summary>
    ApplicationRegistered,

    /// <summary>The application has the delegated permission for Partner Center, with consent.</summary>
    ApplicationPermission,

    /// <summary>The application has a redirect URI of the right platform.</summary>
    ApplicationRedirect,

    /// <summary>Public client flows are allowed where device code is used. Advice only.</summary>
    ApplicationPublicClient,

    /// <summary>The application's secrets and certificates are valid. Advice only.</summary>
    ApplicationCredentials,

    /// <summary>The account may use the application: it is assigned where assignment is required.</summary>
    ApplicationAssignment,
}
