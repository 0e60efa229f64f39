using System.CommandLine;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Requests;

namespace PartnerMfa.Cli.Verbs;

/// <summary><c>partner-mfa compare</c>: shows what changed between two reports. Nothing is sent.</summary>
internal sealed class CompareVerb : Verb
{
    private readonly Argument<string> _old = new("old") { Description = "The older report: a .json report, or the lines of --output json.", HelpName = "file" };
    private readonly Argument<string> _new = new("new") { Description = "The newer report.", HelpName = "file" };
    private readonly Option<string?> _baseline = new("--baseline")
    {
        Description = "A JSON file of known findings that do not fail the comparison, each with a reason and an end date.",
        HelpName = "file",
    };

    private readonly Option<bool> _all = new("--all") { Description = "Also list results that did not change. A report always does." };

    protected override VerbCommand Define(ToolContext context)
    {
        VerbCommand command = new(
            "compare",
            "Compare two reports: what became better or worse, what is new, and what is gone. Exit code 1 means that something became No, 2 that something became Unknown or could not be read, 0 that nothing got worse.",
            new("Fail a nightly job when something got worse", "partner-mfa compare yesterday.json today.json"),
            new("Accept known findings until a date, and show the rest as a page", "partner-mfa compare yesterday.json today.json --baseline accepted.json --report changes.html --show")) { _old, _new };
        command.Add(OptionGroup.Common, _baseline, _all);
        return command;
    }

    protected override async Task AnswerAsync(VerbRun run)
    {
        ComparisonRequest request = new(Path.GetFullPath(run.Parsed.GetRequiredValue(_old)), Path.GetFullPath(run.Parsed.GetRequiredValue(_new)))
        {
            BaselinePath = run.Get(_baseline) is { } baseline ? Path.GetFullPath(baseline) : null,
        };
        IReadOnlyList<PartnerMfaChange> changes = await run.Client.CompareReportsAsync(request, run.Output.Fail, run.Observer, run.Stop).ConfigureAwait(false);
        run.Output.WriteChanges(changes, change => run.Get(_all) || change.Change != "Same" || run.AsJson);
    }
}
