using PartnerMfa.Reports.Formats;

namespace PartnerMfa.Reports;

/// <summary>Signs a report while it is written.</summary>
internal interface IReportSeal : IDisposable
{
    /// <summary>Who signs, as the report shows it.</summary>
    string SignedBy { get; }

    /// <summary>Checks the places of what is written besides the report.</summary>
    void Open(string path, IReportFormat format, bool replaces);

    /// <param name="content">What is in the report.</param>
    /// <param name="format">How the report is written.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    Task WriteAsync(ReportContent content, IReportFormat format, Stream output, CancellationToken cancellationToken);

    /// <summary>Puts what was written besides the report in its place.</summary>
    void Complete();
}
