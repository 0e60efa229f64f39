namespace PartnerMfa.Reports;

/// <summary>The JSON report within its signature. <see cref="IReportSeal"/> writes what is around it.</summary>
internal sealed class SignedJsonReport : IReportFormat
{
    public Task WriteAsync(ReportContent content, TextWriter output, CancellationToken cancellationToken) => new JsonReport().WriteAsync(content, output, cancellationToken);
}
