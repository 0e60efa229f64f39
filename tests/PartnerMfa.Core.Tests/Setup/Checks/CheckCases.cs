using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;
using PartnerMfa.Verdicts;
using static PartnerMfa.PartnerMfaSetupCheck;
using static PartnerMfa.Setup.GoodSetup;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;
using Access = PartnerMfa.PartnerMfaSetupCheck;

namespace PartnerMfa.Setup.Checks;

/// <summary>The answer of each check for each possible finding, with one change from the good setup at a time.</summary>
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
        new(MfaMethods, Yes, MfaMethodRegistered) { Facts = Good with { Methods = Failed<IReadOnlyList<RegisteredMethod>>(Forbidden), Registration = Read(new RegistrationFacts(true, true, [])) } },
        new(MfaMethods, Yes, MfaMethodRegistered) { Facts = Good with { Registration = Read(new RegistrationFacts(false, false, [])) } },
        new(MfaMethods, Unknown, MfaMethodNotAllowed) { Facts = Good with { Registration = Read(new RegistrationFacts(false, true, [])) } },
        new(MfaMethods, No, MfaMethodMissing) { Facts = Good with { Methods = Methods("password") } },
        new(MfaMethods, No, MfaMethodMissing) { Facts = Good with { Methods = Methods() } },
        new(MfaMethods, No, MfaMethodMissing) { Facts = Good with { Methods = Methods("password", "email", "qrCodePin") } },
        new(MfaMethods, No, MfaMethodMissing) { Facts = Good with { Methods = Pass(usable: false) } },
        new(MfaMethods, Yes, TemporaryAccessPassOnly) { Facts = Good with { Methods = Pass(usable: true) } },
        new(MfaMethods, Unknown, TemporaryAccessPassOnly) { Facts = Good with { Methods = Pass(usable: null) } },
        new(MfaMethods, Unknown, MfaMethodNotKnown) { Facts = Good with { Methods = Methods("password", "telepathy") } },
        new(MfaMethods, Unknown, MfaMethodNotKnown) { Facts = Good with { Methods = Methods("password"), Domain = Federated(DomainFacts.Accept) } },
        new(MfaMethods, Unknown, MfaMethodMayBeCertificate) { Facts = Good with { Methods = Methods("password"), Certificates = Read(new CertificateFacts(true, ["all_users"], [])) } },
        new(MfaMethods, Unknown, MfaMethodMayBeCertificate) { Facts = Good with { Methods = Methods("password"), Registration = Read(new RegistrationFacts(true, true, [])) } },
        new(MfaMethods, No, MfaMethodMissing) { Facts = Good with { Methods = Methods("password"), Certificates = Read(new CertificateFacts(false, ["all_users"], [])) } },
        new(MfaMethods, No, MfaMethodMissing) { Facts = Good with { Methods = Methods("password"), Domain = Federated(DomainFacts.Reject) } },
        new(MfaMethods, Unknown, PermissionMissing) { Facts = Good with { Methods = Failed<IReadOnlyList<RegisteredMethod>>(Forbidden) } },
        new(MfaMethods, No, StrengthNotMet) { Facts = Strength("fido2") },
        new(MfaMethods, Unknown, StrengthNotCertain) { Facts = Strength("deviceBasedPush") },
        new(MfaMethods, Unknown, StrengthNotCertain) { Facts = Strength("fido2", "newMethodOfTheFuture") },

        new(Access.SecurityDefaults, Yes, SecurityDefaultsOn) { Facts = Defaults(UserAdministrator) },
        new(Access.SecurityDefaults, Yes, SecurityDefaultsOn) { Facts = Defaults(UserAdministrator) with { Methods = Methods("softwareOath") } },
        new(Access.SecurityDefaults, Unknown, SecurityDefaultsMethodMissing) { Facts = Defaults(UserAdministrator) with { Methods = Methods("phone") } },
        new(Access.SecurityDefaults, Unknown, SecurityDefaultsWithoutRole) { Facts = Defaults() },
        new(Access.SecurityDefaults, Unknown, SecurityDefaultsWithoutRole) { Facts = Defaults("88d8e3e3-8f55-4a1e-953a-9b9898b8876b") },
        new(Access.SecurityDefaults, No, SecurityDefaultsExempt) { Facts = Defaults("d29b2b05-8046-44ba-8758-1e26182fcf32") },
        new(Access.SecurityDefaults, Unknown, PermissionMissing) { Facts = Defaults() with { Memberships = Failed<MembershipFacts>(Forbidden) } },
        new(Access.SecurityDefaults, Unknown, PermissionMissing) { Facts = Defaults(UserAdministrator) with { Methods = Failed<IReadOnlyList<RegisteredMethod>>(Forbidden) } },
        new(Access.SecurityDefaults, No, SecurityDefaultsOff),
        new(Access.SecurityDefaults, Unknown, ResourceNotRead) { Facts = Good with { SecurityDefaults = Read<bool?>(null) } },
        new(Access.SecurityDefaults, Unknown, PermissionMissing) { Facts = Good with { SecurityDefaults = Failed<bool?>(Forbidden) } },

        new(PerUserMfa, Yes, PerUserMfaEnforced) { Facts = Good with { PerUserMfa = Read("enforced") } },
        new(PerUserMfa, Unknown, PerUserMfaSkipped) { Facts = Good with { PerUserMfa = Read("enforced"), MfaService = Read(new MfaServiceFacts("trusted IP addresses are not asked for MFA", null, false)) } },
        new(PerUserMfa, Unknown, PermissionMissing) { Facts = Good with { PerUserMfa = Read("enforced"), MfaService = Failed<MfaServiceFacts>(Forbidden) } },
        new(PerUserMfa, Unknown, SetupReason.ResourceNotFound) { Facts = Good with { PerUserMfa = Read("enforced"), MfaService = Failed<MfaServiceFacts>(NotFound) } },
        new(PerUserMfa, Unknown, ResourceNotRead) { Facts = Good with { PerUserMfa = Read("enforced"), MfaService = new(null, null) } },
        new(PerUserMfa, Unknown, PerUserMfaNotEnforced) { Facts = Good with { PerUserMfa = Read("enabled"), Policies = Policies() } },
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
        new(Access.ConditionalAccess, No, NoPolicyRequiresMfa) { Facts = With("deletedDateTime", "'2026-06-01T00:00:00Z'") },
        new(Access.ConditionalAccess, Unknown, PolicyNotCertain) { Facts = With("partialEnablementStrategy", "'percentage'") },
        new(Access.ConditionalAccess, No, PolicyReportOnly) { Facts = With("state", "'enabledForReportingButNotEnforced'") },
        new(Access.ConditionalAccess, No, AccountExcludedFromPolicy) { Facts = With("conditions.users.excludeUsers", $"['{PolicySets.ObjectId}']") },
        new(Access.ConditionalAccess, No, CustomControlNeverCounts) { Facts = With("grantControls", "{'operator': 'OR', 'customAuthenticationFactors': ['Duo']}") },
        new(Access.ConditionalAccess, No, PolicyForOtherClients) { Facts = With("conditions.clientAppTypes", "['other']") },
        new(Access.ConditionalAccess, No, PolicyForOtherApplications) { Facts = With("conditions.applications.includeApplications", $"['{PolicySets.OtherApp}']") },
        new(Access.ConditionalAccess, No, PolicyForOtherSignIns) { Facts = With("conditions.signInRiskLevels", "['high']") },
        new(Access.ConditionalAccess, Unknown, PolicyHasGap) { Facts = With("conditions.clientAppTypes", "['browser']") },
        new(Access.ConditionalAccess, Unknown, PolicyNotCertain) { Facts = With("conditions.moonPhase", "['full']") },

        new(PartnerMfaSetupCheck.ConditionalAccess, Unknown, WitnessDisagrees) { Facts = Good with { WhatIf = Read<IReadOnlyList<WhatIfAnswer>>([new WhatIfAnswer(WhatIfQuestion.All[0], Ternary.No, null)]) } },

        new(SignInAllowed, Yes, SignInNotBlocked),
        new(SignInAllowed, No, SignInBlocked) { Facts = With("grantControls.builtInControls", "['block']") },
        new(SignInAllowed, Yes, SomeSignInsBlocked) { Facts = Good with { Policies = Policies(Block().With("conditions.locations", "{'includeLocations': ['All'], 'excludeLocations': ['AllTrusted']}")) } },
        new(SignInAllowed, No, SignInBlocked) { Facts = Good with { Policies = Policies(Block().With("conditions.clientAppTypes", "['browser']"), Block().With("conditions.clientAppTypes", "['mobileAppsAndDesktopClients']")) } },
        new(SignInAllowed, Yes, SomeSignInsBlocked) { Facts = Good with { Policies = Policies(Block().With("conditions.clientAppTypes", "['browser']"), Block().With("conditions.signInRiskLevels", "['high']")) } },
        new(SignInAllowed, Yes, SignInNotBlocked) { Facts = Good with { Policies = Policies(Block().With("conditions.clientAppTypes", "['other']")) } },
        new(SignInAllowed, Yes, SignInNotBlocked) { Facts = Good with { Policies = Policies(Block().With("conditions.authenticationFlows", "{'transferMethods': 'deviceCodeFlow'}")) } },
        new(SignInAllowed, Unknown, SignInMayBeBlocked) { Facts = Good with { Policies = Policies(Block().With("conditions.moonPhase", "'full'")) } },
        new(SignInAllowed, Unknown, PermissionMissing) { Facts = Good with { Policies = Policies() with { Failure = Forbidden } } },

        new(UnattendedSignIn, Yes, UnattendedSignInPossible),
        new(UnattendedSignIn, No, DeviceRequired) { Facts = With("grantControls", "{'operator': 'AND', 'builtInControls': ['mfa', 'compliantDevice']}") },
        new(UnattendedSignIn, Yes, UnattendedSignInPossible) { Facts = With("grantControls", "{'operator': 'OR', 'builtInControls': ['mfa', 'compliantDevice']}") },
        new(UnattendedSignIn, Yes, UnattendedSignInPossible) { Facts = Good with { Policies = Policies(new PolicyText().With("grantControls.builtInControls", "['domainJoinedDevice']").With("conditions.clientAppTypes", "['browser']")) } },
        new(UnattendedSignIn, Unknown, DeviceRequired) { Facts = Good with { Policies = Policies(new PolicyText().With("grantControls.builtInControls", "['domainJoinedDevice']").With("conditions.platforms", "{'includePlatforms': ['linux']}")) } },
        new(UnattendedSignIn, No, TokenProtectionRequired) { Facts = With("sessionControls", "{'secureSignInSession': {'isEnabled': true}}") },
        new(UnattendedSignIn, Yes, UnattendedSignInPossible) { Facts = With("sessionControls", "{'secureSignInSession': {'isEnabled': false}}") },
        new(UnattendedSignIn, No, UnattendedSignInBlocked) { Facts = Good with { Policies = Policies(Block().With("conditions.clientAppTypes", "['mobileAppsAndDesktopClients']")) } },

        new(SessionLifetime, Yes, SessionNotLimited),
        new(SessionLifetime, No, SessionEndsEarly) { Facts = With("sessionControls", "{'signInFrequency': {'isEnabled': true, 'value': 12, 'type': 'hours'}}") },
        new(SessionLifetime, No, SessionEndsEarly) { Facts = With("sessionControls", "{'signInFrequency': {'isEnabled': true, 'frequencyInterval': 'everyTime'}}") },
        new(SessionLifetime, Yes, SessionNotLimited) { Facts = With("sessionControls", "{'signInFrequency': {'isEnabled': false, 'value': 12, 'type': 'hours'}}") },
        new(SessionLifetime, Unknown, SessionEndsEarly) { Facts = Good with { Policies = Policies(new PolicyText().With("sessionControls", "{'signInFrequency': {'isEnabled': true, 'value': 12, 'type': 'hours'}}").With("conditions.platforms", "{'includePlatforms': ['linux']}")) } },
        new(SessionLifetime, No, SessionEndsEarly) { Facts = Good with { MfaService = Read(new MfaServiceFacts(null, 14, false)) } },
        new(SessionLifetime, Yes, SessionNotLimited) { Facts = Good with { MfaService = Failed<MfaServiceFacts>(Forbidden) } },

        new(FederatedDomain, NotApplicable, DomainManaged),
        new(FederatedDomain, Yes, FederatedMfaAccepted) { Facts = Good with { Domain = Federated(DomainFacts.Accept) } },
        new(FederatedDomain, Yes, FederatedMfaAccepted) { Facts = Good with { Domain = Federated(DomainFacts.Enforce) } },
        new(FederatedDomain, Yes, FederatedMfaRejected) { Facts = Good with { Domain = Federated(DomainFacts.Reject) } },
        new(FederatedDomain, Unknown, FederatedMfaNotKnown) { Facts = Good with { Domain = Federated(null) } },
        new(FederatedDomain, Unknown, FederatedMfaNotKnown) { Facts = Good with { Domain = Federated("unknownFutureValue") } },
        new(FederatedDomain, Unknown, FederatedMfaNotKnown) { Facts = Good with { Domain = Read(new DomainFacts("contoso.com", null)) } },
        new(FederatedDomain, Unknown, PermissionMissing) { Facts = Good with { Domain = Failed<DomainFacts>(Forbidden) } },

        new(License, Yes, LicensePresent),
        new(License, No, LicenseRecommended) { Facts = Good with { ServicePlans = Read<IReadOnlyList<string>>(["EXCHANGE_S_STANDARD"]) } },
        new(License, NotApplicable, LicenseNotNeeded) { Facts = Good with { ServicePlans = Read<IReadOnlyList<string>>([]), Policies = Policies() } },
        new(License, Unknown, PermissionMissing) { Facts = Good with { ServicePlans = Failed<IReadOnlyList<string>>(Forbidden) } },

        new(RecentChange, Yes, NoRecentChange),
        new(RecentChange, Unknown, ChangedRecently) { Facts = With("modifiedDateTime", "'2026-06-08T11:56:00Z'") },
        new(RecentChange, Yes, NoRecentChange) { Facts = With("modifiedDateTime", "'2026-06-08T11:50:00Z'") },
        new(RecentChange, Unknown, ChangedRecently) { Facts = With("modifiedDateTime", "'2026-06-08T13:51:00+02:00'") },
        new(RecentChange, Yes, NoRecentChange) { Facts = With("modifiedDateTime", "'9999-12-31T23:59:59Z'") },
        new(RecentChange, Yes, NoRecentChange) { Facts = With("modifiedDateTime", "'2099-01-01T00:00:00Z'") },
        new(RecentChange, Unknown, ChangedRecently) { Facts = With("modifiedDateTime", "'2026-06-08T12:01:00Z'") },
        new(RecentChange, Yes, NoRecentChange) { Facts = Good with { Policies = Policies(new PolicyText(), Block().With("conditions.clientAppTypes", "['other']").With("modifiedDateTime", "'2026-06-08T11:58:00Z'")) } },
        new(RecentChange, Yes, NoRecentChange) { Facts = Good with { Policies = Policies(new PolicyText(), new PolicyText().With("conditions.signInRiskLevels", "['high']").With("modifiedDateTime", "'2026-06-08T11:58:00Z'")) } },
        new(RecentChange, Unknown, ChangedRecently) { Facts = With(Account with { ChangedOn = [Now.AddMinutes(-1)] }) },
        new(RecentChange, Yes, NoRecentChange) { Facts = With(Account with { ChangedOn = [Now.AddYears(70)] }) },
        new(RecentChange, Unknown, PermissionMissing) { Facts = Good with { Policies = Policies() with { Failure = Forbidden } } },

        new(ApplicationRegistered, Yes, ApplicationFound),
        new(ApplicationRegistered, Yes, ApplicationOfOtherTenant) { Facts = With(Application with { Registration = Failed<RegistrationOfApplication>(NotFound) }) },
        new(ApplicationRegistered, No, ApplicationMissing) { Facts = With(ApplicationFacts.Named("00001111-aaaa-2222-bbbb-3333cccc4444", false)) },
        new(ApplicationRegistered, No, ServicePrincipalMissing) { Facts = With(Application with { Principal = Failed<PrincipalOfApplication>(NotFound) }) },
        new(ApplicationRegistered, No, ApplicationDisabled) { Facts = With(Application with { Principal = Read(new PrincipalOfApplication("principal", false, false)) }) },
        new(ApplicationRegistered, No, ApplicationForPersonalAccounts) { Facts = With(Registered(new RegistrationOfApplication { Audience = "PersonalMicrosoftAccount" })) },
        new(ApplicationRegistered, Unknown, ResourceNotRead) { Facts = With(Application with { Principal = Read(new PrincipalOfApplication("principal", null, false)) }) },
        new(ApplicationRegistered, Unknown, PermissionMissing) { Facts = With(Application with { Registration = Failed<RegistrationOfApplication>(Forbidden) }) },
        new(ApplicationRegistered, Unknown, ResourceNotRead) { Facts = With(Application with { Principal = Failed<PrincipalOfApplication>(Down) }) },

        new(ApplicationPermission, Yes, ApplicationPermissionConsented),
        new(ApplicationPermission, Yes, ApplicationPermissionConsented) { Facts = With(Grants(new PermissionGrant("partner-center", "Principal", PolicySets.ObjectId, ["openid", "user_impersonation"]))) },
        new(ApplicationPermission, Yes, ApplicationPermissionConsented) { Facts = With(Application with { Registration = Read(new RegistrationOfApplication()) }) },
        new(ApplicationPermission, No, ApplicationConsentMissing) { Facts = With(Grants(new PermissionGrant("partner-center", "Principal", "somebody-else", ["user_impersonation"]))) },
        new(ApplicationPermission, No, ApplicationConsentMissing) { Facts = With(Grants(new PermissionGrant("another-resource", "AllPrincipals", null, ["user_impersonation"]))) },
        new(ApplicationPermission, No, ApplicationConsentMissing) { Facts = With(Grants(new PermissionGrant("partner-center", "AllPrincipals", null, ["user_impersonation.read"]))) },
        new(ApplicationPermission, No, ApplicationPermissionMissing) { Facts = With(Grants() with { Registration = Read(new RegistrationOfApplication()) }) },
        new(ApplicationPermission, No, PartnerCenterPrincipalMissing) { Facts = With(Application with { PartnerCenter = Failed<PrincipalOfApplication>(NotFound) }) },
        new(ApplicationPermission, No, PartnerCenterPrincipalMissing) { Facts = With(Application with { PartnerCenter = Read(new PrincipalOfApplication("partner-center", false, false)) }) },
        new(ApplicationPermission, Unknown, PermissionMissing) { Facts = With(Application with { Grants = new([], Forbidden) }) },
        new(ApplicationPermission, NotApplicable, ApplicationMissing) { Facts = With(ApplicationFacts.Named("x", false)) },

        new(ApplicationRedirect, Yes, RedirectRegistered),
        new(ApplicationRedirect, Yes, RedirectRegistered) { Facts = With(Registered(new RegistrationOfApplication { WebRedirects = ["https://jobs.contoso.com/signed-in"], SinglePageRedirects = ["https://contoso.com"] })) },
        new(ApplicationRedirect, No, RedirectOfSinglePage) { Facts = With(Registered(new RegistrationOfApplication { SinglePageRedirects = ["http://localhost"] })) },
        new(ApplicationRedirect, No, RedirectMissing) { Facts = With(Registered(new RegistrationOfApplication())) },
        new(ApplicationRedirect, NotApplicable, RedirectNotNeeded) { Facts = With(Registered(new RegistrationOfApplication()) with { UsesDeviceCode = true }) },
        new(ApplicationRedirect, NotApplicable, ApplicationOfOtherTenant) { Facts = With(Application with { Registration = Failed<RegistrationOfApplication>(NotFound) }) },

        new(ApplicationPublicClient, NotApplicable, PublicClientNotNeeded),
        new(ApplicationPublicClient, Yes, PublicClientAllowed) { Facts = With(Registered(new RegistrationOfApplication { AllowsPublicClient = true })) },
        new(ApplicationPublicClient, No, PublicClientNotAllowed) { Facts = With(Application with { UsesDeviceCode = true }) },

        new(ApplicationCredentials, NotApplicable, CredentialNotNeeded),
        new(ApplicationCredentials, Yes, CredentialValid) { Facts = With(Registered(Web(Now.AddDays(31)))) },
        new(ApplicationCredentials, Yes, CredentialValid) { Facts = With(Registered(Web(Now.AddDays(-31), Now.AddDays(90)))) },
        new(ApplicationCredentials, Unknown, ResourceNotRead) { Facts = With(Registered(Web([null]))) },
        new(ApplicationCredentials, No, CredentialNotYetValid) { Facts = With(Registered(Web() with { Credentials = [new("certificate", Now.AddDays(1), Now.AddDays(400))] })) },
        new(ApplicationCredentials, Yes, CredentialValid) { Facts = With(Registered(Web()) with { FederatedCredentials = Read<IReadOnlyList<string>>(["github"]) }) },
        new(ApplicationCredentials, Unknown, PermissionMissing) { Facts = With(Registered(Web()) with { FederatedCredentials = new([], Forbidden) }) },
        new(ApplicationCredentials, Unknown, CredentialExpiresSoon) { Facts = With(Registered(Web(Now.AddDays(1.5)))) },
        new(ApplicationCredentials, No, CredentialExpired) { Facts = With(Registered(Web(Now.AddDays(-400), Now))) },
        new(ApplicationCredentials, No, CredentialMissing) { Facts = With(Registered(Web())) },

        new(ApplicationAssignment, NotApplicable, AssignmentNotRequired),
        new(ApplicationAssignment, Yes, AccountAssigned) { Facts = With(Assigned(new AssignedPrincipal(PolicySets.ObjectId, "User"))) },
        new(ApplicationAssignment, No, AccountNotAssigned) { Facts = With(Assigned(new AssignedPrincipal("somebody-else", "User"))) },
        new(ApplicationAssignment, No, AccountNotAssigned) { Facts = With(Assigned()) },
        new(ApplicationAssignment, Unknown, AssignmentNotKnown) { Facts = With(Assigned(new AssignedPrincipal(Good.Memberships!.Value!.Groups.Keys.First(), "Group"))) },
        new(ApplicationAssignment, Unknown, PermissionMissing) { Facts = With(Assigned() with { Assigned = new([], Forbidden) }) },
    ];

    private static SetupFacts With(ApplicationFacts application) => Good with { Application = application };

    private static ApplicationFacts Registered(RegistrationOfApplication registration) => Application with { Registration = Read(registration) };

    private static RegistrationOfApplication Web(params DateTimeOffset?[] ends) => new() { AllowsPublicClient = false, WebRedirects = ["http://localhost:8400"], Credentials = [.. ends.Select(end => new ApplicationCredential("secret", Now.AddYears(-2), end))] };

    private static ApplicationFacts Grants(params PermissionGrant[] grants) => Application with { Grants = Read<IReadOnlyList<PermissionGrant>>(grants) };

    private static ApplicationFacts Assigned(params AssignedPrincipal[] principals) => Application with
    {
        Principal = Read(new PrincipalOfApplication("principal", true, true)),
        Assigned = Read<IReadOnlyList<AssignedPrincipal>>(principals),
    };

    private static SetupFacts With(AccountFacts account) => Good with { Account = Read(account) };

    private static SetupFacts With(string path, string json) => Good with { Policies = Policies(new PolicyText().With(path, json)) };

    private static PolicyText Block() => new PolicyText().With("grantControls.builtInControls", "['block']");

    private const string UserAdministrator = "fe930be7-5e62-47db-91af-98c3a49a38b1";

    private static Http.Resources.ResourceResult<IReadOnlyList<RegisteredMethod>> Pass(bool? usable) =>
        Read<IReadOnlyList<RegisteredMethod>>([new RegisteredMethod("password"), new RegisteredMethod("temporaryAccessPass") { IsUsable = usable }]);

    private static Http.Resources.ResourceResult<DomainFacts> Federated(string? behavior) => Read(new DomainFacts("contoso.com", "Federated") { MfaBehavior = behavior });

    private static SetupFacts Strength(params string[] combinations) => With(
        "grantControls",
        $"{{'operator': 'OR', 'authenticationStrength': {{'id': 'x', 'displayName': 'Strong', 'requirementsSatisfied': 'mfa', 'allowedCombinations': [{string.Join(",", combinations.Select(one => $"'{one}'"))}]}}}}");

    private static SetupFacts Defaults(params string[] roles)
    {
        MembershipFacts found = Memberships("AdminAgents");
        foreach (string role in roles) found.Roles[role] = role;
        return Good with { SecurityDefaults = Read<bool?>(true), Policies = Policies(), Memberships = Read(found) };
    }

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
