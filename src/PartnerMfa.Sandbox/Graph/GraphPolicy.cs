using System.Text.Json.Nodes;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>A Conditional Access policy. Whatever is not set is as in a policy that requires MFA from everyone for everything.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy</remarks>
internal sealed record GraphPolicy(string Name)
{
    /// <summary>A placeholder for the ID of the tenant's account.</summary>
    public const string ThisAccount = "(this account)";

    /// <summary><c>enabled</c>, <c>disabled</c> or <c>enabledForReportingButNotEnforced</c>.</summary>
    public string State { get; init; } = "enabled";

    public IReadOnlyList<string> IncludeUsers { get; init; } = ["All"];

    public IReadOnlyList<string> ExcludeUsers { get; init; } = [];

    /// <summary>Groups, by name.</summary>
    public IReadOnlyList<string> IncludeGroups { get; init; } = [];

    /// <inheritdoc cref="IncludeGroups"/>
    public IReadOnlyList<string> ExcludeGroups { get; init; } = [];

    /// <summary>Roles, by the IDs of their templates.</summary>
    public IReadOnlyList<string> ExcludeRoles { get; init; } = [];

    public IReadOnlyList<string> IncludeApplications { get; init; } = ["All"];

    public IReadOnlyList<string> ClientAppTypes { get; init; } = ["all"];

    public string Operator { get; init; } = "OR";

    public IReadOnlyList<string> BuiltInControls { get; init; } = ["mfa"];

    /// <summary>Custom controls: another company's second factor.</summary>
    public IReadOnlyList<string> CustomControls { get; init; } = [];

    /// <summary>Whether the built-in authentication strength requires MFA instead of the control.</summary>
    public bool ByStrength { get; init; }

    /// <summary>The combinations of a custom authentication strength; empty when the policy requires none.</summary>
    public IReadOnlyList<string> StrengthCombinations { get; init; } = [];

    public IReadOnlyList<string> SignInRiskLevels { get; init; } = [];

    public IReadOnlyList<string> UserRiskLevels { get; init; } = [];

    /// <summary>Whether sign-ins from trusted locations are excluded.</summary>
    public bool ExcludesTrustedLocations { get; init; }

    /// <summary>
    /// The authentication flows that the policy applies to, such as <c>deviceCodeFlow</c>; empty when it applies to every sign-in.
    /// </summary>
    public IReadOnlyList<string> TransferMethods { get; init; } = [];

    /// <summary>The number of hours after which a new sign-in is required; null when the policy does not say.</summary>
    public int? SignInFrequencyHours { get; init; }

    public bool RequiresMfa => BuiltInControls.Contains("mfa") || ByStrength || StrengthCombinations.Count > 0;

    public TimeSpan ModifiedAgo { get; init; } = TimeSpan.FromDays(200);

    public JsonObject ToJson(string accountId, DateTimeOffset now) => new()
    {
        ["id"] = GraphIds.Of("policy " + Name),
        ["templateId"] = null,
        ["displayName"] = Name,
        ["createdDateTime"] = GraphJson.Time(now.AddDays(-300)),
        ["modifiedDateTime"] = GraphJson.Time(now - ModifiedAgo),
        ["state"] = State,
        ["sessionControls"] = SessionControls(),
        ["conditions"] = Conditions(accountId),
        ["grantControls"] = GrantControls(now),
    };

    /// <summary>Whether it applies to a sign-in of the account to Partner Center, according to What If.</summary>
    public bool AppliesTo(IReadOnlyList<GraphMembership> memberships, GraphSignInConditions signIn)
    {
        string[] names = [.. memberships.Select(one => one.Name)], roles = [.. memberships.Select(one => one.RoleTemplateId).OfType<string>()];
        bool isIncluded = IncludeUsers.Any(user => user is "All" or ThisAccount) || IncludeGroups.Any(names.Contains);
        bool isExcluded = ExcludeUsers.Contains(ThisAccount) || ExcludeGroups.Any(names.Contains) || ExcludeRoles.Any(roles.Contains);
        return isIncluded && !isExcluded
            && IncludeApplications.Any(application => application is "All" or PartnerMfaEnvironment.PartnerCenterApplicationId)
            && ClientAppTypes.Any(type => type == "all" || type == signIn.Client)
            && (SignInRiskLevels.Count == 0 || SignInRiskLevels.Contains(signIn.Risk))
            && (UserRiskLevels.Count == 0 || UserRiskLevels.Contains(signIn.UserRisk))
            && (TransferMethods.Count == 0 || TransferMethods.Contains(signIn.TransferMethod))
            && !(ExcludesTrustedLocations && signIn.IsFromTrustedLocation);
    }

