using PartnerMfa.Redaction;

namespace PartnerMfa.Errors;

/// <summary>Failures while writing reports.</summary>
internal static partial class Failures
{
    public static PartnerMfaException NotAResult(string why, string? remedy = null) => new(
        ErrorId.NotAResult,
        $"This is not a result, so it is not in the report: {why}.",
        remedy ?? "Pipe in results, such as those of Test-PartnerCenterMfa, without -Quiet. Make objects of JSON text first, with ConvertFrom-Json.")
    {
        ToolRemedy = "Give results as the tool wrote them with --output json.",
    };

    public static PartnerMfaException ReportEmpty(string path) => new(
        ErrorId.ReportEmpty,
        "No report was written, because there were no results.",
        "Pipe results in: Test-PartnerCenterMfa | Export-PartnerMfaReport report.html",
        Redactor.Path(path))
    {
        ToolRemedy = "Test something that has results, such as a capture with access tokens.",
    };

    public static PartnerMfaException ReportExists(string path) => new(
        ErrorId.ReportExists,
        $"The file '{Redactor.Path(path)}' already exists.",
        "Give another name, or replace it with -Force.",
        Redactor.Path(path))
    {
        ToolRemedy = "Give another name, or replace it with --force.",
    };

    public static PartnerMfaException ReportFormatUnknown(string path, string endings) => new(
        ErrorId.ReportFormatUnknown,
        $"The name '{Redactor.Path(path)}' does not say which format the report has.",
        $"Let it end in {endings}. Or name the format: -Format Html",
        Redactor.Path(path))
    {
        ToolRemedy = $"Let it end in {endings}. Or name the format: --report-format html",
    };

    public static PartnerMfaException ReportNotWritten(string path, string why) => new(
        ErrorId.ReportNotWritten,
        $"The report '{Redactor.Path(path)}' cannot be written: {why}",
        "Give a file in a folder that exists, that you can write to, and that has free space.",
        Redactor.Path(path));

    public static PartnerMfaException RefreshTokenNotSaved(string path, string why) => new(
        ErrorId.RefreshTokenNotSaved,
        $"The refresh token was not stored in '{Redactor.Path(path)}': {why}",
        "Keep the refresh token you have. Give a file in a folder that exists and that you can write to, and sign in with MFA.",
        Redactor.Path(path));

    public static PartnerMfaException OutputNotWritten(string why) => new(
        ErrorId.OutputNotWritten,
        $"Standard output could not be written: {why.TrimEnd('.')}.",
        "Write to a disk with free space, or to a program that reads to the end. A report has every result: --report report.html");
}
