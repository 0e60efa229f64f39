using System.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Output;

namespace PartnerMfa.Cli.Verbs;

/// <summary>What every verb does around its work: writes the results, says errors, gives the exit code.</summary>
internal static class VerbRun
{
    public static async Task<int> AnswerAsync(
        ParseResult parsed, CommonOptions options, Surroundings surroundings, Func<Task<PartnerMfaResult>> work)
    {
        try
        {
            PartnerMfaResult result = await work().ConfigureAwait(false);
            if (parsed.GetValue(options.Output) == OutputFormat.Json) JsonAnswer.Write(result, surroundings.Output);
            else TextAnswer.Write(result, surroundings.Output, surroundings.Colour);
            return ExitCodes.Of([result], anyError: false);
        }
        catch (PartnerMfaException failure)
        {
            Show(failure, surroundings.Error);
            return ExitCodes.Unknown;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
#pragma warning disable CA1031 // The last line of defence: a raw exception, whose text nobody has looked at, never gets out.
        catch (Exception exception)
        {
            Show(Failures.Unexpected(exception), surroundings.Error);
            return ExitCodes.Unknown;
        }
#pragma warning restore CA1031
    }

    private static void Show(PartnerMfaException failure, TextWriter error)
    {
        error.WriteLine($"error {failure.ErrorId}: {failure.Message}");
        error.WriteLine($"  What to do: {failure.Remedy}");
        if (failure.CorrelationId is not null) error.WriteLine($"  Correlation id: {failure.CorrelationId}");
        if (failure.TraceId is not null) error.WriteLine($"  Trace id: {failure.TraceId}");
    }
}
