namespace PartnerMfa.Requests;

/// <summary>The report that is wanted.</summary>
internal sealed record ReportRequest
{
    /// <summary>The file to write, by its full path.</summary>
    public required string Path { get; init; }

    /// <summary>Null means the format that the file's name implies.</summary>
    public PartnerMfaReportFormat? Format { get; init; }

    /// <summary>What the report is called; null means nothing in particular.</summary>
    public string? Title { get; init; }

    /// <summary>An existing file is replaced.</summary>
    public bool Force { get; init; }
}
