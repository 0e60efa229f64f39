using PartnerMfa.Cli.Hosting;
using PartnerMfa.Reports;
using PartnerMfa.Requests;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Cli.Output;

/// <summary>The results of one run. Each is written as soon as it arrives, added to the report, and counted for the exit code.</summary>
internal sealed class ResultOutput
{
    private readonly ToolContext _context;
    private readonly ResultTextWriter? _text;
    private readonly ResultTally _tally = new();
    private ChangeTally? _changes;
    private bool _isExplained;

    public ResultOutput(ToolContext context, bool asJson)
    {
        _context = context;
        _text = asJson ? null : new ResultTextWriter(context.Output, context.Color, context.Width);
    }

    public int ExitCode => _changes is not null ? ExitCodes.Of(_changes.AnswerWith(_tally.Errors))
        : _isExplained && _tally.Errors == 0 ? ExitCodes.Yes
        : ExitCodes.Of(_tally);

    /// <summary>The report that is being written; null when no report was requested.</summary>
    public Report? Report { get; set; }

    /// <summary>The environment of the run. Errors from the sandbox are marked as such.</summary>
    public PartnerMfaEnvironment? Environment { get; set; }

    /// <param name="result">The result.</param>
    /// <param name="isShown">False leaves the result out of standard output only: it still counts and is in the report.</param>
    public void Write(PartnerMfaResult result, bool isShown = true)
    {
        Add(result);
        if (isShown) WriteToOutput(() => WriteOne(result));
    }

    /// <summary>
    /// Writes results that belong together. Text output starts with the summary, and shows what needs attention before the rest.
    /// </summary>
    /// <param name="results">The results.</param>
    /// <param name="summary">The summary in a sentence, such as "3 of 5 applications need attention."</param>
    /// <param name="isShown">Selects the results that standard output shows. All of them count, and all are in the report.</param>
    public void WriteAll(IReadOnlyList<PartnerMfaResult> results, string summary, Func<PartnerMfaResult, bool> isShown)
    {
        foreach (PartnerMfaResult result in results) Add(result);
        PartnerMfaResult[] shown = [.. results.Where(isShown)];
        WriteToOutput(() =>
        {
            _text?.WriteSummary(_tally.Answer, summary);
            foreach (PartnerMfaResult result in _text is null ? shown : InReadingOrder(shown)) WriteOne(result);
        });
    }

    /// <summary>
    /// Writes explanations of errors. They say nothing about MFA, so the exit code only tells whether the errors are known.
    /// </summary>
    public void WriteExplanations(IReadOnlyList<PartnerMfaErrorExplanation> explanations)
    {
        _isExplained = true;
        WriteToOutput(() =>
        {
            foreach (PartnerMfaErrorExplanation explanation in explanations)
            {
                if (_text is null) _context.Output.WriteLine(ResultJson.Write(explanation));
                else _text.Write(explanation);
            }
        });
    }

    /// <summary>Writes what changed between two reports. The exit code then tells whether there are regressions.</summary>
    /// <param name="changes">The changes, starting with those that need attention.</param>
    /// <param name="isShown">Selects the changes that standard output shows. All of them count, and all are in the report.</param>
    public void WriteChanges(IReadOnlyList<PartnerMfaChange> changes, Func<PartnerMfaChange, bool> isShown)
    {
        _changes = new ChangeTally();
        foreach (PartnerMfaChange change in changes)
        {
            _changes.Add(change);
            Add(change);
        }

        WriteToOutput(() =>
        {
            _text?.WriteSummary(_changes.AnswerWith(_tally.Errors), _changes.WordWith(_tally.Errors), _changes.Sentence);
            foreach (PartnerMfaChange change in changes.Where(isShown))
            {
                if (_text is null) _context.Output.WriteLine(ResultJson.Write(change));
                else _text.Write(change);
            }
        });
    }

    /// <summary>Reports an action that has no answer about MFA. The exit code only tells whether it succeeded.</summary>
    public void SetDone() => _isExplained = true;

    /// <summary>Writes customers grouped by cause, for people. Programs get one row per customer.</summary>
    public void WriteCauses(IEnumerable<CustomerCause> causes)
    {
        if (_text is not null) WriteToOutput(() => _text.Write(causes));
    }

    /// <summary>Reports that one input failed. The remaining inputs are still processed.</summary>
    public void Fail(PartnerMfaException failure)
    {
        failure = failure.ForTool();
        _tally.AddError();
        Report?.AddFailure(failure, Environment);
        try
        {
            WriteError(failure, _context.Error);
        }
        catch (IOException)
        {
            // Standard error is closed or full, and there is nowhere else to report to. The exit code still tells.
        }
    }

    private void WriteError(PartnerMfaException failure, TextWriter error)
    {
        error.WriteLine($"error {failure.ErrorId}: {failure.Message}");
        error.WriteLine($"  What to do: {failure.Remedy}");
        if (Environment?.IsSandbox == true) error.WriteLine($"  Environment: {ResultEvidence.Simulated}");
        if (failure.CorrelationId is not null) error.WriteLine($"  Correlation ID: {failure.CorrelationId}");
        if (failure.TraceId is not null) error.WriteLine($"  Trace ID: {failure.TraceId}");
        if (failure.Timestamp is { } time) error.WriteLine($"  Timestamp: {DisplayFormat.Time(time.UtcDateTime)}");
    }

    // The overall answer of a setup stays above its checks.
    private static IEnumerable<PartnerMfaResult> InReadingOrder(IEnumerable<PartnerMfaResult> results) => results
        .OrderBy(result => result.Check is not null)
        .ThenBy(result => ResultText.Order.ToList().IndexOf(ResultTally.AnswerOf(result)));

    private void Add(PartnerMfaResult result)
    {
        _tally.Add(result);
        Report?.Add(result);
    }

    private void WriteOne(PartnerMfaResult result)
    {
        if (_text is null) _context.Output.WriteLine(ResultJson.Write(result));
        else _text.Write(result);
    }

    private void WriteToOutput(Action write)
    {
        try
        {
            write();
            _context.Output.Flush();
        }
        catch (IOException exception)
        {
            throw new OutputFailedException(exception.Message);
        }
    }
}

/// <summary>Standard output is full or closed. Nothing more can be written, so the work ends.</summary>
internal sealed class OutputFailedException(string reason) : Exception(reason);

/// <summary>
/// How results are written. This is a class and not an enum because the runtime would compile the code for an enum option at every start.
/// </summary>
internal sealed class OutputFormat
{
    private OutputFormat()
    {
    }

    public static OutputFormat Text { get; } = new();

    /// <summary>JSON Lines: one result per line and nothing else.</summary>
    public static OutputFormat Json { get; } = new();
}
