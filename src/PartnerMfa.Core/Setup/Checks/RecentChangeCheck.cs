using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;
using PartnerMfa.Verdicts;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>
/// Checks whether a relevant setting was changed so recently that the change may not be in effect yet, which can take up to ten minutes.
/// </summary>
internal static class RecentChangeCheck
{
    /// <summary>The longest time until a change is in effect.</summary>
    public static readonly TimeSpan UntilInEffect = TimeSpan.FromMinutes(10);

    public static CheckResult Judge(SetupFacts facts)
    {
        (string What, DateTimeOffset On)? latest = Changes(facts).OrderByDescending(change => change.On).Select(change => ((string, DateTimeOffset)?)change).FirstOrDefault();
        if (latest is { } found)
        {
            string until = $"{((found.On < facts.ReadOn ? found.On : facts.ReadOn) + UntilInEffect).UtcDateTime:u}";
            return new(Unknown, ChangedRecently, $"{found.What} changed at {found.On.UtcDateTime:u}", $"{Sentence(found.What)} was changed less than ten minutes ago and may not be in effect before {until}.")
            {
                Remedy = $"Test again after {until}.",
            };
        }

        if (facts.Account!.Failure is { } account) return CheckResult.NotRead(account, SetupResource.Account);
        return facts.Policies!.Failure is { } policies
            ? CheckResult.NotRead(policies, SetupResource.Policies)
            : new(Yes, NoRecentChange, "no change within ten minutes", "Nothing that decides was changed within the last ten minutes.");
    }

    private static IEnumerable<(string What, DateTimeOffset On)> Changes(SetupFacts facts)
    {
        foreach (DateTimeOffset time in facts.Account?.Value?.ChangedOn ?? [])
            if (IsRecent(time, facts)) yield return ("the account", time);
        Policy[] applying = [.. facts.Policies?.Value?.Applying ?? []];
        Policy[] recent = [.. applying.Where(policy => IsRecent(policy.ChangedOn, facts))];
        if (recent.Length == 0 || PolicyVerdict.Of(applying).Mfa != Ternary.Yes) yield break;
        // Whatever is also required without the change is already in effect.
        if (PolicyVerdict.Of(applying.Where(policy => !IsRecent(policy.ChangedOn, facts))).Mfa == Ternary.Yes) yield break;
        foreach (Policy policy in recent.Where(policy => policy.Mfa.Outcome == Ternary.Yes || policy.Demands.Blocks)) yield return ($"the policy '{policy.Name}'", policy.ChangedOn!.Value);
    }

    // This machine's clock may be behind Graph's. A time further in the future cannot be the time of a change.
    private static bool IsRecent(DateTimeOffset? time, SetupFacts facts) => facts.ReadOn - time < UntilInEffect && time - facts.ReadOn < TokenGates.ClockSkew;

    private static string Sentence(string what) => char.ToUpperInvariant(what[0]) + what.Substring(1);
}
