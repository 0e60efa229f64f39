using System.Collections.Concurrent;
using PartnerMfa.Evidence;

namespace PartnerMfa.Verdicts;

/// <summary>
/// The findings of setup assessments for each account since the client was created, so that a No by the service can name a cause that is
/// already known.
/// </summary>
internal sealed class KnownSetups
{
    // The tenant may have been changed after a finding, so an older one may no longer be true.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(string Environment, string Account), PartnerMfaResult> _overall = new();

    /// <param name="results">The results of an assessment of the tenant as it is, starting with the overall answer.</param>
    public void Remember(IReadOnlyList<PartnerMfaResult> results)
    {
        if (results.Count > 0 && results[0] is { Check: null, Account: { } account, Environment: { } environment }) _overall[Key(environment, account)] = results[0];
    }

    /// <returns>The setup's overall answer when it explains why the account signs in without MFA; null otherwise.</returns>
    public PartnerMfaResult? Find(string environment, AccessTokenClaims token, DateTimeOffset now) =>
        token.Account is { } account
        && _overall.TryGetValue(Key(environment, account), out PartnerMfaResult? overall)
        && overall is { Result: nameof(MfaAnswer.No), Remedy: not null }
        && (overall.TenantId is null || token.TenantId is null || string.Equals(overall.TenantId, token.TenantId, StringComparison.OrdinalIgnoreCase))
        && now.UtcDateTime - overall.CheckedOn <= Longest
            ? overall
            : null;

    private static (string Environment, string Account) Key(string environment, string account) => (environment, account.ToUpperInvariant());
}
