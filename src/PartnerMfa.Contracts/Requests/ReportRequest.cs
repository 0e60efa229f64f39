namespace PartnerMfa.Requests;

/// <summary>The report that is wanted.</summary>
internal sealed record ReportRequest
{
    /// <summary>The file to write, by its full path.</summary>
    public required string Path { get; init; }

    /// <summary>Null means the one that the file's name tells.</summary>
    public PartnerMfaReportFormat? Format { get; init; }

    /// <summary>What the report is called; null means nothing in particular.</summary>
    public string? Title { get; init; }

    /// <summary>A file that is there is replaced.</summary>
    public bool Force { get; init; }
}
