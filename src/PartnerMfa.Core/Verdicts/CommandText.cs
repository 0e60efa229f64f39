using System.Text.RegularExpressions;

namespace PartnerMfa.Verdicts;

/// <summary>A piece of a sentence: prose, or a command to copy.</summary>
internal readonly record struct TextSegment(string Text, bool IsCommand);

/// <summary>
/// Finds the commands in a remedy, so that each can be shown in code font, copied, and kept on one line: those of
/// <c>partner-mfa</c> and the module's cmdlets, with their options and values.
/// </summary>
internal static class CommandText
{
    // A placeholder such as <app id>, a quoted value, a variable, or a plain word that is not the end of a sentence.
    private const string Value = """(?:<[^<>]{1,40}>|'[^']*'|"[^"]*"|[$@]?[^\s<>'",;()|-](?:[^\s<>'",;()]*[^\s<>'",;().:?!])?)""";

    private const string Option = "(?: -{1,2}[A-Za-z][A-Za-z-]*(?:[ ]" + Value + ")?)";

    // A word that is followed by more words is prose.
    private const string Argument = "(?: " + Value + @"(?= -|$|[.,;)]| \|))?";

    private static readonly Regex Command = new(
        $@"(?<![\w-])(?:partner-mfa(?: (?:probe|token|setup|usage|customers|app|refresh-token|explain|scrub|compare|verify|serve|ui|completion|help)\b(?!-))?{Argument}{Option}*"
        + $@"|(?:[A-Z][a-z]+-[A-Z]\w+{Argument}{Option}* \| )*[A-Z][a-z]+-Partner(?:Mfa|Center)\w*{Argument}{Option}*(?: \| [A-Z][a-z]+-Partner\w+{Argument}{Option}*)*)",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    public static IEnumerable<TextSegment> Split(string text)
    {
        int at = 0;
        foreach (Match command in Command.Matches(text))
        {
            if (command.Index > at) yield return new(text.Substring(at, command.Index - at), IsCommand: false);
            yield return new(command.Value, IsCommand: true);
            at = command.Index + command.Length;
        }

        if (at < text.Length) yield return new(text.Substring(at), IsCommand: false);
    }
}
