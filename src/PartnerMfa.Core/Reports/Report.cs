using PartnerMfa.Errors;
using PartnerMfa.Redaction;
using PartnerMfa.Reports.Formats;
using PartnerMfa.Requests;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports;

/// <summary>A report that is being written. If it is disposed of before it is complete, nothing is left behind.</summary>
internal sealed class Report : IDisposable
{
    private readonly string _path;
    private readonly IReportFormat _format;
    private readonly ReportFile _file;
    private readonly ReportDraft _draft;
    private readonly TimeProvider _clock;
    private readonly IReportSeal? _seal;
    private PartnerMfaException? _spoolFailure;

    private Report(ReportRequest request, IReportFormat format, ReportFile file, TimeProvider clock, IReportSeal? seal)
    {
        _seal = seal;
        _path = request.Path;
        _format = format;
        _file = file;
        _draft = new ReportDraft(request.Title, seal?.SignedBy);
        _clock = clock;
    }

    /// <summary>Begins a report, after checking that its file can be written.</summary>
    /// <exception cref="PartnerMfaException"><c>ReportFormatUnknown</c>, <c>ReportExists</c> or <c>ReportNotWritten</c>.</exception>
    public static Report Open(ReportRequest request, TimeProvider clock, IReportSeal? seal = null)
    {
        IReportFormat format = ReportFormats.For(request);
        if (format is SignedJsonReport && seal is null) throw Failures.SigningCertificateMissing(request.Path);
        seal?.Open(request.Path, format, request.Force);
        ReportFile file = ReportFile.Open(request.Path, request.Force);
        try
        {
            return ReportFile.OrFailure(request.Path, () => new Report(request, format, file, clock, seal));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Checks everything that can be checked before writing.</summary>
    /// <inheritdoc cref="Open" path="/exception"/>
    public static void Check(ReportRequest request)
    {
        _ = ReportFormats.For(request);
        ReportFile.OrFailure(request.Path, () => ReportFile.Check(request.Path, request.Force));
    }

    /// <exception cref="PartnerMfaException"><c>NotAResult</c>.</exception>
    public void Add(PartnerMfaResult result)
    {
        if (ResultValidation.WhatIsWrong(result) is { } wrong) throw Failures.NotAResult(wrong);
        if (_spoolFailure is not null) return;
        try
        {
            ReportFile.OrFailure(_path, () =>
            {
                _draft.Add(result);
                return true;
            });
        }
        catch (PartnerMfaException failure)
        {
            // The work continues, but a report that lacks one of its results is not written.
            _spoolFailure = failure;
        }
    }

    /// <summary>Adds a test that could not be completed. The report's answer can then no longer be Yes.</summary>
    /// <param name="failure">What failed.</param>
    /// <param name="environment">The environment; null when it is not known.</param>
    public void AddFailure(PartnerMfaException failure, PartnerMfaEnvironment? environment = null) => _draft.AddFailure(failure, environment?.IsSandbox == true);

    /// <summary>Adds everything from another JSON report, result by result, without loading it as a whole.</summary>
    /// <param name="path">The full path of the other report.</param>
    /// <param name="failed">Receives a failure for each result that cannot be read. Reading continues with the next one.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="PartnerMfaException"><c>ReportUnreadable</c>; results that were read before that stay in the report.</exception>
    public async Task AddFileAsync(string path, Action<PartnerMfaException> failed, CancellationToken cancellationToken)
    {
        ReportReader reader = new(path)
        {
            Result = Add,
            Error = error => _draft.AddFailure(error.ToFailure(), error.IsSimulated),
            Failed = failure =>
            {
                AddFailure(failure);
                failed(failure);
            },
        };
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the report.</summary>
    /// <exception cref="PartnerMfaException"><c>ReportEmpty</c>, <c>ReportExists</c> or <c>ReportNotWritten</c>.</exception>
    public Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (_spoolFailure is not null) throw _spoolFailure;
        if (!_draft.HasContent) throw Failures.ReportEmpty(_path);
        ReportContent content = _draft.Complete(_clock.GetUtcNow().UtcDateTime);
        return ReportFile.OrFailureAsync(_path, async () =>
        {
            if (_seal is null) await _format.WriteAsync(content, _file.Output, cancellationToken).ConfigureAwait(false);
            else await _seal.WriteAsync(content, _format, _file.Content, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            _seal?.Complete();
            _file.Complete();
        });
    }

    public void Dispose()
    {
        _draft.Dispose();
        _file.Dispose();
        _seal?.Dispose();
    }
}

/// <summary>The content of a report. Results are read one at a time, on demand.</summary>
internal sealed class ReportContent(ReportSummary summary, IReadOnlyList<ReportEntry> entries, ResultSpool spool)
{
    public ReportSummary Summary => summary;

    public ReportHeadline Headline { get; } = ReportHeadline.Of(summary);

    /// <summary>The results in the order in which they arrived.</summary>
    public IReadOnlyList<ReportEntry> Entries => entries;

    /// <summary>The answers in the order in which they arrived, each with the checks that belong to it.</summary>
    public IReadOnlyList<ReportGroup> Groups { get; } = ReportGroups.Of(entries);

    public PartnerMfaResult Read(ReportEntry entry) => spool.Read(entry);

    public string ReadJson(ReportEntry entry) => spool.ReadText(entry.Place);
}

/// <summary>
/// Checks whether an object is a valid result. We create results ourselves, but they come back through jobs, files and other programs.
/// </summary>
internal static class ResultValidation
{
    /// <returns>Null for a valid result.</returns>
    public static string? WhatIsWrong(PartnerMfaResult result)
    {
        if (Missing(result) is { } missing) return $"it has no {missing}";
        if (ResultTally.AnswerOf(result).ToString() != result.Result) return $"'{Redactor.Shown(result.Result, 32)}' is not one of the answers";
        if (result.Result != nameof(MfaAnswer.Yes)) return null;
        if (!YesReasons.Contains(result.Reason)) return $"'{Redactor.Foreign(result.Reason, 32)}' is never the reason of a Yes";
        return result.ServiceConfirmed == true && result.Reason != nameof(ReasonCode.MfaConfirmedByService) ? "it is confirmed by the service for another reason" : null;
    }

    private static string? Missing(PartnerMfaResult result) =>
        string.IsNullOrWhiteSpace(result.Result) ? nameof(result.Result)
        : string.IsNullOrWhiteSpace(result.Reason) ? nameof(result.Reason)
        : string.IsNullOrWhiteSpace(result.Message) ? nameof(result.Message)
        : string.IsNullOrWhiteSpace(result.Environment) ? nameof(result.Environment)
        : result.Source is null ? nameof(result.Source)
        : result.CheckedOn == default ? nameof(result.CheckedOn)
        : null;
}
