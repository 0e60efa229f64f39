using System.CommandLine;
using System.CommandLine.Parsing;
using PartnerMfa.Redaction;

namespace PartnerMfa.Cli.CommandLine;

/// <summary>Reports errors in the command line without repeating anything that may be a secret.</summary>
internal static class UsageErrors
{
    /// <returns>The exit code.</returns>
    public static int Report(ParseResult parsed, TextWriter error)
    {
        if (parsed.CommandResult.Command is RootCommand root) return ReportNoVerb(parsed, root, error);
        Command verb = parsed.CommandResult.Command;
        foreach (string message in Messages(parsed, verb).Distinct()) error.WriteLine($"usage: {message}");
        if (parsed.UnmatchedTokens.Any(IsValue))
            error.WriteLine("  Never put tokens or secrets on the command line. Use --token-file, --refresh-token-file, or --client-secret-file.");
        return PointToHelp($"partner-mfa {verb.Name}", error);
    }

    private static int ReportNoVerb(ParseResult parsed, RootCommand root, TextWriter error)
    {
        string[] verbs = [.. root.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name)];
        string all = string.Join(", ", verbs);
        error.WriteLine(parsed.UnmatchedTokens is [string word, ..]
            ? $"usage: '{Redactor.Typed(word)}' is not a verb.{DidYouMean(word, verbs)} The verbs are: {all}."
            : $"usage: Choose a verb: {all}.");
        return PointToHelp("partner-mfa", error);
    }

    private static IEnumerable<string> Messages(ParseResult parsed, Command verb)
    {
        string[] options = [.. verb.Options.Where(option => !option.Hidden).Select(option => option.Name)];
        HashSet<string> unmatched = [.. parsed.UnmatchedTokens.Select(word => $"Unrecognized command or argument '{word}'.")];
        foreach (string word in parsed.UnmatchedTokens)
        {
            yield return IsValue(word)
                ? $"'{Redactor.Typed(word)}' does not belong to any option."
                : $"'{Redactor.Typed(word)}' is not an option of {verb.Name}.{DidYouMean(word, options)}";
        }

        foreach (ParseError error in parsed.Errors.Where(error => !unmatched.Contains(error.Message))) yield return MessageOf(error);
    }

    private static string MessageOf(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Implicit: false, Tokens.Count: 0 } missing => $"{missing.Option.Name} needs a value: {missing.Option.Name} <{missing.Option.HelpName}>.",
        _ => Redactor.Sentence(error.Message),
    };

    private static string DidYouMean(string typed, IEnumerable<string> known) =>
        Suggestions.Nearest(typed, known) is { } near ? $" Did you mean '{near}'?" : "";

    private static bool IsValue(string word) => !word.StartsWith('-') || word.Contains('=') || word.Contains(':');

    private static int PointToHelp(string command, TextWriter error)
    {
        error.WriteLine($"  See: {command} --help");
        return ExitCodes.Usage;
    }
}

/// <summary>What the user probably meant by a verb or option that does not exist.</summary>
internal static class Suggestions
{
    private const int ShortestPrefix = 3;
    private const int LongestTyped = 40;

    /// <returns>The known word that is most similar; null when none is similar enough.</returns>
    public static string? Nearest(string typed, IEnumerable<string> known)
    {
        string word = Normalize(typed);
        if (word.Length is 0 or > LongestTyped) return null;
        return known
            .Select(candidate => (Candidate: candidate, Distance: Distance(word, Normalize(candidate))))
            .Where(near => near.Distance <= Math.Max(1, word.Length / 3))
            .OrderBy(near => near.Distance)
            .ThenBy(near => near.Candidate.Length)
            .Select(near => near.Candidate)
            .FirstOrDefault();
    }

    // PowerShell users write -UserPrincipalName and others --user_name, so only letters and digits count.
    private static string Normalize(string word) => new([.. word.Split('=', ':')[0].Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static int Distance(string typed, string candidate)
    {
        // Users abbreviate words more often than they mistype several letters.
        if (typed.Length >= ShortestPrefix && candidate.StartsWith(typed, StringComparison.Ordinal)) return typed == candidate ? 0 : 1;
        if (candidate.Length >= ShortestPrefix && typed.StartsWith(candidate, StringComparison.Ordinal)) return 1;
        return OptimalStringAlignment(typed, candidate);
    }

    // The number of insertions, deletions, replacements, and swaps of neighbors that turn one word into the other.
    private static int OptimalStringAlignment(string from, string to)
    {
        int[,] cost = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++) cost[i, 0] = i;
        for (int j = 0; j <= to.Length; j++) cost[0, j] = j;
        for (int i = 1; i <= from.Length; i++)
        {
            for (int j = 1; j <= to.Length; j++)
            {
                int replace = cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replace, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[from.Length, to.Length];
    }
}
