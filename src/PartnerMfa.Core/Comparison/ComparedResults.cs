using PartnerMfa.Reports;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Comparison;

/// <summary>
/// The results of one report by their subject. When several have the same subject, the worst one counts, so that a comparison does not
/// depend on their order.
/// </summary>
internal sealed class ComparedResults
{
    private readonly Dictionary<string, PartnerMfaResult> _results = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Keys => _results.Keys;

    public PartnerMfaResult? Find(string key) => _results.TryGetValue(key, out PartnerMfaResult? result) ? result : null;

    public void Add(PartnerMfaResult result)
    {
        // A comparison can itself be compared: its answers are what counts.
        if (result is PartnerMfaChange { Change: "Gone" }) return;
        string key = KeyOf(result);
        if (!_results.TryGetValue(key, out PartnerMfaResult? known) || Rank(result) < Rank(known)) _results[key] = PartnerMfaChanges.WithoutDetails(result);
    }

    /// <summary>
    /// Adds a test that could not be completed as an Unknown for its account. An existing answer for the account is kept.
    /// </summary>
    public void Add(ReportedError error, DateTime now)
    {
        string target = error.Target ?? error.Id;
        if (_results.Values.FirstOrDefault(result => IsAbout(result, target)) is not null) return;
        _results[$"error|{target}"] = PartnerMfaChanges.OfError(error, now);
    }

    /// <summary>The result of this account in the other report, for a test that could not be completed in this one.</summary>
    public string? KeyAbout(string target) =>
        _results.Where(entry => IsAbout(entry.Value, target)).Select(entry => entry.Key).FirstOrDefault();

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
