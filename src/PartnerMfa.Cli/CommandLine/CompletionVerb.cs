using System.CommandLine;
using System.CommandLine.Completions;
using PartnerMfa.Cli.Hosting;

namespace PartnerMfa.Cli.CommandLine;

/// <summary><c>partner-mfa completion</c>: prints the script that completes verbs, options, and their values in a shell.</summary>
internal static class CompletionVerb
{
    private static readonly Dictionary<string, Func<IReadOnlyList<CompletionCommand>, string>> Shells = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bash"] = CompletionScripts.Bash,
        ["zsh"] = CompletionScripts.Zsh,
        ["fish"] = CompletionScripts.Fish,
        ["powershell"] = CompletionScripts.PowerShell,
    };

    public static Command CreateCommand(ToolContext context)
    {
        Argument<string> shell = new("shell") { Description = $"One of {string.Join(", ", Shells.Keys)}." };
        shell.CompletionSources.Add([.. Shells.Keys]);
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: { } word }] && !Shells.ContainsKey(word)) result.AddError($"There is no completion for this shell. Use {string.Join(", ", Shells.Keys)}.");
        });
        VerbCommand command = new(
            "completion",
            "Print the script that completes partner-mfa in a shell.",
            new("bash: add to ~/.bashrc", "eval \"$(partner-mfa completion bash)\""),
            new("zsh: add to ~/.zshrc, after compinit", "eval \"$(partner-mfa completion zsh)\""),
            new("fish: add to ~/.config/fish/config.fish", "partner-mfa completion fish | source"),
            new("PowerShell: add to $PROFILE", "partner-mfa completion powershell | Out-String | Invoke-Expression")) { shell };
        command.SetAction(parsed =>
        {
            IReadOnlyList<CompletionCommand> verbs = [.. Program.CreateRoot(context).Subcommands.Where(verb => !verb.Hidden).Select(CompletionCommand.Of)];
            context.Output.Write(Shells[parsed.GetRequiredValue(shell)](verbs));
            context.Output.Flush();
        });
        return command;
    }
}

/// <summary>An option as a completion script offers it.</summary>
/// <param name="Names">Its long name, then its short one if it has one.</param>
/// <param name="Description">The first sentence of its description.</param>
/// <param name="ValueName">The name of its value; null for a switch.</param>
/// <param name="Values">The values it offers; empty when they cannot be listed.</param>
internal sealed record CompletionOption(IReadOnlyList<string> Names, string Description, string? ValueName, IReadOnlyList<string> Values)
{
    public bool TakesFile => ValueName is not null && Values.Count == 0 && ValueName.Contains("file", StringComparison.Ordinal);
}

/// <summary>A verb, as a completion script offers it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">The first sentence of its description.</param>
/// <param name="Options">Its options.</param>
/// <param name="Arguments">The values of its argument; empty when it has no argument or its values cannot be listed.</param>
internal sealed record CompletionCommand(string Name, string Description, IReadOnlyList<CompletionOption> Options, IReadOnlyList<string> Arguments)
{
    public static CompletionCommand Of(Command verb) => new(
        verb.Name,
        FirstSentence(verb.Description),
        [
            .. verb.Options.Where(option => !option.Hidden).Select(option => new CompletionOption(
                [option.Name, .. option.Aliases.Where(alias => alias.Length == 2)], FirstSentence(option.Description), option.HelpName, ValuesOf(option))),
            new(["--help", "-h"], "Show the help of this verb.", null, []),
        ],
        [.. verb.Arguments.SelectMany(ValuesOf)]);

    private static string[] ValuesOf(Symbol symbol) => [.. symbol.GetCompletions(CompletionContext.Empty).Select(item => item.Label)];

    private static string FirstSentence(string? description)
    {
        string text = description ?? "";
        int end = text.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? text : text[..end]).TrimEnd('.');
    }
}
