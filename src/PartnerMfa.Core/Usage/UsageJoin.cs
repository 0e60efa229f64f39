namespace PartnerMfa.Usage;

/// <summary>Combines the three resources by application, and links users to the applications through which they called.</summary>
internal sealed class UsageJoin(UsageSources sources)
{
    private readonly UserIndex _principals = new(sources.Principals.Users);

    /// <summary>Every application that occurs in one of the resources.</summary>
    public IEnumerable<ApplicationUsage> Applications() => sources.Counts.Applications.Keys
        .Concat(sources.Calls.Applications.Where(pair => pair.Value.HasRows).Select(pair => pair.Key))
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(Application);

    /// <summary>One application, which may not occur in any of the resources.</summary>
    public ApplicationUsage Application(string id)
    {
        ApplicationDays? counted = sources.Counts.Applications.TryGetValue(id, out ApplicationDays? days) ? days : null;
        ApplicationCalls? listed = sources.Calls.Applications.TryGetValue(id, out ApplicationCalls? calls) ? calls : null;
        return new ApplicationUsage
        {
            Id = id,
            Name = counted?.Name,
            Days = (counted ?? listed?.Days)?.Days ?? new Dictionary<DateTime, DayCount>(),
            IsFromCallsAlone = counted is null && listed is not null,
            ListedWithoutMfa = listed?.WithoutMfa ?? 0,
            Calls = listed?.Newest ?? [],
            Users = Latest(listed is null ? [] : listed.Users.Select(user => user.Completed(_principals.Find(user)))),
            // A row without an application may be about this one.
            HasUnreadable = counted?.Unreadable > 0 || listed?.Unreadable > 0
                || sources.Counts.WithoutApplication > 0 || sources.Calls.WithoutApplication.Unreadable > 0,
        };
    }

    /// <summary>The calls and users without a known application.</summary>
    public ApplicationUsage Rest()
    {
        ApplicationCalls calls = sources.Calls.WithoutApplication;
        UserIndex known = new(sources.Calls.Applications.Values.Append(calls).SelectMany(application => application.Users));
        return new ApplicationUsage
        {
            Days = calls.Days.Days,
            ListedWithoutMfa = calls.WithoutMfa,
            Calls = calls.Newest,
            Users = Latest(calls.Users
                .Select(user => user.Completed(_principals.Find(user)))
                .Concat(sources.Principals.Users.Where(user => known.Find(user) is null))),
            HasUnreadable = calls.Unreadable > 0 || sources.Counts.WithoutApplication > 0 || sources.Principals.Unreadable > 0,
        };
    }

    private static UsageUser[] Latest(IEnumerable<UsageUser> users) =>
        [.. users.Where(user => user.Key.Length > 0).OrderByDescending(user => user.Last ?? DateTime.MinValue).ThenBy(user => user.Name, StringComparer.OrdinalIgnoreCase)];
}

/// <summary>What all three resources say about one application, or about calls without a known application.</summary>
internal sealed record ApplicationUsage
{
    /// <summary>Null for calls without a known application.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    public IReadOnlyDictionary<DateTime, DayCount> Days { get; init; } = new Dictionary<DateTime, DayCount>();

    /// <summary>Whether the days come from the listed calls, because the daily counts do not include the application.</summary>
    public bool IsFromCallsAlone { get; init; }

    /// <summary>The number of listed calls without MFA.</summary>
    public int ListedWithoutMfa { get; init; }

    /// <summary>The latest listed calls without MFA, newest first.</summary>
    public IReadOnlyList<ListedCall> Calls { get; init; } = [];

    /// <summary>The users who called without MFA, starting with the latest.</summary>
    public IReadOnlyList<UsageUser> Users { get; init; } = [];

    /// <summary>Whether some rows about it could not be read.</summary>
    public bool HasUnreadable { get; init; }

    public long Total => Days.Values.Sum(day => day.Total);

    public long Compliant => Days.Values.Sum(day => day.Compliant);

    /// <summary>
    /// The number of calls without MFA. The counts and the list are taken at different times, so the larger number counts.
    /// </summary>
    public long WithoutMfa => Math.Max(Total - Compliant, ListedWithoutMfa);

    /// <summary>The latest call, as precisely as known. The counts contain only the day.</summary>
    public DateTime? Last => new[] { Calls.Max(call => call.Time), Users.Max(user => user.Last), LastDay }.Max();

    private DateTime? LastDay => Days.Where(day => day.Value.Compliant < day.Value.Total).Max(day => (DateTime?)day.Key);
}
