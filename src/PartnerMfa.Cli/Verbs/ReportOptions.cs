using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Redaction;
using PartnerMfa.Reports;
using PartnerMfa.Requests;

namespace PartnerMfa.Cli.Verbs;

/// <summary>The report that a verb writes besides its results.</summary>
internal sealed class ReportOptions
{
    private readonly Option<string?> _file = new("--report")
    {
        Description = "Also write a report: a web page (.html), .json, .md, or JUnit (.xml).",
        HelpName = "file",
    };

    private readonly Option<bool> _show = new("--show") { Description = "Open the report when it is written." };

    private readonly Option<string?> _format = new("--report-format")
    {
        Description = "The format of the report, when its file name does not tell.",
        HelpName = "html|json|markdown|junit",
    };

    private readonly Option<bool> _force = new("--force") { Description = "Replace the report if the file exists." };

    public void AddTo(VerbCommand command)
    {
        _format.CompletionSources.Add(_ => Enum.GetNames<PartnerMfaReportFormat>().Select(name => new CompletionItem(name.ToLowerInvariant())));
        command.Add(OptionGroup.Common, _file, _show);
        command.Add(OptionGroup.Report, _format, _force);
        command.Validators.Add(Check);
    }

    /// <returns>Null when no report is wanted.</returns>
    /// <inheritdoc cref="PartnerMfaClient.OpenReport" path="/exception"/>
    public Report? Open(ParseResult parsed, ToolContext context) => parsed.GetValue(_file) is { } file
        ? context.Client.OpenReport(new ReportRequest
        {
            Path = Path.GetFullPath(file),
            Format = FormatOf(parsed.GetValue(_format)),
            Force = parsed.GetValue(_force),
        })
        : null;

    /// <summary>Opens the finished report in the browser, if that is wanted.</summary>
    public void Show(ParseResult parsed, ToolContext context)
    {
        if (!parsed.GetValue(_show) || parsed.GetValue(_file) is not { } file) return;
        if (!context.OpenInBrowser(Path.GetFullPath(file))) context.Error.WriteLine($"warning: No browser could be opened. The report is in '{Redactor.Path(file)}'.");
    }

    private void Check(CommandResult parsed)
    {
        if (parsed.GetValue(_file) is null && (parsed.GetValue(_format) is not null || parsed.GetValue(_force) || parsed.GetValue(_show)))
            parsed.AddError("--show, --report-format, and --force require --report.");
        if (parsed.GetValue(_file) is SecretFile.StandardInput) parsed.AddError("--report needs a file name. Standard output already shows the results.");
        if (parsed.GetValue(_show) && parsed.GetValue(_file) is { } shown && Path.GetExtension(shown).ToUpperInvariant() is not (".HTML" or ".HTM"))
            parsed.AddError("--show requires a report whose name ends in .html.");
        if (parsed.GetValue(_file)?.Trim() is "") parsed.AddError("--report needs a file name.");
        if (parsed.GetValue(_format) is { } format && FormatOf(format) is null)
            parsed.AddError("--report-format takes html, json, markdown, or junit.");
    }

    private static PartnerMfaReportFormat? FormatOf(string? word) => Enum.GetValues<PartnerMfaReportFormat>()
        .Where(format => format.ToString().Equals(word, StringComparison.OrdinalIgnoreCase))
        .Select(format => (PartnerMfaReportFormat?)format)
        .FirstOrDefault();
}
