using System.CommandLine;
using System.CommandLine.Completions;

namespace PartnerMfa.Cli.CommandLine.Completion;

/// <summary>An option, as a completion script offers it.</summary>
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
/// <param name="Arguments">The values of its argument; empty when it has none, or they cannot be listed.</param>
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
