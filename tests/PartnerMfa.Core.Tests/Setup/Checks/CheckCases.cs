using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;
using PartnerMfa.Verdicts;
using static PartnerMfa.PartnerMfaSetupCheck;
using static PartnerMfa.Setup.GoodSetup;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;
using Access = PartnerMfa.PartnerMfaSetupCheck;

namespace PartnerMfa.Setup.Checks;

/// <summary>What each check answers to each thing that can be found, one change from the good setup at a time.</summary>
internal static class CheckCases
{
    public static IReadOnlyList<CheckCase> All { get; } =
    [
        new(AccountExists, Yes, AccountFound),
        new(AccountExists, No, AccountNotFound) { Facts = Good with { Account = Failed<AccountFacts>(NotFound) } },
        new(AccountExists, Unknown, PermissionMissing) { Facts = Good with { Account = Failed<AccountFacts>(Forbidden) } },
        new(AccountExists, Unknown, ResourceNotRead) { Facts = Good with { Account = Failed<AccountFacts>(Down) } },

        new(AccountExists, Unknown, AccountTypeNotTold) { Facts = With(Account with { ObjectId = null }) },

        new(Access.AccountEnabled, Yes, SetupReason.AccountEnabled),
        new(Access.AccountEnabled, No, AccountDisabled) { Facts = With(Account with { IsEnabled = false }) },
        new(Access.AccountEnabled, Unknown, AccountTypeNotTold) { Facts = With(Account with { IsEnabled = null }) },
        new(Access.AccountEnabled, NotApplicable, AccountNotFound) { Facts = Good with { Account = Failed<AccountFacts>(NotFound) } },

        new(AccountType, Yes, AccountIsMember),
        new(AccountType, No, AccountIsGuest) { Facts = With(Account with { UserType = "Guest" }) },
        new(AccountType, Unknown, AccountTypeNotTold) { Facts = With(Account with { UserType = "Robot" }) },

        new(SeparateAccount, Yes, AccountLooksSeparate),
        new(SeparateAccount, Unknown, AccountMayBePersonal) { Facts = With(Account with { HasPersonalFields = true }) },
        new(SeparateAccount, Unknown, AccountMayBePersonal) { Facts = With(Account with { UserPrincipalName = "happy@contoso.com", DisplayName = "Happy" }) },
        new(SeparateAccount, Unknown, AccountMayBePersonal) { Facts = Good with { Memberships = Read(GlobalAdministrator()) } },

        new(AdminAgentRole, Yes, AdminAgentAssigned),
        new(AdminAgentRole, Yes, AdminAgentAssigned) { Facts = Good with { Memberships = new(Memberships("adminagents"), Down) } },
        new(AdminAgentRole, No, AdminAgentMissing) { Facts = Good with { Memberships = Read(Memberships("HelpdeskAgents")) } },
        new(AdminAgentRole, No, AdminAgentMissing) { Facts = Good with { Memberships = Read(Memberships()) } },
        new(AdminAgentRole, Unknown, PermissionMissing) { Facts = Good with { Memberships = Failed<MembershipFacts>(Forbidden) } },
        new(AdminAgentRole, Unknown, PermissionMissing) { Facts = Good with { Memberships = Read(WithoutNames()) } },
        new(AdminAgentRole, Unknown, ResourceNotRead) { Facts = Good with { Memberships = new(Memberships("Others"), Down) } },

        new(MfaMethods, Yes, MfaMethodRegistered),
        new(MfaMethods, No, MfaMethodMissing) { Facts = Good with { Methods = Methods("password") } },
        new(MfaMethods, No, MfaMethodMissing) { Facts = Good with { Methods = Methods() } },
        new(MfaMethods, No, MfaMethodMissing) { Facts = Good with { Methods = Methods("password", "email", "temporaryAccessPass", "qrCodePin") } },
        new(MfaMethods, Unknown, MfaMethodNotKnown) { Facts = Good with { Methods = Methods("password", "telepathy") } },
        new(MfaMethods, Unknown, MfaMethodNotKnown) { Facts = Good with { Methods = Methods("password"), Domain = Federated("acceptIfMfaDoneByFederatedIdp") } },
        new(MfaMethods, No, MfaMethodMissing) { Facts = Good with { Methods = Methods("password"), Domain = Federated("rejectMfaByFederatedIdp") } },
        new(MfaMethods, Unknown, PermissionMissing) { Facts = Good with { Methods = Failed<IReadOnlyList<string>>(Forbidden) } },

        new(Access.SecurityDefaults, Yes, SecurityDefaultsOn) { Facts = Good with { SecurityDefaults = Read<bool?>(true) } },
        new(Access.SecurityDefaults, No, SecurityDefaultsOff),
        new(Access.SecurityDefaults, Unknown, ResourceNotRead) { Facts = Good with { SecurityDefaults = Read<bool?>(null) } },
        new(Access.SecurityDefaults, Unknown, PermissionMissing) { Facts = Good with { SecurityDefaults = Failed<bool?>(Forbidden) } },

        new(PerUserMfa, Yes, PerUserMfaEnforced) { Facts = Good with { PerUserMfa = Read("enforced") } },
        new(PerUserMfa, No, PerUserMfaNotEnforced) { Facts = Good with { PerUserMfa = Read("enabled") } },
        new(PerUserMfa, No, PerUserMfaDisabled),
        new(PerUserMfa, Unknown, PerUserMfaNotKnown) { Facts = Good with { PerUserMfa = Read("unknownFutureValue") } },
        new(PerUserMfa, Unknown, PerUserMfaNotKnown) { Facts = Good with { PerUserMfa = Read("") } },
        new(PerUserMfa, Unknown, SetupReason.ResourceNotFound) { Facts = Good with { PerUserMfa = Failed<string>(NotFound) } },

        new(Access.ConditionalAccess, Yes, PolicyRequiresMfa),
        new(Access.ConditionalAccess, Yes, PolicyRequiresMfa) { Facts = Good with { Policies = Policies(new PolicyText()) with { Failure = Down } } },
        new(Access.ConditionalAccess, Unknown, ResourceNotRead) { Facts = Good with { Policies = Policies() with { Failure = Down } } },
        new(Access.ConditionalAccess, Unknown, PermissionMissing) { Facts = Good with { Policies = Policies() with { Failure = Forbidden } } },
        new(Access.ConditionalAccess, No, NoPolicyRequiresMfa) { Facts = Good with { Policies = Policies() } },
        new(Access.ConditionalAccess, No, NoPolicyRequiresMfa) { Facts = With("state", "'disabled'") },
        new(Access.ConditionalAccess, No, PolicyReportOnly) { Facts = With("state", "'enabledForReportingButNotEnforced'") },
        new(Access.ConditionalAccess, No, AccountExcludedFromPolicy) { Facts = With("conditions.users.excludeUsers", $"['{PolicySets.ObjectId}']") },
        new(Access.ConditionalAccess, No, CustomControlNeverCounts) { Facts = With("grantControls", "{'operator': 'OR', 'customAuthenticationFactors': ['Duo']}") },
        new(Access.ConditionalAccess, No, PolicyForOtherClients) { Facts = With("conditions.clientAppTypes", "['other']") },
        new(Access.ConditionalAccess, No, PolicyForOtherApplications) { Facts = With("conditions.applications.includeApplications", $"['{PolicySets.OtherApp}']") },
        new(Access.ConditionalAccess, Unknown, PolicyHasGap) { Facts = With("conditions.clientAppTypes", "['browser']") },
        new(Access.ConditionalAccess, Unknown, PolicyNotCertain) { Facts = With("conditions.signInRiskLevels", "['high']") },

        new(SignInAllowed, Yes, SignInNotBlocked),
        new(SignInAllowed, No, SignInBlocked) { Facts = With("grantControls.builtInControls", "['block']") },
        new(SignInAllowed, Yes, SomeSignInsBlocked) { Facts = Good with { Policies = Policies(Block().With("conditions.locations", "{'includeLocations': ['All'], 'excludeLocations': ['AllTrusted']}")) } },
        new(SignInAllowed, No, SignInBlocked) { Facts = Good with { Policies = Policies(Block().With("conditions.clientAppTypes", "['browser']"), Block().With("conditions.clientAppTypes", "['mobileAppsAndDesktopClients']")) } },
        new(SignInAllowed, Yes, SomeSignInsBlocked) { Facts = Good with { Policies = Policies(Block().With("conditions.clientAppTypes", "['browser']"), Block().With("conditions.signInRiskLevels", "['high']")) } },
        new(SignInAllowed, Yes, SignInNotBlocked) { Facts = Good with { Policies = Policies(Block().With("conditions.clientAppTypes", "['other']")) } },
        new(SignInAllowed, Unknown, PermissionMissing) { Facts = Good with { Policies = Policies() with { Failure = Forbidden } } },

        new(UnattendedSignIn, Yes, UnattendedSignInPossible),
        new(UnattendedSignIn, No, DeviceRequired) { Facts = With("grantControls", "{'operator': 'AND', 'builtInControls': ['mfa', 'compliantDevice']}") },
        new(UnattendedSignIn, Yes, UnattendedSignInPossible) { Facts = With("grantControls", "{'operator': 'OR', 'builtInControls': ['mfa', 'compliantDevice']}") },
        new(UnattendedSignIn, Unknown, DeviceRequired) { Facts = Good with { Policies = Policies(new PolicyText().With("grantControls.builtInControls", "['domainJoinedDevice']").With("conditions.clientAppTypes", "['browser']")) } },

        new(SessionLifetime, Yes, SessionNotLimited),
        new(SessionLifetime, No, SessionEndsEarly) { Facts = With("sessionControls", "{'signInFrequency': {'isEnabled': true, 'value': 12, 'type': 'hours'}}") },
        new(SessionLifetime, No, SessionEndsEarly) { Facts = With("sessionControls", "{'signInFrequency': {'isEnabled': true, 'frequencyInterval': 'everyTime'}}") },
        new(SessionLifetime, Yes, SessionNotLimited) { Facts = With("sessionControls", "{'signInFrequency': {'isEnabled': false, 'value': 12, 'type': 'hours'}}") },

        new(FederatedDomain, NotApplicable, DomainManaged),
        new(FederatedDomain, Yes, FederatedMfaAccepted) { Facts = Good with { Domain = Federated("acceptIfMfaDoneByFederatedIdp") } },
        new(FederatedDomain, Yes, FederatedMfaAccepted) { Facts = Good with { Domain = Federated("enforceMfaByFederatedIdp") } },
        new(FederatedDomain, Unknown, FederatedMfaRejected) { Facts = Good with { Domain = Federated("rejectMfaByFederatedIdp") } },
        new(FederatedDomain, Unknown, FederatedMfaNotKnown) { Facts = Good with { Domain = Federated(null) } },
        new(FederatedDomain, Unknown, FederatedMfaNotKnown) { Facts = Good with { Domain = Federated("unknownFutureValue") } },
        new(FederatedDomain, Unknown, FederatedMfaNotKnown) { Facts = Good with { Domain = Read(new DomainFacts("contoso.com", null, null)) } },
        new(FederatedDomain, Unknown, PermissionMissing) { Facts = Good with { Domain = Failed<DomainFacts>(Forbidden) } },

        new(License, Yes, LicensePresent),
        new(License, No, LicenseRecommended) { Facts = Good with { ServicePlans = Read<IReadOnlyList<string>>(["EXCHANGE_S_STANDARD"]) } },
        new(License, NotApplicable, LicenseNotNeeded) { Facts = Good with { ServicePlans = Read<IReadOnlyList<string>>([]), Policies = Policies() } },
        new(License, Unknown, PermissionMissing) { Facts = Good with { ServicePlans = Failed<IReadOnlyList<string>>(Forbidden) } },

        new(RecentChange, Yes, NoRecentChange),
        new(RecentChange, Unknown, ChangedRecently) { Facts = With("modifiedDateTime", "'2026-06-08T11:56:00Z'") },
        new(RecentChange, Yes, NoRecentChange) { Facts = With("modifiedDateTime", "'2026-06-08T11:50:00Z'") },
        new(RecentChange, Unknown, ChangedRecently) { Facts = With("modifiedDateTime", "'2026-06-08T13:51:00+02:00'") },
        new(RecentChange, Unknown, ChangedRecently) { Facts = With("modifiedDateTime", "'9999-12-31T23:59:59Z'") },
        new(RecentChange, Unknown, ChangedRecently) { Facts = With(Account with { ChangedOn = Now.AddMinutes(-1) }) },
        new(RecentChange, Unknown, PermissionMissing) { Facts = Good with { Policies = Policies() with { Failure = Forbidden } } },
    ];

    private static SetupFacts With(AccountFacts account) => Good with { Account = Read(account) };

    private static SetupFacts With(string path, string json) => Good with { Policies = Policies(new PolicyText().With(path, json)) };

    private static PolicyText Block() => new PolicyText().With("grantControls.builtInControls", "['block']");

    private static Resources.ResourceResult<IReadOnlyList<string>> Methods(params string[] kinds) =>
        Read<IReadOnlyList<string>>([.. kinds.Select(kind => $"#microsoft.graph.{kind}AuthenticationMethod")]);

    private static Resources.ResourceResult<DomainFacts> Federated(string? behavior) => Read(new DomainFacts("contoso.com", "Federated", behavior));

    private static MembershipFacts GlobalAdministrator()
    {
        MembershipFacts found = Memberships("AdminAgents");
        found.Roles["62e90394-69f5-4237-9190-012177145e10"] = "Global Administrator";
        return found;
    }

    private static MembershipFacts WithoutNames()
    {
        MembershipFacts found = Memberships();
        found.GroupNamesAreKnown = false;
        return found;
    }
}
