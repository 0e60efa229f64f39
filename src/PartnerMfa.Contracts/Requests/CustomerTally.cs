using PartnerMfa.Verdicts;

namespace PartnerMfa.Requests;

/// <summary>Counts customers by cause.</summary>
internal sealed class CustomerTally
{
    private static readonly string[] Order = [nameof(MfaAnswer.No), nameof(MfaAnswer.Unknown), nameof(MfaAnswer.NotApplicable), nameof(MfaAnswer.Yes)];

    private readonly Dictionary<string, CustomerCause> _causes = [];

    /// <summary>The causes: first those that need attention, then the rest, each by frequency.</summary>
    public IEnumerable<CustomerCause> Causes => _causes.Values
        .OrderBy(cause => Array.IndexOf(Order, cause.First.Result))
        .ThenByDescending(cause => cause.Count);

    public void Add(PartnerMfaCustomer result) =>
        _causes[result.Reason] = _causes.TryGetValue(result.Reason, out CustomerCause? known) ? known with { Count = known.Count + 1 } : new CustomerCause(result.Reason, 1, result);
}
