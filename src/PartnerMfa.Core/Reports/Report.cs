using PartnerMfa.Errors;
using PartnerMfa.Requests;

namespace PartnerMfa.Reports;

/// <summary>A report in the making. Disposed of before it is complete, it leaves nothing behind.</summary>
internal sealed class Report : IDisposable
{
    private readonly string _path;
    private readonly IReportFormat _format;
    private readonly ReportFile _file;
    private readonly ResultSpool _spool;
    private readonly ReportSummary _summary;
    private readonly List<ReportEntry> _entries = [];
    private PartnerMfaException? _spoolFailure;
    private bool _hasContent;

    private Report(ReportRequest request, IReportFormat format, ReportFile file, DateTimeOffset now)
    {
        _path = request.Path;
        _format = format;
        _file = file;
        _spool = new ResultSpool();
        _summary = new ReportSummary(request.Title, now.UtcDateTime);
    }

    /// <summary>Begins a report, and checks its place first.</summary>
    /// <exception cref="PartnerMfaException"><c>ReportFormatUnknown</c>, <c>ReportExists</c> or <c>ReportNotWritten</c>.</exception>
    public static Report Open(ReportRequest request, DateTimeOffset now)
    {
        IReportFormat format = ReportFormats.For(request);
        ReportFile file = ReportFile.Open(request.Path, request.Force);
        try
        {
            return ReportFile.OrFailure(request.Path, () => new Report(request, format, file, now));
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
        if (ResultCheck.WhatIsWrong(result) is { } wrong) throw Failures.NotAResult(wrong);
        if (_spoolFailure is not null) return;
        try
        {
            SpoolPlace place = ReportFile.OrFailure(_path, () => _spool.Append(result));
            _entries.Add(ReportEntry.Of(result, _entries.Count + 1, place));
            _summary.Add(result);
            _hasContent = true;
        }
        catch (PartnerMfaException failure)
        {
            // The work goes on; its report, which lacks a result now, is not written.
            _spoolFailure = failure;
        }
    }

    /// <summary>Adds what came to no answer. The answer of the whole is no Yes then.</summary>
    public void AddFailure(PartnerMfaException failure)
    {
        _summary.Add(failure);
        _hasContent |= failure.Id != ErrorId.NotAResult;
    }

    /// <summary>Writes the report.</summary>
    /// <exception cref="PartnerMfaException"><c>ReportEmpty</c>, <c>ReportExists</c> or <c>ReportNotWritten</c>.</exception>
    public Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (_spoolFailure is not null) throw _spoolFailure;
        if (!_hasContent) throw Failures.ReportEmpty(_path);
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
