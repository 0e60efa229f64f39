using PartnerMfa.Reports;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Comparison;

/// <summary>
/// The results of one report by what they are about. Where several are about the same, the worst of them counts: a comparison must not depend on
/// their order.
/// </summary>
internal sealed class ComparedResults
{
    private readonly Dictionary<string, PartnerMfaResult> _results = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Keys => _results.Keys;

    public PartnerMfaResult? Find(string key) => _results.TryGetValue(key, out PartnerMfaResult? result) ? result : null;

    public void Add(PartnerMfaResult result)
    {
        // A comparison can be compared, too: what counts are its answers.
        if (result is PartnerMfaChange { Change: "Gone" }) return;
        string key = KeyOf(result);
        if (!_results.TryGetValue(key, out PartnerMfaResult? known) || Rank(result) < Rank(known)) _results[key] = PartnerMfaChanges.WithoutDetails(result);
    }

    /// <summary>Adds what could not be tested, as an Unknown of the account that it is about. An answer that is there as well stays.</summary>
    public void Add(ReportedError error, DateTime now)
    {
        string target = error.Target ?? error.Id;
        if (_results.Values.FirstOrDefault(result => IsAbout(result, target)) is not null) return;
        _results[$"error|{target}"] = PartnerMfaChanges.OfError(error, now);
    }

    /// <summary>The result of this account in the other report, for something that could not be tested in this one.</summary>
    public string? KeyAbout(string target) =>
        _results.Where(entry => IsAbout(entry.Value, target)).Select(entry => entry.Key).FirstOrDefault();

    private static bool IsAbout(PartnerMfaResult result, string target) =>
        result.Check is null && new[] { result.Account, result.ApplicationId, result.Source }.Contains(target, StringComparer.OrdinalIgnoreCase);

    private static int Rank(PartnerMfaResult result) => Array.IndexOf([.. ResultText.Order], ResultTally.AnswerOf(result));

    // Simulated and real results are never compared; environments of real services are, such as staging and production.
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
        // A probe that did not get as far as sending is still one; a token alone has a signature status.
        { SignatureStatus: null } => "probe",
        _ => "token",
    };
}
