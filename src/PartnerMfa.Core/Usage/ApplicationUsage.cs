namespace PartnerMfa.Usage;

/// <summary>What is known of one application, out of all three resources; or of what no application is known for.</summary>
internal sealed record ApplicationUsage
{
    /// <summary>Null of what no application is known for.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    public IReadOnlyDictionary<DateTime, DayCount> Days { get; init; } = new Dictionary<DateTime, DayCount>();

    /// <summary>The days are those of the listed calls: the daily counts do not have the application.</summary>
    public bool IsFromCallsAlone { get; init; }

    /// <summary>How many listed calls had no MFA.</summary>
    public int ListedWithoutMfa { get; init; }

    /// <summary>The newest listed calls without MFA, the newest first.</summary>
    public IReadOnlyList<ListedCall> Calls { get; init; } = [];

    /// <summary>Who called without MFA, the latest first.</summary>
    public IReadOnlyList<UsageUser> Users { get; init; } = [];

    /// <summary>There are rows about it that cannot be read.</summary>
    public bool HasUnreadable { get; init; }

    public long Total => Days.Values.Sum(day => day.Total);

    public long Compliant => Days.Values.Sum(day => day.Compliant);

    /// <summary>How many calls are known to have had no MFA: the counts and the list are not of the same moment.</summary>
    public long WithoutMfa => Math.Max(Total - Compliant, ListedWithoutMfa);

    /// <summary>When last, as exactly as it is known: of the counts only the day.</summary>
    public DateTime? Last => new[] { Calls.Max(call => call.Time), Users.Max(user => user.Last), LastDay }.Max();

    private DateTime? LastDay => Days.Where(day => day.Value.Compliant < day.Value.Total).Max(day => (DateTime?)day.Key);
}
