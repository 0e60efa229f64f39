using System.CommandLine;
using System.Globalization;

namespace PartnerMfa.Cli.CommandLine;

/// <summary>The manual page of the tool (man(7)), built from the same descriptions and examples as its help.</summary>
internal static class ManualPage
{
    private static readonly (string Name, string Meaning)[] Variables =
    [
        ("NO_COLOR", "Set to anything, it turns colors off."),
        ("https_proxy, no_proxy", "The proxy for requests, and the hosts that are reached without it, unless --proxy names one."),
    ];

    public static void Write(RootCommand root, TextWriter output)
    {
        output.Write(".TH PARTNER\\-MFA 1 \"\" \"PartnerMfa\" \"User Commands\"\n");
        Section(output, "NAME", "partner\\-mfa \\- test whether an integration meets Partner Center's MFA requirement");
        Section(output, "SYNOPSIS", ".B partner\\-mfa\n.I verb\n.RI [ options ]");
        Section(output, "DESCRIPTION", Text(root.Description!));
        output.Write("Tokens and secrets never go on the command line: options take the file that contains one, or \\- for standard input.\n");
        foreach (VerbCommand verb in root.Subcommands.OfType<VerbCommand>().Where(verb => !verb.Hidden)) WriteVerb(verb, output);
        output.Write(".SH EXIT STATUS\n");
        foreach ((int code, string meaning) in ExitCodes.Meanings) Term(output, code.ToString(CultureInfo.InvariantCulture), meaning);
        output.Write(".SH ENVIRONMENT\n");
        foreach ((string name, string meaning) in Variables) Term(output, name, meaning);
        output.Flush();
    }

    private static void WriteVerb(VerbCommand verb, TextWriter output)
    {
        Section(output, $"THE VERB {verb.Name.ToUpperInvariant()}", Text(verb.Description!));
        output.Write($".PP\n.B {Text(HelpText.UsageOf(verb))}\n");
        foreach (Argument argument in verb.Arguments) Term(output, $"<{argument.Name}>", argument.Description!);
        foreach (IGrouping<OptionGroup, Option> group in verb.OptionsByGroup())
        {
            output.Write($".SS {Text(VerbCommand.TitleOf(group.Key))}\n");
            foreach (Option option in group) Term(output, HelpText.TermOf(option), option.Description!);
        }

        if (verb.Examples.Count > 0) output.Write(".SS Examples\n");
        foreach (Example example in verb.Examples) output.Write($".PP\n{Text(example.Purpose)}:\n.PP\n.RS 4\n.nf\n{Text(example.Command)}\n.fi\n.RE\n");
    }

    private static void Section(TextWriter output, string title, string body) => output.Write($".SH {Text(title)}\n{body}\n");

    private static void Term(TextWriter output, string term, string meaning) => output.Write($".TP\n.B {Text(term)}\n{Text(meaning)}\n");

    // In roff, a backslash begins an escape, a dot or apostrophe at the beginning of a line begins a request, and a bare hyphen is typeset
    // as a dash.
    private static string Text(string text)
    {
        string escaped = text.Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal);
        return escaped.StartsWith('.') || escaped.StartsWith('\'') ? "\\&" + escaped : escaped;
    }
}
