using System.CommandLine;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Output;
using PartnerMfa.Cli.Verbs.Options;
using PartnerMfa.Errors;
using PartnerMfa.Reports;
using PartnerMfa.Work;

namespace PartnerMfa.Cli.Verbs;

/// <summary>
/// A verb of the tool: its options, its work, and the code around it that writes results, reports errors, and chooses the exit code.
/// </summary>
internal abstract class Verb
{
    protected CommonOptions Common { get; } = new();

    public VerbCommand CreateCommand(ToolContext context)
    {
        VerbCommand command = Define(context);
        Common.AddTo(command);
        command.SetAction((parsed, stop) => RunAsync(new VerbRun(parsed, Common, context, stop), command.IsImmediate(parsed)));
        return command;
    }

    /// <summary>Creates the command with the verb's own options; the common options are added after them.</summary>
    protected abstract VerbCommand Define(ToolContext context);

    protected abstract Task AnswerAsync(VerbRun run);

#pragma warning disable CA1031 // The last line of defense: no raw exception with unchecked text may reach the user.
    private async Task<int> RunAsync(VerbRun run, bool isImmediate)
    {
        // Ctrl+C is handled only after this method has returned, and reading standard input would delay that.
        if (!isImmediate) await Task.Yield();
        try
        {
            // Checks that the report can be written before the work begins.
            using Report? report = run.Output.Report = Common.Report.Open(run.Parsed, run.Context);
            await TryAsync(run.Output, () => AnswerAsync(run)).ConfigureAwait(false);
            run.Output.Report = null;
            if (report is not null) await report.CompleteAsync(run.Stop).ConfigureAwait(false);
            if (report is not null) Common.Report.Show(run.Parsed, run.Context);
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception exception)
        {
            run.Output.Fail(ToFailure(exception));
        }

        return run.Output.ExitCode;
    }

    private static async Task TryAsync(ResultOutput output, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            output.Fail(ToFailure(exception));
        }
    }
#pragma warning restore CA1031

    private static PartnerMfaException ToFailure(Exception exception) => exception switch
    {
        PartnerMfaException failure => failure,
        OutputFailedException output => Failures.OutputNotWritten(output.Message),
        _ => Failures.Unexpected(exception),
    };
}

/// <summary>One run of a verb: the parsed options, the output, and the cancellation.</summary>
internal sealed class VerbRun(ParseResult parsed, CommonOptions options, ToolContext context, CancellationToken stop)
{
    public ParseResult Parsed => parsed;

    public ToolContext Context => context;

    public CancellationToken Stop => stop;

    public ResultOutput Output { get; } = new(context, asJson: parsed.GetValue(options.Output) == OutputFormat.Json);

    public bool AsJson => parsed.GetValue(options.Output) == OutputFormat.Json;

    /// <summary>Shows progress and details on standard error.</summary>
    public IWorkObserver Observer => field ??= ObserverWith(progress: true);

    /// <summary>The named environment, or a custom one with the given addresses.</summary>
    /// <exception cref="PartnerMfaException"><c>EnvironmentInvalid</c>.</exception>
    public PartnerMfaEnvironment Environment => field ??= Output.Environment = options.EnvironmentOf(parsed);

    /// <summary>The environment if the user named one; otherwise null.</summary>
    public PartnerMfaEnvironment? NamedEnvironment => options.IsEnvironmentNamed(parsed) ? Environment : null;

    /// <summary>Creates the client, which uses the named proxy.</summary>
    /// <exception cref="PartnerMfaException"><c>ProxyInvalid</c>, or an error for a file that cannot be read.</exception>
    public PartnerMfaClient Client => field ??= options.ClientOf(parsed, context);

    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    public IWorkObserver ObserverWith(bool progress) => new ConsoleObserver(context.Error, parsed.GetValue(options.Verbose), progress);

    /// <summary>Checks the proxy before anything is sent, and warns when tokens will go to addresses that the user chose.</summary>
    public void PrepareNetwork()
    {
        _ = Client;
        if (Environment.OwnAddressWarning is { } warning) Observer.Warning(warning);
    }
}
