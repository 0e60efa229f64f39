namespace PartnerMfa.Requests;

/// <summary>The reports to compare.</summary>
/// <param name="OldPath">The older report, by its full path.</param>
/// <param name="NewPath">The newer report, by its full path.</param>
internal sealed record ComparisonRequest(string OldPath, string NewPath)
{
    /// <summary>The baseline file, by its full path; null accepts nothing.</summary>
    public string? BaselinePath { get; init; }
}
