using PartnerMfa.Cli.Hosting;
using PartnerMfa.Reports;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Cli.Output;

/// <summary>The answers of one run, written as they come, and what the exit code says of all of them.</summary>
internal sealed class Answers(ToolContext surroundings, bool asJson)
{
    private readonly ResultTally _tally = new();
    private bool _isAnyShown;

    public int ExitCode => ExitCodes.Of(_tally);

    /// <summary>The report that the answers go into, too; null when none is wanted.</summary>
    public Report? Report { get; set; }

    /// <param name="result">The answer.</param>
    /// <param name="isShown">One that nobody wants to see counts for the exit code, and stands in the report.</param>
    public void Write(PartnerMfaResult result, bool isShown = true)
    {
        _tally.Add(result);
        Report?.Add(result);
        if (!isShown) return;
        if (asJson) JsonAnswer.Write(result, surroundings.Output);
        else TextAnswer.Write(result, surroundings.Output, surroundings.Color, apart: _isAnyShown);
        _isAnyShown = true;
    }

    /// <summary>Says that one input came to nothing; the rest goes on.</summary>
    public void Fail(PartnerMfaException failure)
    {
        _tally.AddError();
        Report?.AddFailure(failure);
        TextWriter error = surroundings.Error;
        error.WriteLine($"error {failure.ErrorId}: {failure.Message}");
        error.WriteLine($"  What to do: {failure.Remedy}");
        if (failure.CorrelationId is not null) error.WriteLine($"  Correlation id: {failure.CorrelationId}");
        if (failure.TraceId is not null) error.WriteLine($"  Trace id: {failure.TraceId}");
        if (failure.Timestamp is { } time) error.WriteLine($"  Timestamp: {time:u}");
    }
}
