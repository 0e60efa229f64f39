using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Verbs;
using PartnerMfa.Redaction;

namespace PartnerMfa.Cli;

internal static class Program
{
    private sealed record VerbEntry(string Name, Func<ToolContext, Command> Create);

    private static readonly VerbEntry[] Verbs =
    [
        new(UiVerb.Name, UiVerb.CreateCommand),
        new("probe", context => new ProbeVerb().CreateCommand(context)),
        new("token", context => new TokenVerb().CreateCommand(context)),
        new("setup", context => new SetupVerb().CreateCommand(context)),
        new("usage", context => new UsageVerb().CreateCommand(context)),
        new("customers", context => new CustomersVerb().CreateCommand(context)),
        new("app", context => new AppVerb().CreateCommand(context)),
        new("refresh-token", context => new RefreshTokenVerb().CreateCommand(context)),
        new("explain", context => new ExplainVerb().CreateCommand(context)),
        new("scrub", ScrubVerb.CreateCommand),
        new("compare", context => new CompareVerb().CreateCommand(context)),
        new("verify", VerifyVerb.CreateCommand),
        new("serve", ServeVerb.CreateCommand),
        new("completion", CompletionVerb.CreateCommand),
    ];

    public static Task<int> Main(string[] arguments) => RunAsync(arguments, ToolContext.OfThisProcess());

    /// <summary>Runs the whole program with the given input and output.</summary>
    public static async Task<int> RunAsync(string[] arguments, ToolContext context)
    {
        using SecretScope typed = Redactor.Watch(arguments);
        if (arguments is [] && context.IsOwnConsole) arguments = [UiVerb.Name];
        try
        {
            return await (arguments is ["help", "man"] ? ShowManual(context) : InvokeAsync(WithoutHelpVerb(arguments), context)).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            // Results report a closed output themselves; this is for the help and the completion scripts.
            await context.Error.WriteLineAsync($"error OutputNotWritten: Standard output could not be written: {exception.Message}").ConfigureAwait(false);
            return ExitCodes.Unknown;
        }
    }

    /// <summary>Creates the tool with all its verbs, for the help, the completion scripts, and the manual page.</summary>
    public static RootCommand CreateRoot(ToolContext context, IEnumerable<string>? names = null)
    {
        RootCommand root = new("Does my integration meet Partner Center's MFA requirement? Yes or No, why, and what to do next.");
        foreach (VerbEntry verb in Verbs.Where(verb => names?.Contains(verb.Name) != false)) root.Add(verb.Create(context));
        root.Options.OfType<HelpOption>().Single().Action = new HelpText(context);
        return root;
    }

    private static Task<int> InvokeAsync(string[] arguments, ToolContext context)
    {
        ParseResult parsed = CreateRoot(context, VerbIn(arguments)).Parse(arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is not { ClearsParseErrors: true }) return Task.FromResult(UsageErrors.Report(parsed, context.Error));

        InvocationConfiguration configuration = new()
        {
            Output = context.Output,
            Error = context.Error,
            EnableDefaultExceptionHandler = false,
        };
        if (parsed.CommandResult.Command is VerbCommand verb && verb.IsImmediate(parsed)) configuration.ProcessTerminationTimeout = null;
        return parsed.Action is SynchronousCommandLineAction
            ? Task.FromResult(parsed.Invoke(configuration))
            : parsed.InvokeAsync(configuration);
    }

    private static Task<int> ShowManual(ToolContext context)
    {
        ManualPage.Write(CreateRoot(context), context.Output);
        return Task.FromResult(ExitCodes.Yes);
    }

    // "help probe" means "probe --help", and "version" means "--version".
    private static string[] WithoutHelpVerb(string[] arguments) => arguments switch
    {
        ["help", .. string[] verb] => [.. verb, "--help"],
        ["version"] => ["--version"],
        _ => arguments,
    };

    // Creating a verb's options takes time: once a verb is named, only its own are created.
    private static string[]? VerbIn(string[] arguments) =>
        arguments is [string name, ..] && Verbs.Any(verb => verb.Name == name) ? [name] : null;
}
