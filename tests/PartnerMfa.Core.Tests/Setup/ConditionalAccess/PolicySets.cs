using static PartnerMfa.Setup.ConditionalAccess.Ternary;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>
/// Sets of policies, and what they mean for the account of these tests: every way to be included, to be missed, and to be in doubt.
/// </summary>
internal static class PolicySets
{
    public const string ObjectId = "aaaa0000-0000-0000-0000-000000000001";
    public const string Group = "bbbb0000-0000-0000-0000-000000000001";
    public const string NestedGroup = "bbbb0000-0000-0000-0000-000000000002";
    public const string OtherGroup = "bbbb0000-0000-0000-0000-000000000009";
    public const string Role = "62e90394-69f5-4237-9190-012177145e10";
    public const string OtherRole = "fe930be7-5e62-47db-91af-98c3a49a38b1";
    public const string PartnerCenter = "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd";
    public const string OtherApp = "00000002-0000-0ff1-ce00-000000000000";
    public const string Office = "cccc0000-0000-0000-0000-000000000001";
    public const string Home = "cccc0000-0000-0000-0000-000000000002";

    public static PolicyAccount Member { get; } = new()
    {
        ObjectId = ObjectId,
        UserPrincipalName = "integration@contoso.com",
        UserType = "Member",
        Groups = new Dictionary<string, string> { [Group] = "CA-Exclude-Service-Accounts", [NestedGroup] = "All automation" },
        GroupsAreComplete = true,
        Roles = new Dictionary<string, string> { [Role] = "Global Administrator" },
        RolesAreComplete = true,
    };

    private static PolicyAccount InvitedGuest { get; } = Member with { UserType = "Guest", UserPrincipalName = "ann_fabrikam.com#EXT#@contoso.com" };

    private static PolicyAccount InternalGuest { get; } = Member with { UserType = "Guest" };

    private static PolicyAccount InvitedMember { get; } = Member with { UserPrincipalName = "ann_fabrikam.com#EXT#@contoso.com" };

