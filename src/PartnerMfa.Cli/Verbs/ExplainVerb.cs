using System.CommandLine;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Work;

namespace PartnerMfa.Cli.Verbs;

/// <summary><c>partner-mfa explain</c>: explains what an error means and what to do about it. Nothing is sent.</summary>
internal sealed class ExplainVerb : Verb
{
    private readonly Argument<string[]> _text = new("error")
    {
        Description = "The error: a code such as AADSTS50076 or 900421, or any text that names it. Default, and '-': standard input.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _user = new("--user", "-u") { Description = "The integration account, which is used in the suggested commands.", HelpName = "upn" };

    protected override VerbCommand Define(ToolContext context)
    {
        VerbCommand command = new(
            "explain",
            "Explain an error: its meaning, the most likely causes, and what to do. Nothing is sent anywhere.",
            new("Explain a code", "partner-mfa explain AADSTS50076"),
            new("Explain the errors in a log", "partner-mfa explain < job.log"));
        command.Add(_text);
        command.Add(OptionGroup.Common, _user);
        return command;
    }

    protected override async Task AnswerAsync(VerbRun run)
    {
        string[] words = run.Parsed.GetValue(_text) ?? [];
        string text = words is not ([] or ["-"]) ? string.Join(' ', words) : await run.Context.Input.ReadToEndAsync(run.Stop).ConfigureAwait(false);
        run.Output.WriteExplanations(run.Client.ExplainError(text, new CommandTarget(run.Environment, Account: run.Get(_user))));
    }
}
