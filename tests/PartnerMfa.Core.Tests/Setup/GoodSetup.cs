using PartnerMfa.Http.Resources;
using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;
using PartnerMfa.Work;

namespace PartnerMfa.Setup;

/// <summary>The facts of a tenant without problems, for tests that change one of them.</summary>
internal static class GoodSetup
{
    public static DateTimeOffset Now { get; } = new(2026, 6, 8, 12, 0, 0, TimeSpan.Zero);

    public static ResourceFailure Forbidden { get; } = new(ResourceFailureKind.Forbidden, "HTTP 403, code Authorization_RequestDenied") { StatusCode = 403, CorrelationId = "c-1", RequestId = "r-1" };

    public static ResourceFailure NotFound { get; } = new(ResourceFailureKind.NotFound, "HTTP 404, code Request_ResourceNotFound") { StatusCode = 404, Code = "Request_ResourceNotFound" };

    public static ResourceFailure Down { get; } = new(ResourceFailureKind.Unavailable, "HTTP 503") { StatusCode = 503 };

    public static AccountFacts Account { get; } = new()
    {
        ObjectId = PolicySets.ObjectId,
        UserPrincipalName = "integration@contoso.com",
        DisplayName = "Partner Center integration",
        IsEnabled = true,
        UserType = "Member",
        ChangedOn = [Now.AddDays(-90)],
    };

    /// <summary>A public client with consent, which everyone may use.</summary>
    public static ApplicationFacts Application { get; } = new("00001111-aaaa-2222-bbbb-3333cccc4444", UsesDeviceCode: false)
    {
        Registration = Read(new RegistrationOfApplication { ObjectId = "app-object", DisplayName = "Integration", Audience = "AzureADMyOrg", AllowsPublicClient = false, PublicRedirects = ["http://localhost"], AsksForPartnerCenter = true }),
        Principal = Read(new PrincipalOfApplication("principal", true, false)),
        PartnerCenter = Read(new PrincipalOfApplication("partner-center", true, false)),
        Grants = Read<IReadOnlyList<PermissionGrant>>([new PermissionGrant("partner-center", "AllPrincipals", null, ["user_impersonation"])]),
    };

    public static SetupFacts Good { get; } = new()
    {
        Name = "integration@contoso.com",
        ReadOn = Now,
        Words = CommandHints.PowerShell,
        Environment = Environments.PartnerMfaEnvironments.Global,
        Account = Read(Account),
        Memberships = Read(Memberships("AdminAgents")),
        Methods = Methods("password", "microsoftAuthenticator"),
        Registration = Failed<RegistrationFacts>(Forbidden),
        MfaService = Read(new MfaServiceFacts(null, null, false)),
        PerUserMfa = Read("disabled"),
        ServicePlans = Read<IReadOnlyList<string>>(["EXCHANGE_S_STANDARD", "AAD_PREMIUM"]),
        SecurityDefaults = Read<bool?>(false),
        Policies = Policies(new PolicyText()),
        Domain = Read(new DomainFacts("contoso.com", "Managed")),
        Application = Application,
    };

    public static ResourceResult<T> Read<T>(T value) => new(value, null);

    public static ResourceResult<T> Failed<T>(ResourceFailure failure) => new(default, failure);

    public static ResourceResult<IReadOnlyList<RegisteredMethod>> Methods(params string[] kinds) =>
        Read<IReadOnlyList<RegisteredMethod>>([.. kinds.Select(kind => new RegisteredMethod(kind))]);

    public static MembershipFacts Memberships(params string[] groups)
    {
        MembershipFacts found = new();
        foreach (string name in groups) found.Groups[Guid.NewGuid().ToString()] = name;
        return found;
    }

    public static ResourceResult<PolicySet> Policies(params PolicyText[] policies)
    {
        PolicySet set = new(PolicySets.Member);
        foreach (PolicyText policy in policies) set.Add(policy.Json);
        return Read(set);
    }

    /// <summary>The result of one check.</summary>
    public static Checks.CheckResult Result(SetupFacts facts, PartnerMfaSetupCheck check) =>
        SetupChecks.Make(SetupChecks.Chosen([check], withApplication: true), facts).Single().Result;

    public static SetupVerdict Verdict(SetupFacts facts) => SetupVerdict.Of(SetupChecks.Make(SetupChecks.All, facts));
}