    private JsonObject Conditions(string accountId) => new()
    {
        ["userRiskLevels"] = GraphJson.Texts(UserRiskLevels),
        ["signInRiskLevels"] = GraphJson.Texts(SignInRiskLevels),
        ["clientAppTypes"] = GraphJson.Texts(ClientAppTypes),
        ["servicePrincipalRiskLevels"] = new JsonArray(),
        ["insiderRiskLevels"] = null,
        ["platforms"] = null,
        ["locations"] = ExcludesTrustedLocations ? new JsonObject { ["includeLocations"] = GraphJson.Texts(["All"]), ["excludeLocations"] = GraphJson.Texts(["AllTrusted"]) } : null,
        ["devices"] = null,
        ["clientApplications"] = null,
        ["authenticationFlows"] = TransferMethods.Count == 0 ? null : new JsonObject { ["transferMethods"] = string.Join(",", TransferMethods) },
        ["applications"] = new JsonObject
        {
            ["includeApplications"] = GraphJson.Texts(IncludeApplications),
            ["excludeApplications"] = new JsonArray(),
            ["includeUserActions"] = new JsonArray(),
            ["includeAuthenticationContextClassReferences"] = new JsonArray(),
            ["applicationFilter"] = null,
        },
        ["users"] = new JsonObject
        {
            ["includeUsers"] = GraphJson.Texts(IncludeUsers.Select(user => user == ThisAccount ? accountId : user)),
            ["excludeUsers"] = GraphJson.Texts(ExcludeUsers.Select(user => user == ThisAccount ? accountId : user)),
            ["includeGroups"] = GraphJson.Texts(IncludeGroups.Select(GraphIds.Of)),
            ["excludeGroups"] = GraphJson.Texts(ExcludeGroups.Select(GraphIds.Of)),
            ["includeRoles"] = new JsonArray(),
            ["excludeRoles"] = GraphJson.Texts(ExcludeRoles),
            ["includeGuestsOrExternalUsers"] = null,
            ["excludeGuestsOrExternalUsers"] = null,
        },
    };

    private JsonObject GrantControls(DateTimeOffset now) => new()
    {
        ["operator"] = Operator,
        ["builtInControls"] = GraphJson.Texts(BuiltInControls),
        ["customAuthenticationFactors"] = GraphJson.Texts(CustomControls),
        ["termsOfUse"] = new JsonArray(),
        ["authenticationStrength"] = ByStrength ? MfaStrength(now) : StrengthCombinations.Count > 0 ? CustomStrength(now) : null,
    };

    private JsonObject? SessionControls() => SignInFrequencyHours is not { } hours ? null : new()
    {
        ["disableResilienceDefaults"] = null,
        ["applicationEnforcedRestrictions"] = null,
        ["cloudAppSecurity"] = null,
        ["persistentBrowser"] = null,
        ["signInFrequency"] = new JsonObject
        {
            ["value"] = hours,
            ["type"] = "hours",
            ["authenticationType"] = "primaryAndSecondaryAuthentication",
            ["frequencyInterval"] = "timeBased",
            ["isEnabled"] = true,
        },
    };

    public JsonObject CustomStrength(DateTimeOffset now) => new()
    {
        ["id"] = GraphIds.Of("strength " + Name),
        ["createdDateTime"] = GraphJson.Time(now.AddDays(-300)),
        ["modifiedDateTime"] = GraphJson.Time(now.AddDays(-300)),
        ["displayName"] = "Phishing-resistant only",
        ["description"] = "",
        ["policyType"] = "custom",
        ["requirementsSatisfied"] = "mfa",
        ["allowedCombinations"] = GraphJson.Texts(StrengthCombinations),
        ["combinationConfigurations"] = new JsonArray(),
    };

    public static JsonObject MfaStrength(DateTimeOffset now) => new()
    {
        ["id"] = GraphIds.MfaStrength,
        ["createdDateTime"] = GraphJson.Time(now.AddDays(-1000)),
        ["modifiedDateTime"] = GraphJson.Time(now.AddDays(-1000)),
        ["displayName"] = "Multifactor authentication",
        ["description"] = "Combinations of methods that satisfy strong authentication, such as a password + SMS",
        ["policyType"] = "builtIn",
        ["requirementsSatisfied"] = "mfa",
        ["allowedCombinations"] = GraphJson.Texts(["windowsHelloForBusiness", "fido2", "password,microsoftAuthenticatorPush", "password,softwareOath", "password,sms"]),
    };
}

/// <summary>What What If and the sign-in log know about a sign-in.</summary>
/// <param name="Client"><c>browser</c> or <c>mobileAppsAndDesktopClients</c>.</param>
/// <param name="Risk">The sign-in risk.</param>
/// <param name="UserRisk">The user risk.</param>
/// <param name="TransferMethod">The authentication transfer method; null for none.</param>
/// <param name="IsFromTrustedLocation">Whether it comes from a trusted location.</param>
internal sealed record GraphSignInConditions(string Client, string Risk = "none", string UserRisk = "none", string? TransferMethod = null, bool IsFromTrustedLocation = false)
{
    public static GraphSignInConditions Ordinary { get; } = new("mobileAppsAndDesktopClients");
}
