using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports;

/// <summary>Something that could not be tested, and why.</summary>
internal sealed record ReportFailure(PartnerMfaException Failure, bool IsSimulated);

/// <summary>What all results of a report add up to, collected as they come.</summary>
internal sealed class ReportSummary(string? title)
{
    // Nobody reads more of them one by one.
    private const int MostFailures = 1000;

    private readonly List<ReportFailure> _failures = [];
    private readonly SortedSet<string> _environments = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _accounts = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _applications = new(StringComparer.OrdinalIgnoreCase);

    public string? Title => title;

    /// <summary>Who signs the report; null when nobody does.</summary>
    public string? SignedBy { get; init; }

    /// <summary>When the report was written, UTC.</summary>
    public DateTime WrittenOn { get; private set; }

    /// <summary>The release that wrote it.</summary>
    public static string Version { get; } = typeof(ReportSummary).Assembly.GetName().Version!.ToString(3);

    public ResultTally Tally { get; } = new();

    /// <summary>What became of the results of a comparison.</summary>
    public ChangeTally Changes { get; } = new();

    /// <summary>Whether everything in the report is a change between two other reports.</summary>
    public bool IsComparison => Changes.Count > 0 && Changes.Count == All;

    /// <summary>How many results come from simulated services, checks included.</summary>
    public int Simulated { get; private set; }

    /// <summary>How many failures happened in the sandbox.</summary>
    public int SimulatedErrors { get; private set; }

    /// <summary>The first failures; the tally has the count of all.</summary>
    public IReadOnlyList<ReportFailure> Failures => _failures;

    public IReadOnlyCollection<string> Environments => _environments;

    public IReadOnlyCollection<string> Accounts => _accounts;

    /// <summary>The tenants, each with its company name where a result knows it.</summary>
    public TenantTallies Tenants { get; } = new();

    public IReadOnlyCollection<string> Applications => _applications;

    public DateTime? FirstCheckedOn { get; private set; }

    public DateTime? LastCheckedOn { get; private set; }

    public bool HasUsage { get; private set; }

    /// <summary>The number of results, checks included.</summary>
    public int All => Tally.Results + Tally.Checks;

    /// <summary>Whether the report is read tenant by tenant.</summary>
    public bool IsByTenant => Tenants.Count > 1 && !IsComparison;

    public bool HasSimulated => Simulated + SimulatedErrors > 0;

    public bool IsAllSimulated => HasSimulated && Simulated + SimulatedErrors == All + Tally.Errors;

    public void Add(PartnerMfaResult result)
    {
        Tally.Add(result);
        if (ResultText.IsSimulated(result)) Simulated++;
        HasUsage |= result is PartnerMfaUsage;
        if (result is PartnerMfaChange change) Changes.Add(change);
        _environments.Add(result.Environment);
        if (result.Account is { } account) _accounts.Add(account);
        Tenants.Add(result);
        if (result.ApplicationId is { } application) _applications.Add(application);
        if (!(result.CheckedOn >= FirstCheckedOn)) FirstCheckedOn = result.CheckedOn;
        if (!(result.CheckedOn <= LastCheckedOn)) LastCheckedOn = result.CheckedOn;
    }

    public void Add(PartnerMfaException failure, bool isSimulated)
    {
        Tally.AddError();
        if (isSimulated) SimulatedErrors++;
        if (_failures.Count < MostFailures) _failures.Add(new ReportFailure(failure, isSimulated));
    }

    /// <summary>Sets the time of writing: never before the last test, whichever clock that was measured with.</summary>
    public void Complete(DateTime now) => WrittenOn = LastCheckedOn > now ? LastCheckedOn.Value : now;
}
