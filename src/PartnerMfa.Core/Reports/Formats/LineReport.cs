namespace PartnerMfa.Reports.Formats;

/// <summary>A report that is written line by line, so that it is never in memory as a whole.</summary>
internal abstract class LineReport : IReportFormat
{
    public async Task WriteAsync(ReportContent content, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (string line in Lines(content))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await output.WriteAsync(line + "\n").ConfigureAwait(false);
        }
    }

    protected abstract IEnumerable<string> Lines(ReportContent content);
}
