namespace PartnerMfa.Requests;

/// <summary>The reports to compare.</summary>
/// <param name="OldPath">The full path of the older report.</param>
/// <param name="NewPath">The full path of the newer report.</param>
internal sealed record ComparisonRequest(string OldPath, string NewPath)
{
    /// <summary>The full path of the baseline file; null accepts nothing.</summary>
    public string? BaselinePath { get; init; }
}
