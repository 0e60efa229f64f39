using System.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Output;
using PartnerMfa.Errors;
using PartnerMfa.Reports;

namespace PartnerMfa.Cli.Verbs;

/// <summary>What every verb does around its work: writes the results, says errors, gives the exit code.</summary>
internal static class VerbRun
{
#pragma warning disable CA1031 // The last line of defence: a raw exception, whose text nobody has looked at, never gets out.
    public static async Task<int> AnswerAsync(
        ParseResult parsed, CommonOptions options, ToolContext surroundings, Func<Answers, Task> work, CancellationToken stop = default)
    {
        // Ctrl+C is listened for only once this has returned: what reads standard input would keep it waiting.
        await Task.Yield();
        Answers answers = new(surroundings, asJson: parsed.GetValue(options.Output) == OutputFormat.Json);
        try
        {
            // Whether it can be written is seen before the work begins.
            using Report? report = answers.Report = options.Report.Open(parsed, surroundings);
            await TryAsync(answers, () => work(answers)).ConfigureAwait(false);
            answers.Report = null;
            if (report is not null) await report.CompleteAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception exception)
        {
            answers.Fail(exception as PartnerMfaException ?? Failures.Unexpected(exception));
        }

        return answers.ExitCode;
    }

    private static async Task TryAsync(Answers answers, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            answers.Fail(exception as PartnerMfaException ?? Failures.Unexpected(exception));
        }
    }
#pragma warning restore CA1031
}
