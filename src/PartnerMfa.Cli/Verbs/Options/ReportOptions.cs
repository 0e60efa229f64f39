using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Redaction;
using PartnerMfa.Reports;
using PartnerMfa.Reports.Formats;
using PartnerMfa.Requests;

namespace PartnerMfa.Cli.Verbs.Options;

/// <summary>The options for the report that a verb writes in addition to its results.</summary>
internal sealed class ReportOptions
{
    private readonly Option<string?> _file = new("--report")
    {
        Description = $"Also write a report, in the format that its name chooses: {ReportFormats.EndingsInWords}.",
        HelpName = "file",
    };

    private readonly Option<bool> _show = new("--show") { Description = "Open the report when it is written." };

    private readonly Option<string?> _format = new("--report-format")
    {
        Description = "The format of the report, if its file name does not imply one.",
        HelpName = string.Join("|", ReportFormats.All.Select(format => format.Name)),
    };

    private readonly Option<string?> _sign = new("--sign")
    {
        Description = "Sign the report with this certificate: a PFX or PEM file with its private key, or the thumbprint of one in a store. A page and a .jws report contain the signature; other reports get a separate signature file (.jws).",
        HelpName = "file|thumbprint",
    };

    private readonly Option<string?> _signPassword = new("--sign-password-file")
    {
        Description = "The password of the certificate file for --sign; - is standard input.",
        HelpName = "file",
    };

    private readonly Option<bool> _supportText = new("--support-text")
    {
        Description = "Write the report as a text for a ticket with Microsoft's support: the requests, their times and IDs, and the responses.",
    };

    private readonly Option<bool> _force = new("--force") { Description = "Replace the report if the file exists." };

    public void AddTo(VerbCommand command)
    {
        _format.CompletionSources.Add(_ => ReportFormats.All.Select(format => new CompletionItem(format.Name)));
        command.Add(OptionGroup.Common, _file, _show);
        command.Add(OptionGroup.Report, _format, _supportText, _force, _sign, _signPassword);
        command.Validators.Add(Check);
    }

    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_file) is not null;

    /// <returns>Null when no report was requested.</returns>
    /// <inheritdoc cref="PartnerMfaClient.OpenReport" path="/exception"/>
    public Report? Open(ParseResult parsed, ToolContext context) => parsed.GetValue(_file) is { } file
        ? context.Client.OpenReport(new ReportRequest
        {
            Path = Path.GetFullPath(file),
            Format = parsed.GetValue(_supportText) ? PartnerMfaReportFormat.SupportText : ReportFormats.Named(parsed.GetValue(_format))?.Format,
            Force = parsed.GetValue(_force),
        }, SigningOf(parsed, context))
        : null;

    /// <summary>Opens the finished report in the browser if the user asked for that.</summary>
    public void Show(ParseResult parsed, ToolContext context)
    {
        if (!parsed.GetValue(_show) || parsed.GetValue(_file) is not { } file) return;
        if (!context.OpenInBrowser(Path.GetFullPath(file))) context.Error.WriteLine($"warning: No browser could be opened. The report is in '{Redactor.Path(file)}'.");
    }

    private SigningRequest? SigningOf(ParseResult parsed, ToolContext context) => PartnerMfaClient.FindSigning(
        CredentialOptions.CertificateOf(
            parsed.GetValue(_sign), parsed.GetValue(_signPassword) is { } file ? SecretFile.Read(_signPassword.Name, file, context) : null),
        algorithm: null);

    private void Check(CommandResult parsed)
    {
        if (parsed.GetValue(_supportText) && (parsed.GetValue(_file) is null || parsed.GetValue(_format) is not null))
            parsed.AddError("--support-text requires --report, and takes the place of --report-format.");
        if (parsed.GetValue(_sign) is not null && parsed.GetValue(_file) is null) parsed.AddError("--sign requires --report.");
        if (parsed.GetValue(_signPassword) is not null && parsed.GetValue(_sign) is null) parsed.AddError("--sign-password-file requires --sign.");
        if (parsed.GetValue(_file) is null && (parsed.GetValue(_format) is not null || parsed.GetValue(_force) || parsed.GetValue(_show)))
            parsed.AddError("--show, --report-format, and --force require --report.");
        if (parsed.GetValue(_file) is SecretFile.StandardInput) parsed.AddError("--report needs a file name. Standard output already shows the results.");
        if (parsed.GetValue(_show) && parsed.GetValue(_file) is { } shown && ReportFormats.OfPath(shown)?.Format != PartnerMfaReportFormat.Html)
            parsed.AddError("--show requires a report whose name ends in .html.");
        if (parsed.GetValue(_file)?.Trim() is "") parsed.AddError("--report needs a file name.");
        if (parsed.GetValue(_format) is { } format && ReportFormats.Named(format) is null)
            parsed.AddError($"--report-format takes {ReportFormats.NamesInWords}.");
    }
}
