using System.CommandLine;
using System.CommandLine.Parsing;
using PartnerMfa.Redaction;

namespace PartnerMfa.Cli.CommandLine;

/// <summary>Reports what is wrong with a command line, without repeating anything that may be a secret.</summary>
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
