using PartnerMfa.Environments;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports;

/// <summary>What all results of a report come to, gathered as they come.</summary>
internal sealed class ReportSummary(string? title, DateTime madeOn)
{
    // Past that nobody reads them one by one.
    private const int MostFailures = 1000;

    private readonly List<PartnerMfaException> _failures = [];
    private readonly SortedSet<string> _environments = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _accounts = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _tenants = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _applications = new(StringComparer.OrdinalIgnoreCase);

    public string? Title => title;

    /// <summary>When the report was begun, UTC.</summary>
    public DateTime MadeOn => madeOn;

    /// <summary>The release that wrote it.</summary>
    public static string Version { get; } = typeof(ReportSummary).Assembly.GetName().Version!.ToString(3);

    public ResultTally Tally { get; } = new();

    /// <summary>Results of simulated services, the checks included.</summary>
    public int Simulated { get; private set; }

    /// <summary>The first of what came to no answer; the tally has the count.</summary>
    public IReadOnlyList<PartnerMfaException> Failures => _failures;

    public IReadOnlyCollection<string> Environments => _environments;

    public IReadOnlyCollection<string> Accounts => _accounts;

    public IReadOnlyCollection<string> Tenants => _tenants;

    public IReadOnlyCollection<string> Applications => _applications;

    public DateTime? FirstCheckedOn { get; private set; }

    public DateTime? LastCheckedOn { get; private set; }

    public bool HasUsage { get; private set; }

    /// <summary>Whether there are results, checks included.</summary>
    public int All => Tally.Results + Tally.Checks;

    public bool IsAllSimulated => Simulated > 0 && Simulated == All;

    /// <summary>Whether the result is of simulated services: named so, or of a token that is made for them.</summary>
    public static bool IsSimulated(PartnerMfaResult result) =>
        PartnerMfaEnvironments.Sandbox.Name.Equals(result.Environment.Trim(), StringComparison.OrdinalIgnoreCase)
        || result.Audience == PartnerMfaEnvironments.Sandbox.Resource;

    public void Add(PartnerMfaResult result)
    {
        Tally.Add(result);
        if (IsSimulated(result)) Simulated++;
        HasUsage |= result is PartnerMfaUsage;
        _environments.Add(result.Environment);
        if (result.Account is { } account) _accounts.Add(account);
        if (result.TenantId is { } tenant) _tenants.Add(tenant);
        if (result.ApplicationId is { } application) _applications.Add(application);
        if (!(result.CheckedOn >= FirstCheckedOn)) FirstCheckedOn = result.CheckedOn;
        if (!(result.CheckedOn <= LastCheckedOn)) LastCheckedOn = result.CheckedOn;
    }

    public void Add(PartnerMfaException failure)
    {
        Tally.AddError();
        if (_failures.Count < MostFailures) _failures.Add(failure);
    }
}
