namespace PartnerMfa.Usage;

/// <summary>What all three resources say about one application, or about calls without a known application.</summary>
internal sealed record ApplicationUsage
{
    /// <summary>Null for calls without a known application.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    public IReadOnlyDictionary<DateTime, DayCount> Days { get; init; } = new Dictionary<DateTime, DayCount>();

    /// <summary>The days come from the listed calls, because the daily counts do not include the application.</summary>
    public bool IsFromCallsAlone { get; init; }

    /// <summary>How many listed calls had no MFA.</summary>
    public int ListedWithoutMfa { get; init; }

    /// <summary>The newest listed calls without MFA, the newest first.</summary>
    public IReadOnlyList<ListedCall> Calls { get; init; } = [];

    /// <summary>Who called without MFA, the latest first.</summary>
    public IReadOnlyList<UsageUser> Users { get; init; } = [];

    /// <summary>Some rows about it could not be read.</summary>
    public bool HasUnreadable { get; init; }

    public long Total => Days.Values.Sum(day => day.Total);

    public long Compliant => Days.Values.Sum(day => day.Compliant);

    /// <summary>How many calls had no MFA. The counts and the list are taken at different moments, so the larger number counts.</summary>
    public long WithoutMfa => Math.Max(Total - Compliant, ListedWithoutMfa);

    /// <summary>The last time, as precisely as known: the counts have only the day.</summary>
    public DateTime? Last => new[] { Calls.Max(call => call.Time), Users.Max(user => user.Last), LastDay }.Max();

    private DateTime? LastDay => Days.Where(day => day.Value.Compliant < day.Value.Total).Max(day => (DateTime?)day.Key);
}
