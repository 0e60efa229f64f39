namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>The words of a Conditional Access policy in Graph.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy</remarks>
internal static class PolicyConstants
{
    public const string Id = "id";
    public const string DisplayName = "displayName";
    public const string State = "state";
    public const string CreatedOn = "createdDateTime";
    public const string ModifiedOn = "modifiedDateTime";
    public const string Conditions = "conditions";
    public const string GrantControls = "grantControls";
    public const string SessionControls = "sessionControls";

    public const string Enabled = "enabled";
    public const string Disabled = "disabled";
    public const string ReportOnly = "enabledForReportingButNotEnforced";

    public const string Users = "users";
    public const string IncludeUsers = "includeUsers";
    public const string ExcludeUsers = "excludeUsers";
    public const string IncludeGroups = "includeGroups";
    public const string ExcludeGroups = "excludeGroups";
    public const string IncludeRoles = "includeRoles";
    public const string ExcludeRoles = "excludeRoles";
    public const string IncludeGuests = "includeGuestsOrExternalUsers";
    public const string ExcludeGuests = "excludeGuestsOrExternalUsers";
    public const string GuestTypes = "guestOrExternalUserTypes";
    public const string ExternalTenants = "externalTenants";
    public const string MembershipKind = "membershipKind";

    public const string Applications = "applications";
    public const string IncludeApplications = "includeApplications";
    public const string ExcludeApplications = "excludeApplications";
    public const string IncludeUserActions = "includeUserActions";
    public const string IncludeAuthenticationContexts = "includeAuthenticationContextClassReferences";
    public const string Office365 = "Office365";
    public const string ApplicationFilter = "applicationFilter";

    public const string ClientAppTypes = "clientAppTypes";
    public const string Browser = "browser";
    public const string MobileAppsAndDesktopClients = "mobileAppsAndDesktopClients";

    public const string Locations = "locations";
    public const string IncludeLocations = "includeLocations";
    public const string ExcludeLocations = "excludeLocations";
    public const string AllTrusted = "AllTrusted";
    public const string Platforms = "platforms";
    public const string IncludePlatforms = "includePlatforms";
    public const string ExcludePlatforms = "excludePlatforms";

    public const string Operator = "operator";
    public const string And = "AND";
    public const string Or = "OR";
    public const string BuiltInControls = "builtInControls";
    public const string CustomControls = "customAuthenticationFactors";
    public const string TermsOfUse = "termsOfUse";
    public const string AuthenticationStrength = "authenticationStrength";
    public const string RequirementsSatisfied = "requirementsSatisfied";
    public const string AllowedCombinations = "allowedCombinations";
    public const string Mfa = "mfa";
    public const string Block = "block";

    public const string SignInFrequency = "signInFrequency";
    public const string IsEnabled = "isEnabled";
    public const string FrequencyInterval = "frequencyInterval";
    public const string EveryTime = "everyTime";
    public const string Value = "value";
    public const string Type = "type";

    /// <summary>Stands for everyone, every application, every location, every client, every platform.</summary>
    public const string All = "All";
    public const string None = "None";
    public const string GuestsOrExternalUsers = "GuestsOrExternalUsers";
}
