
namespace PartnerMfa.Reports;

/// <summary>What a result is about, in words.</summary>
internal static class TestedWords
{
    /// <summary>What was tested.</summary>
    public static string What(PartnerMfaResult result) => result switch
    {
        PartnerMfaUsage usage => $"The calls of this application on {usage.Days.Length} {(usage.Days.Length == 1 ? "day" : "days")}, as Partner Center counts them.",
        { Check: { } check } => $"A part of the setup: {AnswerWords.Spaced(check)}.",
        { DecidedBy: not null } => "The setup of the tenant and the account: policies, methods and roles.",
        { Attempts: > 0 } => "The enforced request: Partner Center was asked itself, with this account's token.",
        { Attempts: 0 } => "This account's token, which was not sent.",
        { StatusCode: not null } => "A captured call, and what Partner Center answered to it.",
        { SignatureStatus: "NotChecked" } => "What the access token says of its sign-in. Who signed the token was not checked, and nothing was sent to Partner Center.",
        _ => "What the access token says of its sign-in. Nothing was sent to Partner Center.",
    };

    /// <summary>Whose result it is: the account, else the application, else where the token came from.</summary>
    public static string Whose(PartnerMfaResult result) => result is PartnerMfaUsage usage
        ? Join(usage.ApplicationName, usage.ApplicationId) ?? "Users without a known application"
        : result.Account ?? (result.ApplicationId is { } application ? $"application {application}" : result.TenantId ?? result.Source);

    /// <summary>The row of the verdict table that decided; null when the evidence has none.</summary>
    public static string? Row(PartnerMfaResult result) => result.Evidence
        .Where(fact => fact.StartsWith(RowMark, StringComparison.Ordinal))
        .Select(fact => fact.Substring(RowMark.Length))
        .FirstOrDefault();

    /// <summary>What else was seen.</summary>
    public static IEnumerable<string> Seen(PartnerMfaResult result) =>
        result.Evidence.Where(fact => !fact.StartsWith(RowMark, StringComparison.Ordinal));

    private const string RowMark = "row: ";

    private static string? Join(string? name, string? id) => name is null ? id : id is null ? name : $"{name} ({id})";
}
