using System.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Output;

namespace PartnerMfa.Cli.Verbs;

/// <summary>What every verb does around its work: writes the results, says errors, gives the exit code.</summary>
internal static class VerbRun
{
#pragma warning disable CA1031 // The last line of defence: a raw exception, whose text nobody has looked at, never gets out.
    public static async Task<int> AnswerAsync(ParseResult parsed, CommonOptions options, Surroundings surroundings, Func<Answers, Task> work)
    {
        Answers answers = new(surroundings, asJson: parsed.GetValue(options.Output) == OutputFormat.Json);
        try
        {
            await work(answers).ConfigureAwait(false);
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
#pragma warning restore CA1031
}
