using PartnerMfa.Reports.Formats;

namespace PartnerMfa.Reports;

/// <summary>Signs a report while it is written.</summary>
internal interface IReportSeal : IDisposable
{
    /// <summary>The signer, as the report shows it.</summary>
    string SignedBy { get; }

    /// <summary>Checks where the files in addition to the report will be written.</summary>
    void Open(string path, IReportFormat format, bool replaces);

    /// <param name="content">The content of the report.</param>
    /// <param name="format">The writer of the report's format.</param>
    /// <param name="output">The stream to write to.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    Task WriteAsync(ReportContent content, IReportFormat format, Stream output, CancellationToken cancellationToken);

    /// <summary>Moves the files in addition to the report to their place.</summary>
    void Complete();
}
