namespace PartnerMfa.Tokens.Claims;

/// <summary>A built-in role of Entra ID.</summary>
/// <param name="Id">Its template ID, which is the same in every tenant.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsAskedByDefaults">Whether security defaults ask its members for MFA at every sign-in.</param>
internal sealed record DirectoryRole(string Id, string Name, bool IsAskedByDefaults = false);

/// <summary>The built-in roles that explanations of tokens name, and those that decide what security defaults do.</summary>
/// <remarks>
/// Sources: https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference and
/// https://learn.microsoft.com/entra/fundamentals/security-defaults#require-administrators-to-do-multifactor-authentication
/// </remarks>
internal static class DirectoryRoles
{
    public const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

    public const string DirectorySynchronizationAccounts = "d29b2b05-8046-44ba-8758-1e26182fcf32";

    private static readonly DirectoryRole[] All =
    [
        new(GlobalAdministrator, "Global Administrator", IsAskedByDefaults: true),
        new("9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", "Application Administrator", IsAskedByDefaults: true),
        new("c4e39bd9-1100-46d3-8c65-fb160da0071f", "Authentication Administrator", IsAskedByDefaults: true),
        new("0526716b-113d-4c15-b2c8-68e3c22b9f80", "Authentication Policy Administrator", IsAskedByDefaults: true),
        new("b0f54661-2d74-4c50-afa3-1ec803f12efe", "Billing Administrator", IsAskedByDefaults: true),
        new("158c047a-c907-4556-b7ef-446551a6b5f7", "Cloud Application Administrator", IsAskedByDefaults: true),
        new("b1be1c3e-b65d-4f19-8427-f6fa0d97feb9", "Conditional Access Administrator", IsAskedByDefaults: true),
        new("88d8e3e3-8f55-4a1e-953a-9b9898b8876b", "Directory Readers"),
        new(DirectorySynchronizationAccounts, "Directory Synchronization Accounts"),
        new("29232cdf-9323-42fd-ade2-1d097af3e4de", "Exchange Administrator", IsAskedByDefaults: true),
        new("f2ef992c-3afb-46b9-b7cf-a126ee74c451", "Global Reader"),
        new("729827e3-9c14-49f7-bb1b-9608f156bbb8", "Helpdesk Administrator", IsAskedByDefaults: true),
        new("45d8d3c5-c802-45c6-b32a-1d70b5e1e86e", "Identity Governance Administrator", IsAskedByDefaults: true),
        new("966707d0-3269-4727-9be2-8c3a10f19b9d", "Password Administrator", IsAskedByDefaults: true),
        new("7be44c8a-adaf-4e2a-84d6-ab2649e08a13", "Privileged Authentication Administrator", IsAskedByDefaults: true),
        new("e8611ab8-c189-46e8-94e1-60213ab1f814", "Privileged Role Administrator", IsAskedByDefaults: true),
        new("194ae4cb-b126-40b2-bd5b-6091b380977d", "Security Administrator", IsAskedByDefaults: true),
        new("5d6b6bb7-de71-4623-b4af-96380a352509", "Security Reader"),
        new("f28a1f50-f6e7-4571-818b-6a12f2af6b6c", "SharePoint Administrator", IsAskedByDefaults: true),
        new("69091246-20e8-4a56-aa4d-066075b2a7a8", "Teams Administrator", IsAskedByDefaults: true),
        new("fe930be7-5e62-47db-91af-98c3a49a38b1", "User Administrator", IsAskedByDefaults: true),
        new("b79fbf4d-3ef9-4689-8143-76b194e85509", "what every member of the tenant has: not a role"),
    ];

    /// <summary>The name of each role, by its template ID.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } = All.ToDictionary(role => role.Id, role => role.Name);

    /// <summary>The administrator roles that security defaults ask for MFA at every sign-in: their names by template ID.</summary>
    public static IReadOnlyDictionary<string, string> AskedBySecurityDefaults { get; } =
        All.Where(role => role.IsAskedByDefaults).ToDictionary(role => role.Id, role => role.Name);
}
