using PartnerMfa.Verdicts;
using static PartnerMfa.Verdicts.DisplayFormat;

namespace PartnerMfa.Reports;

/// <summary>A test that could not be completed, and why.</summary>
internal sealed record ReportFailure(PartnerMfaException Failure, bool IsSimulated);

/// <summary>The totals of a report, collected result by result.</summary>
internal sealed class ReportSummary(string? title)
{
    // Nobody reads more of them one by one.
    public const int MostFailures = 1000;

    private readonly List<ReportFailure> _failures = [];
    private readonly SortedSet<string> _environments = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _accounts = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _applications = new(StringComparer.OrdinalIgnoreCase);

    public string? Title => title;

    /// <summary>Who signs the report; null when it is not signed.</summary>
    public string? SignedBy { get; init; }

    /// <summary>When the report was written, UTC.</summary>
    public DateTime WrittenOn { get; private set; }

    /// <summary>The release that wrote it.</summary>
    public static string Version { get; } = typeof(ReportSummary).Assembly.GetName().Version!.ToString(3);

    public ResultTally Tally { get; } = new();

    /// <summary>The counts of changes, for a comparison.</summary>
    public ChangeTally Changes { get; } = new();

    /// <summary>Whether everything in the report is a change between two other reports.</summary>
    public bool IsComparison => Changes.Count > 0 && Changes.Count == All;

    /// <summary>How many results come from simulated services, checks included.</summary>
    public int Simulated { get; private set; }

    /// <summary>How many failures happened in the sandbox.</summary>
    public int SimulatedErrors { get; private set; }

    /// <summary>The first failures; the tally has the total.</summary>
    public IReadOnlyList<ReportFailure> Failures => _failures;

    public IReadOnlyCollection<string> Environments => _environments;

    public IReadOnlyCollection<string> Accounts => _accounts;

    /// <summary>The tenants, with their company names where a result has them.</summary>
    public TenantTallies Tenants { get; } = new();

    public IReadOnlyCollection<string> Applications => _applications;

    public DateTime? FirstCheckedOn { get; private set; }

    public DateTime? LastCheckedOn { get; private set; }

    public bool HasUsage { get; private set; }

    /// <summary>The number of results, checks included.</summary>
    public int All => Tally.Results + Tally.Checks;

    /// <summary>Whether the report is organized by tenant.</summary>
    public bool IsByTenant => Tenants.Count > 1 && !IsComparison && !HasCustomers;

    /// <summary>Customers are grouped by cause, with one remedy for all that share it.</summary>
    public bool HasCustomers { get; private set; }

    public bool HasSimulated => Simulated + SimulatedErrors > 0;

    public bool IsAllSimulated => HasSimulated && Simulated + SimulatedErrors == All + Tally.Errors;

    public void Add(PartnerMfaResult result)
    {
        Tally.Add(result);
        if (ResultText.IsSimulated(result)) Simulated++;
        HasUsage |= result is PartnerMfaUsage;
        HasCustomers |= result is PartnerMfaCustomer;
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

    /// <summary>Sets the time of writing. It is never before the last test, even if that was measured with another clock.</summary>
    public void Complete(DateTime now) => WrittenOn = LastCheckedOn > now ? LastCheckedOn.Value : now;
}

/// <summary>The answer of a whole report: a word, and a sentence that explains it.</summary>
internal sealed record ReportHeadline(MfaAnswer Answer, string Sentence, string? Simulation)
{
    /// <summary>The number of checks that could not be completed, with a leading space; empty when there are none.</summary>
    public string Errors { get; private init; } = "";

    public const string Question = "Does it meet Partner Center's MFA requirement?";

    /// <summary>The overall answer of the report.</summary>
    public string Asks { get; private init; } = Question;

    /// <summary>The answer as shown in large type.</summary>
    public string Word { get => field ?? ResultText.Word(Answer).ToUpperInvariant(); private init; }

    public static ReportHeadline Of(ReportSummary summary) => summary.IsComparison
        ? new(summary.Changes.AnswerWith(summary.Tally.Errors), summary.Changes.Sentence + ErrorsOf(summary.Tally), SimulationOf(summary))
        {
            Asks = ChangeTally.Question,
            Word = summary.Changes.WordWith(summary.Tally.Errors),
            Errors = ErrorsOf(summary.Tally),
        }
        : OfResults(summary);

    private static ReportHeadline OfResults(ReportSummary summary) => new(summary.Tally.Answer, SentenceOf(summary.Tally), SimulationOf(summary)) { Errors = ErrorsOf(summary.Tally) };

    private static string SentenceOf(ResultTally tally)
    {
        int results = tally.Results;
        if (results == 0 && tally.Checks > 0) return "This report has only checks of a setup, not the overall answer they belong to." + ErrorsOf(tally);
        if (results == 0) return ErrorsOf(tally).TrimStart();
        string answer = ResultText.Word(tally.Answer);
        int same = tally.Of(tally.Answer);
        string sentence = same == 0 ? $"{Count(tally.Of(MfaAnswer.Yes))} of {Count(results, "result", "results")}: Yes."
            : results == 1 ? $"1 result: {answer}."
            : same == results ? $"All {Count(results)} results: {answer}."
            : tally.Answer == MfaAnswer.NotApplicable
            ? $"{Count(tally.Of(MfaAnswer.Yes))} of {Count(results)} results: Yes. The requirement does not apply to the rest."
            : $"{Count(same)} of {Count(results)} results: {answer}.";
        return sentence + ErrorsOf(tally);
    }

    private static string ErrorsOf(ResultTally tally) =>
        tally.Errors == 0 ? "" : $" {Count(tally.Errors, "check", "checks")} could not be completed.";

    private static string? SimulationOf(ReportSummary summary) => !summary.HasSimulated ? null
        : summary.IsAllSimulated ? "Sandbox: everything in this report comes from simulated services. It is not evidence about a real tenant."
        : $"Sandbox and real results together: {Count(summary.Simulated)} of {Count(summary.All)} results come from simulated services and are marked Sandbox. "
            + "They are not evidence about a real tenant, but they count in the answer above.";
}
