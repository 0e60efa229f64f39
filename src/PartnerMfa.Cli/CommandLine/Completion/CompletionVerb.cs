using System.CommandLine;
using PartnerMfa.Cli.Hosting;

namespace PartnerMfa.Cli.CommandLine.Completion;

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
