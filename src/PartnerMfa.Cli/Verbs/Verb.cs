using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Output;
using PartnerMfa.Errors;
using PartnerMfa.Reports;

namespace PartnerMfa.Cli.Verbs;

/// <summary>A verb of the tool: its options, and the work around which results are written, errors reported, and the exit code chosen.</summary>
internal abstract class Verb
{
    protected CommonOptions Common { get; } = new();

    public VerbCommand CreateCommand(ToolContext context)
    {
        VerbCommand command = Define(context);
        Common.AddTo(command);
        command.SetAction((parsed, stop) => RunAsync(new VerbRun(parsed, Common, context, stop)));
        return command;
    }

    /// <summary>The command with the verb's own options; the common ones are added after them.</summary>
    protected abstract VerbCommand Define(ToolContext context);

    protected abstract Task AnswerAsync(VerbRun run);

#pragma warning disable CA1031 // The last line of defense: no raw exception, whose text nobody has checked, reaches the user.
    private async Task<int> RunAsync(VerbRun run)
    {
        // Ctrl+C is listened for only once this has returned, and reading standard input would hold it up.
        await Task.Yield();
        try
        {
            // Whether the report can be written is known before the work begins.
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
