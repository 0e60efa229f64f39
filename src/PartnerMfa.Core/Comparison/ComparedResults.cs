using PartnerMfa.Reports;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Comparison;

/// <summary>
/// The results of one report by their subject. Results for the same account with different apps, tenants or environments stay apart. When
/// several are the same in this, too, the worst one counts, so that a comparison does not depend on their order.
/// </summary>
internal sealed class ComparedResults
{
    private readonly Dictionary<string, Dictionary<string, PartnerMfaResult>> _results = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Keys => _results.Keys;

    public IReadOnlyDictionary<string, PartnerMfaResult> Find(string key) =>
        _results.TryGetValue(key, out Dictionary<string, PartnerMfaResult>? results) ? results : new Dictionary<string, PartnerMfaResult>();

    public void Add(PartnerMfaResult result)
    {
        // A comparison can itself be compared: its answers are what counts.
        if (result is PartnerMfaChange { Change: "Gone" }) return;
        Dictionary<string, PartnerMfaResult> same = Group(KeyOf(result));
        string variant = string.Join("|", result.ApplicationId, result.TenantId, result.Environment);
        if (!same.TryGetValue(variant, out PartnerMfaResult? known) || Rank(result) < Rank(known)) same[variant] = PartnerMfaChanges.WithoutDetails(result);
    }

    /// <summary>
    /// Adds a test that could not be completed as an Unknown for its account. An existing answer for the account is kept.
    /// </summary>
    public void Add(ReportedError error, DateTime now)
    {
        string target = error.Target ?? error.Id;
        if (!KeysAbout(target).Any()) Group($"error|{target}")[""] = PartnerMfaChanges.OfError(error, now);
    }

    /// <summary>The results that may be of a test that could not be completed in the other report.</summary>
    public IEnumerable<string> KeysAbout(string target) => _results
        .Where(entry => entry.Key.Equals($"error|{target}", StringComparison.OrdinalIgnoreCase) || entry.Value.Values.Any(result => IsAbout(result, target)))
        .Select(entry => entry.Key);

    private Dictionary<string, PartnerMfaResult> Group(string key)
    {
        if (!_results.TryGetValue(key, out Dictionary<string, PartnerMfaResult>? same)) _results[key] = same = new(StringComparer.OrdinalIgnoreCase);
        return same;
    }

    private static bool IsAbout(PartnerMfaResult result, string target) =>
        result.Check is null && new[] { result.Account, result.ApplicationId, result.Source }.Contains(target, StringComparer.OrdinalIgnoreCase);

    private static int Rank(PartnerMfaResult result) => Array.IndexOf([.. ResultText.Order], ResultTally.AnswerOf(result));

    // Simulated results are never compared with real ones. Environments with real services can be compared, such as staging with
    // production.
    private static string KeyOf(PartnerMfaResult result) => string.Join(
        "|",
        ResultText.IsSimulated(result) ? "sandbox" : "real",
        KindOf(result),
        result is PartnerMfaUsage ? result.ApplicationId ?? "" : result.Account ?? result.ApplicationId ?? result.Source,
        result.Account is null ? result.TenantId ?? "" : "");

    private static string KindOf(PartnerMfaResult result) => result switch
    {
        PartnerMfaUsage => "usage",
        PartnerMfaCustomer customer => $"customer {customer.Customer}",
        { Check: { } check } => $"check {check}",
        { DecidedBy: not null } => "setup",
        // A probe that ended before sending anything is still a probe; only a token that was inspected has a signature status.
        { SignatureStatus: null } => "probe",
        _ => "token",
    };
}
