using System.CommandLine;
using System.CommandLine.Invocation;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Output;

namespace PartnerMfa.Cli.CommandLine;

/// <summary>The help of the tool and of its verbs: usage, examples, and options in groups, with the most common options first.</summary>
internal sealed class HelpText(ToolContext context) : SynchronousCommandLineAction
{
    private const int WidestTerm = 40;
    private const int WidthWithoutTerminal = 100;

    private readonly TextWrap _wrap = new(context.Output, context.Width ?? WidthWithoutTerminal);

    /// <summary>Shows the help instead of an error when the command line is incomplete.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        if (parseResult.CommandResult.Command is VerbCommand verb) WriteVerb(verb);
        else WriteTool(parseResult.RootCommandResult.Command);
        return ExitCodes.Yes;
    }

    private void WriteTool(Command root)
    {
        _wrap.Write(root.Description!);
        WriteSection("Usage", "partner-mfa <verb> [options]");
        WriteTerms("Verbs", root.Subcommands.Where(verb => !verb.Hidden).Select(verb => (verb.Name, verb.Description!)));
        WriteTerms("More", [
            ("help <verb>", "Show the options and examples of a verb."),
            ("help man", "Print the manual page."),
            ("version", "Show the version."),
        ]);
        WriteExamples([
            new("Try it without a tenant", "partner-mfa probe --environment Sandbox"),
            new("Sign in and ask Partner Center", "partner-mfa probe"),
            new("Inspect the token that a job uses", "partner-mfa token --token-file token.txt"),
        ]);
        WriteTerms("Exit codes", ExitCodes.Meanings.Select(code => (code.Code.ToString(System.Globalization.CultureInfo.InvariantCulture), code.Meaning)));
    }

    private void WriteVerb(VerbCommand verb)
    {
        _wrap.Write(verb.Description!);
        WriteSection("Usage", UsageOf(verb));
        WriteExamples(verb.Examples);
        if (verb.Arguments.Count > 0) WriteTerms("Arguments", verb.Arguments.Select(argument => ($"<{argument.Name}>", argument.Description!)));
        foreach (IGrouping<OptionGroup, Option> group in verb.OptionsByGroup())
            WriteTerms(VerbCommand.TitleOf(group.Key), group.Select(option => (TermOf(option), option.Description!)));
    }

    public static string UsageOf(Command verb)
    {
        string arguments = string.Concat(verb.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues > 0 ? $" <{argument.Name}>" : $" [<{argument.Name}>]"));
        string required = string.Concat(verb.Options.Where(option => option.Required).Select(option => $" {option.Name} <{option.HelpName}>"));
        return $"partner-mfa {verb.Name}{arguments}{required} [options]";
    }

    /// <summary>An option as the help shows it: its short name, long name, and value.</summary>
    public static string TermOf(Option option)
    {
        string names = string.Join(", ", option.Aliases.Where(alias => alias.Length == 2).Append(option.Name));
        return option.HelpName is { } value ? $"{names} <{value}>" : names;
    }

    private void WriteSection(string title, string line)
    {
        _wrap.Write();
        _wrap.Write(title);
        _wrap.WriteVerbatim("  " + line);
    }

    private void WriteExamples(IReadOnlyList<Example> examples)
    {
        if (examples.Count == 0) return;
        _wrap.Write();
        _wrap.Write("Examples");
        foreach (Example example in examples)
        {
            _wrap.Write(example.Purpose + ":", indent: 2);
            _wrap.WriteVerbatim("    " + example.Command);
        }
    }

    private void WriteTerms(string title, IEnumerable<(string Term, string Meaning)> terms)
    {
        (string Term, string Meaning)[] all = [.. terms];
        int column = Math.Min(WidestTerm, all.Max(entry => entry.Term.Length) + 4);
        _wrap.Write();
        _wrap.Write(title);
        foreach ((string term, string meaning) in all)
        {
            string start = "  " + term;
            if (start.Length + 2 > column)
            {
                _wrap.WriteVerbatim(start);
                start = "";
            }

            _wrap.Write(start.PadRight(column) + meaning, indent: 0, hanging: column);
        }
    }
}
