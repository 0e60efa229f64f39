using PartnerMfa.Environments;

namespace PartnerMfa.Verdicts;

/// <summary>The wording of results for people, in the terminal and in every report format.</summary>
internal static class ResultText
{
    private const string RulePrefix = "row: ";
    private const string CompanyPrefix = "company: ";

    // Names as Microsoft spells them. All other names are split at their capitals.
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(PartnerMfaSetupCheck.ConditionalAccess)] = "Conditional Access",
        [nameof(PartnerMfaSetupCheck.PerUserMfa)] = "Per-user MFA",
        ["AdminMFAV2"] = "Secure Score: MFA for administrators",
        ["MFARegistrationV2"] = "Secure Score: MFA for all users",
        ["mfaEnforcedForAdmins"] = "Partner security score: MFA for administrators",
    };

    /// <summary>The answers in order of importance: those that need attention come first.</summary>
    public static IReadOnlyList<MfaAnswer> Order { get; } = [MfaAnswer.No, MfaAnswer.Unknown, MfaAnswer.NotApplicable, MfaAnswer.Yes];

    public static string Word(MfaAnswer answer) => answer == MfaAnswer.NotApplicable ? "Not applicable" : answer.ToString();

    /// <summary>A symbol for each answer, so that color is not needed. No font draws these symbols as emoji.</summary>
    public static string Sign(MfaAnswer answer) => answer switch
    {
        MfaAnswer.Yes => "\u2713",
        MfaAnswer.No => "\u2717",
        MfaAnswer.NotApplicable => "\u2013",
        _ => "?",
    };

    /// <summary>
    /// Whether the answer calls for action or a closer look. This excludes a check that is not needed for the overall answer.
    /// </summary>
    public static bool NeedsAttention(PartnerMfaResult result) => ResultTally.AnswerOf(result) is MfaAnswer.No or MfaAnswer.Unknown;

    /// <summary>The name of a check or score for people: <c>SecurityDefaults</c> is "Security defaults".</summary>
    public static string CheckName(string check)
    {
        if (Names.TryGetValue(check, out string? known)) return known;
        IEnumerable<string> parts = check.Select((c, i) =>
            i > 0 && char.IsUpper(c) && !char.IsUpper(check[i - 1]) ? " " + char.ToLowerInvariant(c) : c.ToString());
        return string.Concat(parts).Replace("Mfa", "MFA").Replace(" mfa", " MFA").Replace("Gdap", "GDAP");
    }

    /// <summary>The subject of the result: the account, otherwise the application, otherwise the source of the token.</summary>
    public static string Subject(PartnerMfaResult result) => result is PartnerMfaUsage usage
        ? NameWithId(usage.ApplicationName, usage.ApplicationId) ?? "Users without a known application"
        : result is PartnerMfaCustomer customer ? NameWithId(customer.CustomerName, customer.Customer)!
        : result.Account ?? (result.ApplicationId is { } application ? $"application {application}" : result.TenantId ?? result.Source);

    /// <summary>What was tested, in one sentence.</summary>
    public static string Scope(PartnerMfaResult result) => result switch
    {
        PartnerMfaUsage usage => $"The application's calls on {DisplayFormat.Count(usage.Days.Length, "day", "days")}, as counted by Partner Center.",
        PartnerMfaCustomer => "The partner's refresh token, redeemed in the customer's tenant, and one harmless call there.",
        { Check: { } check } when IsScore(result) => $"Microsoft's own score of the tenant: {CheckName(check)}.",
        { Check: { } check } => $"One part of the setup: {CheckName(check)}.",
        { DecidedBy: not null } => "The setup of the tenant and the account: policies, methods, and roles.",
        { Attempts: > 0 } => "The enforced request: Partner Center was asked with this account's token.",
        { Attempts: 0 } => "This account's token, which was not sent.",
        { StatusCode: not null } => "A captured call and Partner Center's response to it.",
        { SignatureStatus: "NotChecked" } => "The claims of the access token. Its signature was not checked, and nothing was sent to Partner Center.",
        _ => "The claims of the access token. Nothing was sent to Partner Center.",
    };

    /// <summary>Whether the result is one of Microsoft's scores of the tenant rather than a check of a setup.</summary>
    public static bool IsScore(PartnerMfaResult result) =>
        result.Check is not null && result.Reason.StartsWith("TenantScore", StringComparison.Ordinal);

    /// <summary>Whether the result comes from simulated services, judging by its environment or by the audience of its token.</summary>
    public static bool IsSimulated(PartnerMfaResult result) =>
        PartnerMfaEnvironments.Sandbox.Name.Equals(result.Environment.Trim(), StringComparison.OrdinalIgnoreCase)
        || result.Audience == PartnerMfaEnvironments.Sandbox.Resource;

    /// <summary>The row of the verdict table that decided; null when the evidence does not name one.</summary>
    public static string? Rule(PartnerMfaResult result) => Fact(result, RulePrefix);

    /// <summary>The tenant's company name, according to Partner Center's profile, and its ID.</summary>
    public static string? Tenant(PartnerMfaResult result) => NameWithId(result.TenantId is null ? null : Fact(result, CompanyPrefix), result.TenantId);

    /// <summary>All other observations.</summary>
    public static IEnumerable<string> Observations(PartnerMfaResult result) =>
        result.Evidence.Where(fact => !fact.StartsWith(RulePrefix, StringComparison.Ordinal));

    private static string? Fact(PartnerMfaResult result, string prefix) => result.Evidence
        .Where(fact => fact.StartsWith(prefix, StringComparison.Ordinal))
        .Select(fact => fact.Substring(prefix.Length))
        .FirstOrDefault();

    private static string? NameWithId(string? name, string? id) => name is null ? id : id is null ? name : $"{name} ({id})";
}
