using PartnerMfa.Redaction;

namespace PartnerMfa.Errors;

/// <summary>Failures while reading reports to compare, join or verify them.</summary>
internal static partial class Failures
{
    public static PartnerMfaException ReportChanged(string path) => new(
        ErrorId.ReportUnreadable,
        $"The numbers of the report '{Redactor.Path(path)}' do not fit its results. The report was changed, or a part of it is missing.",
        "Ask for the report as it was written, or test again.",
        Redactor.Path(path));

    public static PartnerMfaException ReportNotProved(string path, string why) => new(
        ErrorId.ReportUnreadable,
        $"The detached signature of the report '{Redactor.Path(path)}' is not valid. {why}",
        "Ask for the report and its signature as they were written, or test again.",
        Redactor.Path(path));

    public static PartnerMfaException ReportUnreadable(string path, string why) => new(
        ErrorId.ReportUnreadable,
        $"The report '{Redactor.Path(path)}' cannot be read: {why}",
        "Give a JSON report, such as Test-PartnerCenterMfa | Export-PartnerMfaReport report.json writes, or the lines that the tool writes with JSON output.",
        Redactor.Path(path))
    {
        ToolRemedy = "Give a JSON report, as --report report.json writes it, or the lines of --output json.",
    };

    public static PartnerMfaException ReportIncomplete(string path) => new(
        ErrorId.ReportUnreadable,
        $"The report '{Redactor.Path(path)}' is truncated. Its results up to that point were read.",
        "Write or copy the report again.",
        Redactor.Path(path));

    public static PartnerMfaException ReportResultUnreadable(string path, int number, string why) => new(
        ErrorId.NotAResult,
        $"Result {number} of '{Redactor.Path(path)}' cannot be read: {why}.",
        "Use a report as PartnerMfa wrote it.",
        Redactor.Path(path));

    public static PartnerMfaException BaselineUnreadable(string path, string why) => new(
        ErrorId.BaselineInvalid,
        $"The baseline '{Redactor.Path(path)}' cannot be read: {why}",
        "Give a JSON file such as {\"accepted\":[{\"account\":\"jobs@contoso.com\",\"reason\":\"MfaClaimMissing\",\"because\":\"...\",\"until\":\"2027-01-31\"}]}.",
        Redactor.Path(path));

    public static PartnerMfaException BaselineEntryInvalid(string path, int number, string why) => new(
        ErrorId.BaselineInvalid,
        $"Entry {number} of the baseline '{Redactor.Path(path)}' is not used: {why}.",
        "Each entry names whom it is about (account, tenantId or applicationId), why it is accepted (because), and until when (until, such as 2027-01-31).",
        Redactor.Path(path));
}
