using System.CommandLine;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Reports;
using PartnerMfa.Requests;

namespace PartnerMfa.Cli.Verbs;

/// <summary>The report that a verb writes beside its answers.</summary>
internal sealed class ReportOptions
{
    private readonly Option<string?> _file = new("--report")
    {
        Description = "Also write every answer into this file: a page (.html), .json, .md, or JUnit's .xml.",
        HelpName = "file",
    };

    private readonly Option<string?> _format = new("--report-format")
    {
        Description = "The report's format, where its name does not tell.",
        HelpName = "html|json|markdown|junit",
    };

    private readonly Option<bool> _force = new("--force") { Description = "Replace the report if it is there." };

    public void AddTo(Command command)
    {
        _format.CompletionSources.Add(_ => Enum.GetNames<PartnerMfaReportFormat>().Select(name => new System.CommandLine.Completions.CompletionItem(name.ToLowerInvariant())));
        foreach (Option option in new Option[] { _file, _format, _force }) command.Add(option);
        command.Validators.Add(Check);
    }

    /// <returns>Null when none is wanted.</returns>
    /// <inheritdoc cref="PartnerMfaClient.OpenReport" path="/exception"/>
    public Report? Open(ParseResult parsed, ToolContext surroundings) => parsed.GetValue(_file) is { } file
        ? surroundings.Client.OpenReport(new ReportRequest
        {
            Path = Path.GetFullPath(file),
            Format = FormatOf(parsed.GetValue(_format)),
            Force = parsed.GetValue(_force),
        })
        : null;

    private void Check(CommandResult parsed)
    {
        if (parsed.GetValue(_file) is null && (parsed.GetValue(_format) is not null || parsed.GetValue(_force)))
            parsed.AddError("--report-format and --force go with --report.");
        if (parsed.GetValue(_file) is "-") parsed.AddError("--report takes a file: standard output has the answers.");
        if (parsed.GetValue(_file)?.Trim() is "") parsed.AddError("--report takes the name of a file.");
        if (parsed.GetValue(_format) is { } format && FormatOf(format) is null)
            parsed.AddError("--report-format is one of html, json, markdown and junit.");
    }

    private static PartnerMfaReportFormat? FormatOf(string? word) => Enum.GetValues<PartnerMfaReportFormat>()
        .Where(format => format.ToString().Equals(word, StringComparison.OrdinalIgnoreCase))
        .Select(format => (PartnerMfaReportFormat?)format)
        .FirstOrDefault();
}
