using System.CommandLine;
using PartnerMfa.Redaction;

namespace PartnerMfa.Cli;

/// <summary>Says what is wrong with a command line, without repeating what could be a secret.</summary>
internal static class UsageErrors
{
    public static int Show(ParseResult parsed, TextWriter error)
    {
        if (parsed.CommandResult.Command is RootCommand root) return ShowNoVerb(parsed, root, error);
        foreach (string message in parsed.Errors.Select(found => Redactor.Sentence(found.Message)).Distinct())
            error.WriteLine($"usage: {message}");
        if (parsed.UnmatchedTokens.Count > 0)
            error.WriteLine("  Tokens and secrets never stand on the command line: use --token-file, --refresh-token-file or --client-secret-file.");
        return PointToHelp($"partner-mfa {parsed.CommandResult.Command.Name}", error);
    }

    private static int ShowNoVerb(ParseResult parsed, RootCommand root, TextWriter error)
    {
        string verbs = string.Join(", ", root.Subcommands.Select(verb => verb.Name));
        error.WriteLine(parsed.UnmatchedTokens is [string word, ..]
            ? $"usage: There is no verb '{Redactor.Typed(word)}'. Use one of: {verbs}."
            : $"usage: Say what to do: {verbs}.");
        return PointToHelp("partner-mfa", error);
    }

    private static int PointToHelp(string command, TextWriter error)
    {
        error.WriteLine($"  See: {command} --help");
        return ExitCodes.Usage;
    }
}
