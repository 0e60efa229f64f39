namespace PartnerMfa.Requests;

/// <summary>The report to write.</summary>
internal sealed record ReportRequest
{
    /// <summary>The full path of the file to write.</summary>
    public required string Path { get; init; }

    /// <summary>Null means the format that the name of the file implies.</summary>
    public PartnerMfaReportFormat? Format { get; init; }

    /// <summary>The title of the report; null means none.</summary>
    public string? Title { get; init; }

    /// <summary>Whether to replace an existing file.</summary>
    public bool Force { get; init; }
}
