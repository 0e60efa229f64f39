using System.CommandLine;
using System.CommandLine.Invocation;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Verbs;
using PartnerMfa.Redaction;

namespace PartnerMfa.Cli;

internal static class Program
{
    private sealed record Verb(string Name, Func<ToolContext, Command> Create);

    private static readonly Verb[] Verbs = [new("probe", ProbeVerb.Create), new("token", TokenVerb.Create), new("setup", SetupVerb.Create), new("usage", UsageVerb.Create)];

    public static Task<int> Main(string[] arguments) => RunAsync(arguments, ToolContext.OfThisProcess());

    /// <summary>The whole program, with what it reads and writes given.</summary>
    public static async Task<int> RunAsync(string[] arguments, ToolContext surroundings)
    {
        using SecretScope typed = Redactor.Watch(arguments);
        RootCommand root = new("Does my integration meet Partner Center's MFA requirement? Yes or No, why, and what to do now.");
        foreach (Verb verb in VerbsFor(arguments)) root.Add(verb.Create(surroundings));
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0) return UsageErrors.Show(parsed, surroundings.Error);

        InvocationConfiguration configuration = new()
        {
            Output = surroundings.Output,
            Error = surroundings.Error,
            EnableDefaultExceptionHandler = false,
        };
        return parsed.Action is SynchronousCommandLineAction
            ? parsed.Invoke(configuration)
            : await parsed.InvokeAsync(configuration).ConfigureAwait(false);
    }

    // To make a verb's options takes time: once a verb is named, only its own are made.
    private static Verb[] VerbsFor(string[] arguments) =>
        arguments is [string name, ..] && Verbs.FirstOrDefault(verb => verb.Name == name) is { } named ? [named] : Verbs;
}
