using System.Text.RegularExpressions;

namespace PartnerMfa.Cli.Support;

/// <summary>A command line as a shell splits it. What a shell would take for something else than a word is an error.</summary>
internal static class ShellLine
{
    public static IEnumerable<string> Words(string command)
    {
        Match[] words = [.. Regex.Matches(command, @"\G\s*(?:'(?<word>[^']*)'|(?<word>[A-Za-z0-9@%_+=:,./-]+))(?=\s|$)").Cast<Match>()];
        if (string.Concat(words.Select(word => word.Value)) != command) throw new FormatException($"A shell does not take this as words: {command}");
        return words.Select(word => word.Groups["word"].Value);
    }
}
