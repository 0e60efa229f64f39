using PartnerMfa.Setup.Facts;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>Whether something changed so lately that it may not be in effect: that takes up to ten minutes.</summary>
internal static class RecentChangeCheck
{
    private static readonly TimeSpan UntilInEffect = TimeSpan.FromMinutes(10);

    public static CheckAnswer Judge(SetupFacts facts)
    {
        if (Latest(facts) is { } change && facts.ReadOn - change.On < UntilInEffect)
        {
            // A clock can be behind Graph's, and a time can be any.
            DateTimeOffset until = (change.On < facts.ReadOn ? change.On : facts.ReadOn) + UntilInEffect;
            string time = $"{until.UtcDateTime:u}";
            return new(Unknown, ChangedRecently, $"{change.What} changed at {change.On.UtcDateTime:u}",
                $"{Sentence(change.What)} changed less than ten minutes ago, and may not be in effect before {time}.")
            {
                Remedy = $"Wait until {time}, then test again.",
            };
        }

        if (facts.Account!.Failure is { } account) return NotRead.Answer(account, SetupResource.Account);
        return facts.Policies!.Failure is { } policies
            ? NotRead.Answer(policies, SetupResource.Policies)
            : new(Yes, NoRecentChange, "no change within ten minutes", "No policy changed within the last ten minutes, nor the account as far as it shows: what is set is in effect.");
    }

    private static (string What, DateTimeOffset On)? Latest(SetupFacts facts)
    {
        (string What, DateTimeOffset On)? account = facts.Account?.Value?.ChangedOn is { } changed ? ("the account", changed) : null;
        (string Name, DateTimeOffset On)? policy = facts.Policies?.Value?.LatestChange;
        if (policy is not { } latest || account?.On >= latest.On) return account;
        return ($"the policy '{latest.Name}'", latest.On);
    }

    private static string Sentence(string what) => char.ToUpperInvariant(what[0]) + what.Substring(1);
}
