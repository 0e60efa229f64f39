using System.Text.Json;
using static PartnerMfa.Usage.UsageConstants;

namespace PartnerMfa.Usage;

/// <summary>Collects the latest calls that Partner Center lists.</summary>
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

/// <summary>The listed calls of one application. It keeps the latest calls without MFA, and the users of all of them.</summary>
internal sealed class ApplicationCalls(int limit)
{
    private readonly Dictionary<string, UsageUser> _users = new(StringComparer.OrdinalIgnoreCase);
    private List<ListedCall> _newest = [];

    /// <summary>The number of calls on each day, as far as they are listed with their time.</summary>
    public ApplicationDays Days { get; } = new();

    public int WithoutMfa { get; private set; }

    /// <summary>The number of calls that do not say whether they had MFA.</summary>
    public int Unreadable { get; set; }

    /// <summary>Whether there is anything to report.</summary>
    public bool HasRows => WithoutMfa > 0 || Unreadable > 0 || Days.Days.Count > 0;

    public IReadOnlyCollection<UsageUser> Users => _users.Values;

    /// <summary>The calls without MFA, newest first.</summary>
    public IReadOnlyList<ListedCall> Newest => Trim();

    public void AddWithoutMfa(UsageRow row, DateTime? time)
    {
        WithoutMfa++;
        if (time is { } known) Days.Add(known, compliant: 0, total: 1);
        UsageUser user = new(row.Text(UserName), row.Text(ObjectId), time);
        _users[user.Key] = _users.TryGetValue(user.Key, out UsageUser? before) ? before.Again(user) : user;
        _newest.Add(new ListedCall(time, row.Text(OperationName), user)
        {
            IpAddress = row.Text(Addresses),
            CorrelationId = row.Text(CorrelationId),
            RequestId = row.Text(RequestId),
        });
        if (_newest.Count >= 2 * Math.Max(limit, 1)) Trim();
    }

    // At least one is kept, because the message names the last call even when no calls are returned.
    private List<ListedCall> Trim() => _newest = [.. _newest.OrderByDescending(call => call.Time ?? DateTime.MinValue).Take(Math.Max(limit, 1))];
}

/// <summary>A call without MFA, as Partner Center lists it.</summary>
internal sealed record ListedCall(DateTime? Time, string? Operation, UsageUser User)
{
    public string? IpAddress { get; init; }

    public string? CorrelationId { get; init; }

    public string? RequestId { get; init; }
}
