using System.Text.RegularExpressions;

namespace PartnerMfa.Cli.Support;

/// <summary>A command line as a shell splits it. Anything that a shell would not treat as a word is an error.</summary>
internal static class ShellLine
{
    public static IEnumerable<string> Words(string command)
    {
        Match[] words = [.. Regex.Matches(command, @"\G\s*(?:'(?<word>[^']*)'|(?<word>[A-Za-z0-9@%_+=:,./-]+))(?=\s|$)").Cast<Match>()];
        if (string.Concat(words.Select(word => word.Value)) != command) throw new FormatException($"A shell does not take this as words: {command}");
        return words.Select(word => word.Groups["word"].Value);
    }
}
