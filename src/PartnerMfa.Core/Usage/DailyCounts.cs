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
