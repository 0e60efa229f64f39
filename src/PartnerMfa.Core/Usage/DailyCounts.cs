using System.Text.Json;

namespace PartnerMfa.Usage;

/// <summary>Collects the daily counts by application.</summary>
internal sealed class DailyCounts(UsageWindow window)
{
    private readonly Dictionary<string, ApplicationDays> _applications = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, ApplicationDays> Applications => _applications;

    /// <summary>Rows without an application.</summary>
    public int WithoutApplication { get; private set; }

    public void Add(JsonElement json)
    {
        UsageRow row = new(json);
        DateTime? day = row.Time(UsageConstants.LoginDate);
        if (!window.MayContain(day)) return;
        if (row.Text(UsageConstants.ApplicationId) is not { } application)
        {
            WithoutApplication++;
            return;
        }

        if (!_applications.TryGetValue(application, out ApplicationDays? days)) _applications.Add(application, days = new ApplicationDays());
        days.Add(row.Text(UsageConstants.ApplicationName), day, row.Count(UsageConstants.CompliantCount), row.Count(UsageConstants.TotalCount));
    }
}

/// <summary>The daily counts of one application.</summary>
internal sealed class ApplicationDays
{
    private readonly Dictionary<DateTime, DayCount> _days = [];

    public IReadOnlyDictionary<DateTime, DayCount> Days => _days;

    public string? Name { get; private set; }

    /// <summary>The number of rows that could not be read. They count as no calls at all, and certainly not as compliant ones.</summary>
    public int Unreadable { get; private set; }

    public void Add(string? name, DateTime? day, long? compliant, long? total)
    {
        Name ??= name;
        if (day is { } known && compliant <= total) Add(known, compliant.Value, total.Value);
        else Unreadable++;
    }

    public void Add(DateTime time, long compliant, long total)
    {
        if (!_days.TryGetValue(time.Date, out DayCount? count)) _days.Add(time.Date, count = new DayCount());
        count.Add(compliant, total);
    }
}

/// <summary>The calls of one day.</summary>
internal sealed class DayCount
{
    public long Total { get; private set; }

    public long Compliant { get; private set; }

    public void Add(long compliant, long total)
    {
        Compliant += compliant;
        Total += total;
    }
}