    public static IReadOnlyList<PolicyCase> All { get; } =
    [
        // Policies that require nothing.
        new("no policy at all", No),
        new("MFA for all users and all applications", Yes, Mfa()),
        new("switched off", No, Mfa().With("state", "'disabled'")) { Exclusion = ExclusionReason.Off },
        new("report-only", No, Mfa().With("state", "'enabledForReportingButNotEnforced'")) { Exclusion = ExclusionReason.ReportOnly },
        new("in a state of the future", Unknown, Mfa().With("state", "'enabledForSome'")),
        new("without a state", Unknown, Mfa().Without("state")),
        new("report-only beside one that asks", Yes, Mfa().With("state", "'enabledForReportingButNotEnforced'"), Mfa()),

        // The users to whom it applies.
        new("the account by name", Yes, Users("includeUsers", ObjectId)),
        new("the account by name in capitals", Yes, Users("includeUsers", ObjectId.ToUpperInvariant())),
        new("another account by name", No, Users("includeUsers", "aaaa0000-0000-0000-0000-000000000002")) { Exclusion = ExclusionReason.OtherAccounts },
        new("nobody", No, Users("includeUsers", "None")) { Exclusion = ExclusionReason.OtherAccounts },
        new("a group of the account", Yes, Users("includeGroups", Group)),
        new("a nested group of the account", Yes, Users("includeGroups", NestedGroup)),
        new("another group", No, Users("includeGroups", OtherGroup)) { Exclusion = ExclusionReason.OtherAccounts },
        new("another group and the account's", Yes, Users("includeGroups", OtherGroup, Group)),
        new("a role of the account", Yes, Users("includeRoles", Role)),
        new("another role", No, Users("includeRoles", OtherRole)) { Exclusion = ExclusionReason.OtherAccounts },
        new("a group, and the groups were not read to the end", Unknown, Users("includeGroups", OtherGroup)) { Account = Member with { GroupsAreComplete = false } },
        new("a role, and the roles were not read", Unknown, Users("includeRoles", OtherRole)) { Account = Member with { RolesAreComplete = false } },
        new("the account by name, and its id is not known", Unknown, Users("includeUsers", ObjectId)) { Account = Member with { ObjectId = null } },
        new("accounts chosen by a word of the future", Unknown, Users("includeUsers", "AllHumans")),
        new("accounts chosen by a member of the future", Unknown, Mfa().With("conditions.users.includeAgents", "['All']")),
        new("no users in it", Unknown, Mfa().Without("conditions.users")),
        new("users of another kind", Unknown, Mfa().With("conditions.users.includeUsers", "{'all': true}")),
        new("users that are one word", Unknown, Mfa().With("conditions.users", "'All'")),
        new("the account by name in braces", Yes, Users("includeUsers", $"{{{ObjectId}}}")),
        new("a group of the account, without dashes", Yes, Users("includeGroups", Group.Replace("-", ""))),

        // The users to whom it does not apply.
        new("all but the account", No, Excluding("excludeUsers", ObjectId)) { Exclusion = ExclusionReason.Excluded },
        new("all but a group of the account", No, Excluding("excludeGroups", Group)) { Exclusion = ExclusionReason.Excluded },
        new("all but a nested group of the account", No, Excluding("excludeGroups", NestedGroup)) { Exclusion = ExclusionReason.Excluded },
        new("all but a role of the account", No, Excluding("excludeRoles", Role)) { Exclusion = ExclusionReason.Excluded },
        new("the account by name, but not a group of it", No, Users("includeUsers", ObjectId).With("conditions.users.excludeGroups", $"['{Group}']")) { Exclusion = ExclusionReason.Excluded },
        new("all but everyone", No, Excluding("excludeUsers", "All")) { Exclusion = ExclusionReason.Excluded },
        new("all but others", Yes, Excluding("excludeUsers", "aaaa0000-0000-0000-0000-000000000002").With("conditions.users.excludeGroups", $"['{OtherGroup}']").With("conditions.users.excludeRoles", $"['{OtherRole}']")),
        new("all but a group, and the groups were not read to the end", Unknown, Excluding("excludeGroups", OtherGroup)) { Account = Member with { GroupsAreComplete = false } },
        new("all but a role, and the roles were not read", Unknown, Excluding("excludeRoles", OtherRole)) { Account = Member with { RolesAreComplete = false } },
        new("all but a word of the future", Unknown, Excluding("excludeUsers", "AllAgents")),
        new("all but a group that is no id", Unknown, Excluding("excludeGroups", "AllAgents")),
        new("all but the account, in braces", No, Excluding("excludeUsers", $"{{{ObjectId}}}")) { Exclusion = ExclusionReason.Excluded },
        new("all but a group of the account, in capitals and without dashes", No, Excluding("excludeGroups", Group.Replace("-", "").ToUpperInvariant())) { Exclusion = ExclusionReason.Excluded },
        new("all but a role of the account, in braces", No, Excluding("excludeRoles", $"{{{Role}}}")) { Exclusion = ExclusionReason.Excluded },
        new("all but somebody, and the account's id is none", Unknown, Excluding("excludeUsers", "aaaa0000-0000-0000-0000-000000000002")) { Account = Member with { ObjectId = "not-an-id" } },
        new("all but a group whose id is that of a role of the account", Yes, Excluding("excludeGroups", Role)),
        new("all but another group and something that is not an ID", Unknown, Excluding("excludeGroups", OtherGroup, "AllAgents")),
        new("all but something that is not an ID and another group", Unknown, Excluding("excludeGroups", "AllAgents", OtherGroup)),
        new("all but another role and something that is not an ID", Unknown, Excluding("excludeRoles", OtherRole, "AllAgents")),
        new("all but another group and none", Yes, Excluding("excludeGroups", OtherGroup, "None")),
        new("all but another account and a word of the future", Unknown, Excluding("excludeUsers", "aaaa0000-0000-0000-0000-000000000002", "AllAgents")),
        new("all but a word of the future and the account", No, Excluding("excludeUsers", "AllAgents", ObjectId)) { Exclusion = ExclusionReason.Excluded },
        new("all but something that is not an ID and a group of the account", No, Excluding("excludeGroups", "AllAgents", Group)) { Exclusion = ExclusionReason.Excluded },
        new("another group and something that is not an ID", Unknown, Users("includeGroups", OtherGroup, "AllAgents")),
        new("something that is not an ID and another role", Unknown, Users("includeRoles", "AllAgents", OtherRole)),
        new("something that is not an ID and a group of the account", Yes, Users("includeGroups", "AllAgents", Group)),
        new("another account and a word of the future", Unknown, Users("includeUsers", "aaaa0000-0000-0000-0000-000000000002", "AllHumans")),
        new("a word of the future and the account", Yes, Users("includeUsers", "AllHumans", ObjectId)),
        new("all agents", No, Users("includeUsers", "AllAgentIdUsers")) { Exclusion = ExclusionReason.OtherAccounts },
        new("all but all agents", Yes, Excluding("excludeUsers", "AllAgentIdUsers")),
        new("excluded from one, included in another", Yes, Excluding("excludeUsers", ObjectId), Users("includeRoles", Role)),
        new("excluded from both", No, Excluding("excludeUsers", ObjectId), Excluding("excludeRoles", Role)) { Exclusion = ExclusionReason.Excluded },

        // Guests.
        new("guests, and the account is none", No, Users("includeUsers", "GuestsOrExternalUsers")) { Exclusion = ExclusionReason.OtherAccounts },
        new("guests, and the account is one", Yes, Users("includeUsers", "GuestsOrExternalUsers")) { Account = InvitedGuest },
        new("guests, and the account's kind is not known", Unknown, Users("includeUsers", "GuestsOrExternalUsers")) { Account = Member with { UserType = null } },
        new("all but guests, and the account is none", Yes, Excluding("excludeUsers", "GuestsOrExternalUsers")),
        new("all but guests, and the account is one", No, Excluding("excludeUsers", "GuestsOrExternalUsers")) { Account = InvitedGuest, Exclusion = ExclusionReason.Excluded },
        new("all but guests, and the account is a member from elsewhere", Unknown, Excluding("excludeUsers", "GuestsOrExternalUsers")) { Account = InvitedMember },
        new("all but invited guests of every tenant", No, Guests("exclude", "b2bCollaborationGuest,internalGuest", "all")) { Account = InvitedGuest, Exclusion = ExclusionReason.Excluded },
        new("all but invited guests of some tenants", Unknown, Guests("exclude", "b2bCollaborationGuest", "enumerated")) { Account = InvitedGuest },
        new("all but internal guests, and the account is one", No, Guests("exclude", "internalGuest", "enumerated")) { Account = InternalGuest, Exclusion = ExclusionReason.Excluded },
        new("all but external users of every kind, and the account is a member", Yes, Guests("exclude", "internalGuest,b2bCollaborationGuest,b2bCollaborationMember,b2bDirectConnectUser,otherExternalUser,serviceProvider", "all")),
        new("all but external users of a kind of the future", Unknown, Guests("exclude", "b2bAgent", "all")),
        new("all but members from elsewhere, and the account is one that was renamed", No, Guests("exclude", "b2bCollaborationMember", "all")) { Account = Member with { CreationType = "Invitation" }, Exclusion = ExclusionReason.Excluded },
        new("members from elsewhere, and the account is one", Yes, Guests("include", "b2bCollaborationMember", "all").With("conditions.users.includeUsers", "[]")) { Account = InvitedMember },

        new("all but members from elsewhere, and the account's name is not known", Unknown, Guests("exclude", "b2bCollaborationMember", "all")) { Account = Member with { UserPrincipalName = null } },
        new("guests of every kind, and the account's name is not known", Unknown, Users("includeUsers", "GuestsOrExternalUsers")) { Account = Member with { UserPrincipalName = null } },

        new("all but other external users, and the account is an invited member", Unknown, Guests("exclude", "otherExternalUser", "all")) { Account = InvitedMember },
        new("all but other external users, and the account is an ordinary member", Yes, Guests("exclude", "otherExternalUser", "all")),
        new("other external users, and the account is an invited member", Unknown, Guests("include", "otherExternalUser", "all").With("conditions.users.includeUsers", "[]")) { Account = InvitedMember },

        // Which applications.
        new("Partner Center by id", Yes, Applications("includeApplications", PartnerCenter)),
        new("other applications", No, Applications("includeApplications", OtherApp)) { Exclusion = ExclusionReason.OtherApplications },
        new("no application", No, Applications("includeApplications", "None")) { Exclusion = ExclusionReason.OtherApplications },
        new("all but Partner Center", No, Applications("excludeApplications", PartnerCenter)) { Exclusion = ExclusionReason.OtherApplications },
        new("all but Partner Center, in braces", No, Applications("excludeApplications", $"{{{PartnerCenter}}}")) { Exclusion = ExclusionReason.OtherApplications },
        new("all applications and an action", Unknown, Mfa().With("conditions.applications.includeUserActions", "['urn:user:registerdevice']")),
        new("all but other applications", Yes, Applications("excludeApplications", OtherApp)),
        new("Office 365", No, Applications("includeApplications", "Office365")) { Exclusion = ExclusionReason.OtherApplications },
        new("a suite of Microsoft's", No, Applications("includeApplications", "MicrosoftAdminPortals")) { Exclusion = ExclusionReason.OtherApplications },
        new("all but a suite of Microsoft's", Yes, Applications("excludeApplications", "Office365")),
        new("all but what a filter finds", Unknown, Mfa().With("conditions.applications.applicationFilter", "{'mode': 'exclude', 'rule': 'CustomSecurityAttribute.a -eq 1'}")),
        new("registering security information", No, Applications("includeApplications").With("conditions.applications.includeUserActions", "['urn:user:registersecurityinfo']")) { Exclusion = ExclusionReason.OtherApplications },
        new("an authentication context", No, Applications("includeApplications").With("conditions.applications.includeAuthenticationContextClassReferences", "['c1']")) { Exclusion = ExclusionReason.OtherApplications },
        new("applications that nobody named", Unknown, Applications("includeApplications")),
        new("no applications in it", Unknown, Mfa().Without("conditions.applications")),
        new("applications chosen by a member of the future", Unknown, Mfa().With("conditions.applications.networkAccess", "{'trafficProfiles': 'all'}")),

        // The client apps.
        new("both kinds of client apps", Yes, Clients("browser", "mobileAppsAndDesktopClients")),
        new("browsers alone", Unknown, Clients("browser")) { HasGap = true },
        new("apps alone", Unknown, Clients("mobileAppsAndDesktopClients")) { HasGap = true },
        new("browsers in one, apps in another", Yes, Clients("browser"), Clients("mobileAppsAndDesktopClients")),
        new("older client apps alone", No, Clients("exchangeActiveSync", "other")) { Exclusion = ExclusionReason.OtherClients },
        new("browsers and a kind of the future", Unknown, Clients("browser", "agents")),
        new("no client apps in it", Yes, Mfa().Without("conditions.clientAppTypes")),

        // From where.
        new("everywhere but trusted locations", Unknown, Locations(["All"], ["AllTrusted"])) { HasGap = true },
        new("everywhere but one place", Unknown, Locations(["All"], [Office])) { HasGap = true },
        new("one place alone", Unknown, Locations([Office], [])) { HasGap = true },
        new("everywhere but one place, and that place in another", Yes, Locations(["All"], [Office]), Locations([Office], [])),
        new("everywhere but one place, and that place but not a second one in another", Unknown, Locations(["All"], [Office]), Locations([Office], [Home])) { HasGap = true },
        new("everywhere but trusted places, and those in another", Yes, Locations(["All"], ["AllTrusted"]), Locations(["AllTrusted"], [])),
        new("everywhere but trusted places, and one place in another", Unknown, Locations(["All"], ["AllTrusted"]), Locations([Office], [])) { HasGap = true },
        new("everywhere but one place, and trusted places in another", Unknown, Locations(["All"], [Office]), Locations(["AllTrusted"], [])) { HasGap = true },
        new("everywhere", Yes, Locations(["All"], [])),
        new("everywhere but everywhere", No, Locations(["All"], ["All"])) { Exclusion = ExclusionReason.OtherSignIns },
        new("everywhere but everywhere, beside one that asks everywhere but in one place", Unknown, Locations(["All"], ["All"]), Locations(["All"], [Office])) { HasGap = true },
        new("everywhere, said with a member of the future", Unknown, Locations(["All"], []).With("conditions.locations.mode", "'strict'")),
        new("everywhere but trusted places, beside one that asks everywhere", Yes, Locations(["All"], ["AllTrusted"]), Mfa()),

        new("a place of the future with the name of no place", Unknown, Locations(["elsewhere"], [])),
        new("everywhere but the trusted addresses of MFA", Unknown, Locations(["All"], ["00000000-0000-0000-0000-000000000000"])) { HasGap = true },
        new("locations that are one word", Unknown, Mfa().With("conditions.locations", "'All'")),

        new("everywhere but one place, where a policy in doubt blocks", Unknown, Locations(["All"], [Office]), Grants("OR", "'block'").With("state", "'enabledForSome'")),
        new("everywhere but one place, and a device everywhere", Unknown, Locations(["All"], [Office]), Grants("OR", "'compliantDevice'")) { HasGap = true },
        new(
            "every platform but Windows inside and outside one place, and Windows inside alone", Unknown,
            Locations([Office], []).With("conditions.platforms", "{'includePlatforms': ['all'], 'excludePlatforms': ['windows']}"),
            Locations(["All"], [Office]).With("conditions.platforms", "{'includePlatforms': ['all'], 'excludePlatforms': ['windows']}"),
            Locations([Office], []).With("conditions.platforms", "{'includePlatforms': ['windows']}")) { HasGap = true },

        // On what.
        new("every platform that is known, and a word of the future", Unknown, Platforms("'android', 'iOS', 'windows', 'windowsPhone', 'macOS', 'linux', 'other'", "")),
        new("every platform", Yes, Platforms("'all'", "")),
        new("Windows alone", Unknown, Platforms("'windows'", "")) { HasGap = true },
        new("every platform but Linux", Unknown, Platforms("'all'", "'linux'")) { HasGap = true },
        new("every platform but Linux, and Linux in another", Yes, Platforms("'all'", "'linux'"), Platforms("'linux'", "")),
        new("every platform but one of the future", Unknown, Platforms("'all'", "'watch'")) { HasGap = true },
        new("some devices", Unknown, Mfa().With("conditions.devices", "{'deviceFilter': {'mode': 'exclude', 'rule': 'device.trustType -eq \\'a\\''}}".Replace("\\'a\\'", "1"))) { HasGap = true },
        new("a risk of the sign-in", No, Mfa().With("conditions.signInRiskLevels", "['high']")) { Exclusion = ExclusionReason.OtherSignIns },
        new("a risk of the user", No, Mfa().With("conditions.userRiskLevels", "['high', 'medium']")) { Exclusion = ExclusionReason.OtherSignIns },
        new("device code flow", No, Mfa().With("conditions.authenticationFlows", "{'transferMethods': 'deviceCodeFlow'}")) { Exclusion = ExclusionReason.OtherSignIns },
        new("applications that sign in as themselves", No, Users("includeUsers", "None").With("conditions.clientApplications", "{'includeServicePrincipals': ['ServicePrincipalsInMyTenant']}")) { Exclusion = ExclusionReason.OtherAccounts },
        new("a condition of the future", Unknown, Mfa().With("conditions.moonPhase", "['full']")),
        new("no conditions in it", Unknown, Mfa().Without("conditions")),

        // The controls that it requires.
        new("MFA and a device", Yes, Grants("AND", "'mfa', 'compliantDevice'")),
        new("MFA or a device", Unknown, Grants("OR", "'mfa', 'compliantDevice'")),
        new("MFA or a device, beside one that asks for MFA", Yes, Grants("OR", "'mfa', 'compliantDevice'"), Mfa()),
        new("a device alone", No, Grants("OR", "'compliantDevice'")),
        new("a block", No, Grants("OR", "'block'")),
        new("MFA and a new password", Yes, Grants("AND", "'mfa', 'passwordChange'")),
        new("MFA or terms of use", Unknown, Mfa().With("grantControls.termsOfUse", "['dddd']")),
        new("MFA and terms of use", Yes, Mfa().With("grantControls.termsOfUse", "['dddd']").With("grantControls.operator", "'AND'")),
        new("a custom control", No, Grants("OR", "").With("grantControls.customAuthenticationFactors", "['DuoMfa']")) { Exclusion = ExclusionReason.CustomControl },
        new("MFA or a custom control", Unknown, Mfa().With("grantControls.customAuthenticationFactors", "['DuoMfa']")),
        new("MFA and a custom control", Yes, Mfa().With("grantControls.customAuthenticationFactors", "['DuoMfa']").With("grantControls.operator", "'AND'")),
        new("a control of the future", Unknown, Grants("OR", "'unknownFutureValue'")),
        new("MFA and a control of the future", Yes, Grants("AND", "'mfa', 'unknownFutureValue'")),
        new("MFA and a member of the future", Unknown, Mfa().With("grantControls.dance", "true").With("grantControls.operator", "'AND'")),
        new("two demands and an operator of the future", Unknown, Grants("XOR", "'mfa', 'compliantDevice'")),
        new("one demand and an operator of the future", Unknown, Grants("NOT", "'mfa'")),
        new("one demand and an operator of another kind", Unknown, Grants("AND", "'mfa'").With("grantControls.operator", "7")),
        new("demands that are one word", Unknown, Mfa().With("grantControls", "'mfa'")),
        new("demands that are a list", Unknown, Mfa().With("grantControls", "['mfa']")),
        new("a demand that is nothing", Yes, Grants("AND", "'mfa', null")),
        new("one demand and no operator", Yes, Mfa().With("grantControls.operator", "null")),
        new("a strength that is MFA", Yes, Strength("{'id': 'x', 'displayName': 'Ours', 'requirementsSatisfied': 'mfa', 'allowedCombinations': ['fido2']}")),
        new("a built-in strength", Yes, Strength("{'id': '00000000-0000-0000-0000-000000000004'}")),
        new("a strength that is no MFA", No, Strength("{'id': 'x', 'displayName': 'Ours', 'requirementsSatisfied': 'none', 'allowedCombinations': ['password']}")),
        new("a strength that lets a password in", Unknown, Strength("{'id': 'x', 'requirementsSatisfied': 'mfa', 'allowedCombinations': ['password']}")),
        new("a strength that lets a code by voice in", Unknown, Strength("{'id': 'x', 'requirementsSatisfied': 'mfa', 'allowedCombinations': ['fido2', 'voice']}")),
        new("MFA and a strength that is no MFA", Yes, Grants("AND", "'mfa'").With("grantControls.authenticationStrength", "{'id': 'x', 'requirementsSatisfied': 'none', 'allowedCombinations': ['password']}")),
        new("a strength of the future", Unknown, Strength("{'id': 'x', 'requirementsSatisfied': 'unknownFutureValue'}")),
        new("a strength of which only the id is known", Unknown, Strength("{'id': 'x'}")),
        new("MFA or a strength that is MFA", Yes, Mfa().With("grantControls.authenticationStrength", "{'id': '00000000-0000-0000-0000-000000000002'}")),
        new("a session and nothing else", No, Mfa().With("grantControls", "null").With("sessionControls", "{'signInFrequency': {'isEnabled': true, 'value': 4, 'type': 'hours'}}")),
        new("a custom control, and MFA for others", No, Grants("OR", "").With("grantControls.customAuthenticationFactors", "['DuoMfa']"), Users("includeGroups", OtherGroup)) { Exclusion = ExclusionReason.CustomControl },
        new("one in doubt beside one that excludes the account", Unknown, Clients("browser", "agents"), Excluding("excludeUsers", ObjectId)),
        new("one in doubt beside one that asks", Yes, Clients("browser", "agents"), Mfa()),
    ];

