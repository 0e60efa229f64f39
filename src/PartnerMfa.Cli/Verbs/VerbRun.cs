using System.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Output;

namespace PartnerMfa.Cli.Verbs;

/// <summary>What every verb does around its work: writes the results, says errors, gives the exit code.</summary>
internal static class VerbRun
{
#pragma warning disable CA1031 // The last line of defence: a raw exception, whose text nobody has looked at, never gets out.
    public static int Answer(ParseResult parsed, CommonOptions options, Surroundings surroundings, Func<PartnerMfaResult> work)
    {
        try
        {
            return Write(work(), parsed, options, surroundings);
        }
        catch (Exception exception)
        {
            return Tell(exception, surroundings.Error);
        }
    }

    public static async Task<int> AnswerAsync(
        ParseResult parsed, CommonOptions options, Surroundings surroundings, Func<Task<PartnerMfaResult>> work)
    {
        try
        {
            return Write(await work().ConfigureAwait(false), parsed, options, surroundings);
        }
        catch (Exception exception)
        {
            return Tell(exception, surroundings.Error);
        }
    }
#pragma warning restore CA1031

    private static int Write(PartnerMfaResult result, ParseResult parsed, CommonOptions options, Surroundings surroundings)
    {
        if (parsed.GetValue(options.Output) == OutputFormat.Json) JsonAnswer.Write(result, surroundings.Output);
        else TextAnswer.Write(result, surroundings.Output, surroundings.Colour);
        return ExitCodes.Of([result], anyError: false);
    }

    private static int Tell(Exception exception, TextWriter error)
    {
        if (exception is OperationCanceledException) return ExitCodes.Interrupted;
        Show(exception as PartnerMfaException ?? Failures.Unexpected(exception), error);
        return ExitCodes.Unknown;
    }

    private static void Show(PartnerMfaException failure, TextWriter error)
    {
        error.WriteLine($"error {failure.ErrorId}: {failure.Message}");
        error.WriteLine($"  What to do: {failure.Remedy}");
        if (failure.CorrelationId is not null) error.WriteLine($"  Correlation id: {failure.CorrelationId}");
        if (failure.TraceId is not null) error.WriteLine($"  Trace id: {failure.TraceId}");
        if (failure.Timestamp is { } time) error.WriteLine($"  Timestamp: {time:u}");
    }
}
