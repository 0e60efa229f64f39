using PartnerMfa.Cli.Hosting;

namespace PartnerMfa.Cli.Output;

/// <summary>The answers of one run, written as they come, and what the exit code says of all of them.</summary>
internal sealed class Answers(Surroundings surroundings, bool asJson)
{
    private readonly List<PartnerMfaResult> _all = [];
    private bool _anyError;
    private bool _isAnyShown;

    public int ExitCode => ExitCodes.Of(_all, _anyError);

    /// <param name="result">The answer.</param>
    /// <param name="isShown">Of one that nobody wants to see only the exit code tells.</param>
    public void Write(PartnerMfaResult result, bool isShown = true)
    {
        _all.Add(result);
        if (!isShown) return;
        if (asJson) JsonAnswer.Write(result, surroundings.Output);
        else TextAnswer.Write(result, surroundings.Output, surroundings.Colour, apart: _isAnyShown);
        _isAnyShown = true;
    }

    /// <summary>Says that one input came to nothing; the rest goes on.</summary>
    public void Fail(PartnerMfaException failure)
    {
        _anyError = true;
        TextWriter error = surroundings.Error;
        error.WriteLine($"error {failure.ErrorId}: {failure.Message}");
        error.WriteLine($"  What to do: {failure.Remedy}");
        if (failure.CorrelationId is not null) error.WriteLine($"  Correlation id: {failure.CorrelationId}");
        if (failure.TraceId is not null) error.WriteLine($"  Trace id: {failure.TraceId}");
        if (failure.Timestamp is { } time) error.WriteLine($"  Timestamp: {time:u}");
    }
}