    private static PolicyText Mfa() => new();

    private static string List(params string[] words) => "[" + string.Join(",", words.Select(word => $"'{word}'")) + "]";

    private static PolicyText Users(string member, params string[] ids) =>
        Mfa().With("conditions.users.includeUsers", "[]").With("conditions.users." + member, List(ids));

    private static PolicyText Excluding(string member, params string[] ids) => Mfa().With("conditions.users." + member, List(ids));

    private static PolicyText Guests(string way, string kinds, string tenants) => Mfa().With(
        $"conditions.users.{way}GuestsOrExternalUsers",
        $"{{'guestOrExternalUserTypes': '{kinds}', 'externalTenants': {{'membershipKind': '{tenants}'}}}}");

    private static PolicyText Applications(string member, params string[] ids) => Mfa().With("conditions.applications." + member, List(ids));

    private static PolicyText Clients(params string[] types) => Mfa().With("conditions.clientAppTypes", List(types));

    private static PolicyText Locations(string[] included, string[] excluded) =>
        Mfa().With("conditions.locations", $"{{'includeLocations': {List(included)}, 'excludeLocations': {List(excluded)}}}");

    private static PolicyText Platforms(string included, string excluded) =>
        Mfa().With("conditions.platforms", $"{{'includePlatforms': [{included}], 'excludePlatforms': [{excluded}]}}");

    private static PolicyText Grants(string way, string controls) =>
        Mfa().With("grantControls.operator", $"'{way}'").With("grantControls.builtInControls", $"[{controls}]");

    private static PolicyText Strength(string json) => Grants("OR", "").With("grantControls.authenticationStrength", json);
}
