using System.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Output;
using PartnerMfa.Work;

namespace PartnerMfa.Cli.Verbs;

/// <summary>One run of a verb: what was asked for, where results go, and what ends it.</summary>
internal sealed class VerbRun(ParseResult parsed, CommonOptions options, ToolContext context, CancellationToken stop)
{
    public ParseResult Parsed => parsed;

    public ToolContext Context => context;

    public CancellationToken Stop => stop;

    public ResultOutput Output { get; } = new(context, asJson: parsed.GetValue(options.Output) == OutputFormat.Json);

    public bool AsJson => parsed.GetValue(options.Output) == OutputFormat.Json;

    /// <summary>Shows progress and details on standard error.</summary>
    public IWorkObserver Observer => field ??= ObserverWith(progress: true);

    /// <summary>The environment: the named one, or one with the user's own addresses.</summary>
    /// <exception cref="PartnerMfaException"><c>EnvironmentInvalid</c>.</exception>
    public PartnerMfaEnvironment Environment => field ??= Output.Environment = options.EnvironmentOf(parsed);

    /// <summary>Output is for programs.</summary>
    public bool IsJson => parsed.GetValue(options.Output) == OutputFormat.Json;

    /// <summary>The environment if one was named; otherwise null.</summary>
    public PartnerMfaEnvironment? NamedEnvironment => options.IsEnvironmentNamed(parsed) ? Environment : null;

    /// <summary>Does the work, through the proxy that was named.</summary>
    /// <exception cref="PartnerMfaException"><c>ProxyInvalid</c>, or a file that cannot be read.</exception>
    public PartnerMfaClient Client => field ??= options.ClientOf(parsed, context);

    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    public IWorkObserver ObserverWith(bool progress) => new ConsoleObserver(context.Error, parsed.GetValue(options.Verbose), progress);

    /// <summary>Before anything is sent: checks the proxy, and warns that tokens go to addresses of the user's own.</summary>
    public void PrepareNetwork()
    {
        _ = Client;
        if (Environment.OwnAddressWarning is { } warning) Observer.Warning(warning);
    }
}
