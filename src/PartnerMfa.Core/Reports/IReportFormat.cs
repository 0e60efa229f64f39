namespace PartnerMfa.Reports;

/// <summary>A way to write a report.</summary>
internal interface IReportFormat
{
    Task WriteAsync(ReportContent content, TextWriter output, CancellationToken cancellationToken);
}
