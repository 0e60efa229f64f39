using PartnerMfa.Errors;
using PartnerMfa.Requests;

namespace PartnerMfa.Reports;

/// <summary>A report that is being written. If it is disposed of before it is complete, it leaves nothing behind.</summary>
internal sealed class Report : IDisposable
{
    private readonly string _path;
    private readonly IReportFormat _format;
    private readonly ReportFile _file;
    private readonly ResultSpool _spool;
    private readonly ReportSummary _summary;
    private readonly TimeProvider _clock;
    private readonly List<ReportEntry> _entries = [];
    private PartnerMfaException? _spoolFailure;
    private bool _hasContent;

    private Report(ReportRequest request, IReportFormat format, ReportFile file, TimeProvider clock)
    {
        _path = request.Path;
        _format = format;
        _file = file;
        _spool = new ResultSpool();
        _summary = new ReportSummary(request.Title);
        _clock = clock;
    }

    /// <summary>Begins a report, after checking that its file can be written.</summary>
    /// <exception cref="PartnerMfaException"><c>ReportFormatUnknown</c>, <c>ReportExists</c> or <c>ReportNotWritten</c>.</exception>
    public static Report Open(ReportRequest request, TimeProvider clock)
    {
        IReportFormat format = ReportFormats.For(request);
        ReportFile file = ReportFile.Open(request.Path, request.Force);
        try
        {
            return ReportFile.OrFailure(request.Path, () => new Report(request, format, file, clock));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Checks what can be checked before anything is written.</summary>
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
            SpoolPlace place = ReportFile.OrFailure(_path, () => _spool.Append(result));
            _summary.Add(result);
            _entries.Add(ReportEntry.Of(result, _entries.Count + 1, place) with { Tenant = _summary.Tenants.NumberOf(result) });
            _hasContent = true;
        }
        catch (PartnerMfaException failure)
        {
            // The work goes on, but a report without one of its results is not written.
            _spoolFailure = failure;
        }
    }

    /// <summary>Adds something that could not be tested. The report's answer can then no longer be Yes.</summary>
    /// <param name="failure">What failed.</param>
    /// <param name="environment">Where; null when it is not known.</param>
    public void AddFailure(PartnerMfaException failure, PartnerMfaEnvironment? environment = null) => Add(failure, environment?.IsSandbox == true);

    private void Add(PartnerMfaException failure, bool isSimulated)
    {
        _summary.Add(failure, isSimulated);
        _hasContent |= failure.Id != ErrorId.NotAResult;
    }

    /// <summary>Adds everything of another JSON report, result by result, without loading the whole.</summary>
    /// <param name="path">The other report, by its full path.</param>
    /// <param name="failed">Is given each result that cannot be read; the others go on.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="PartnerMfaException"><c>ReportUnreadable</c>; what was read before stays in the report.</exception>
    public async Task AddFileAsync(string path, Action<PartnerMfaException> failed, CancellationToken cancellationToken)
    {
        ReportReader reader = new(path)
        {
            Result = Add,
            Error = error => Add(error.ToFailure(), error.IsSimulated),
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
        if (!_hasContent) throw Failures.ReportEmpty(_path);
        _summary.Complete(_clock.GetUtcNow().UtcDateTime);
        return ReportFile.OrFailureAsync(_path, async () =>
        {
            await _format.WriteAsync(new ReportContent(_summary, _entries, _spool), _file.Output, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            _file.Complete();
        });
    }

    public void Dispose()
    {
        _spool.Dispose();
        _file.Dispose();
    }
}
