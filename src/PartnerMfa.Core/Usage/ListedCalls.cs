using System.Text.Json;
using static PartnerMfa.Usage.UsageConstants;

namespace PartnerMfa.Usage;

/// <summary>Collects the newest calls that Partner Center lists.</summary>
internal sealed class ListedCalls(UsageWindow window, int limit)
{
    private readonly Dictionary<string, ApplicationCalls> _applications = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, ApplicationCalls> Applications => _applications;

    /// <summary>Calls without an application.</summary>
    public ApplicationCalls WithoutApplication { get; } = new(limit);

    public void Add(JsonElement json)
    {
        UsageRow row = new(json);
        DateTime? time = row.Time(RequestTime);
        if (!window.MayContain(time)) return;
        ApplicationCalls calls = Of(row.Text(UsageConstants.ApplicationId));
        switch (row.Flag(IsCompliant))
        {
            case true when time is { } known: calls.Days.Add(known, compliant: 1, total: 1); break;
            case false: calls.AddWithoutMfa(row, time); break;
            default: calls.Unreadable++; break;
        }
    }

    private ApplicationCalls Of(string? application)
    {
        if (application is null) return WithoutApplication;
        if (!_applications.TryGetValue(application, out ApplicationCalls? calls)) _applications.Add(application, calls = new ApplicationCalls(limit));
        return calls;
    }
}
