using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>Whether Conditional Access asks the account for MFA at every sign-in to Partner Center.</summary>
internal static class ConditionalAccessCheck
{
    private const string Place = "Entra admin center > Conditional Access > Policies";

    // Named in a sentence; the evidence has more.
    private const int MostNamed = 3;

    public static CheckAnswer Judge(SetupFacts facts)
    {
        PolicySet policies = facts.Policies!.Value!;
        PolicyVerdict verdict = PolicyVerdict.Of(policies);
        if (verdict.Mfa != Ternary.Yes && facts.Policies.Failure is { } failure) return NotRead.Answer(failure, SetupResource.Policies);
        CheckAnswer answer = verdict.Mfa switch
        {
            Ternary.Yes => new(Yes, PolicyRequiresMfa, $"{Names(verdict.Deciding)} asks at every sign-in",
                $"Conditional Access asks the account for MFA at every sign-in to Partner Center: {Names(verdict.Deciding)}."),
            Ternary.Open when verdict.Gap is { } gap => new(Unknown, PolicyHasGap, $"no policy asks {gap.InWords}",
                $"Conditional Access asks the account for MFA at some sign-ins ({Names(verdict.Deciding)}), and not at others: {gap.InWords}.")
            {
                Remedy = $"Close the gap: let a policy ask for MFA whatever the client app, the location and the platform. {Place}.",
            },
            Ternary.Open => new(Unknown, PolicyNotCertain, $"'{verdict.Deciding[0].Name}' {verdict.OpenWhy}",
                $"It is not certain that Conditional Access asks the account for MFA: the policy '{verdict.Deciding[0].Name}' {verdict.OpenWhy}.")
            {
                Remedy = $"Sign in as the account and ask the service: {facts.Words.AskService()}. Or make a policy that asks this account for MFA without conditions: {Place}.",
            },
            _ => NotAsked(policies),
        };
        return answer with { Seen = [.. Seen(policies, verdict)] };
    }

    private static CheckAnswer NotAsked(PolicySet policies)
    {
        (Policy? policy, PolicyFinding why) = policies.NearMisses.FirstOrDefault(miss => miss.Why.Exclusion == policies.Exclusion);
        string row = policy is null ? $"none of {policies.Count} policies" : $"'{policy.Name}' {why.Why}";
        return policies.Exclusion switch
        {
            ExclusionReason.Excluded => new(No, AccountExcludedFromPolicy, row,
                $"The policy '{policy!.Name}' {why.Why}. No account is exempt from the requirement: to exclude a service account is not compliant.")
            {
                Remedy = $"Take the exclusion away, and let the integration sign in with MFA once and keep its refresh token (secure application model). {Place}.",
                HelpUri = SetupPages.ConditionalAccess,
            },
            ExclusionReason.ReportOnly => new(No, PolicyReportOnly, row, $"The policy '{policy!.Name}' {why.Why}.")
            {
                Remedy = $"Switch it from 'Report-only' to 'On'. {Place}.",
                HelpUri = SetupPages.ReportOnly,
            },
            ExclusionReason.CustomControl => new(No, CustomControlNeverCounts, row, $"The policy '{policy!.Name}' {why.Why}.")
            {
                Remedy = $"Let it ask for 'Require multifactor authentication' instead; your provider can take part as an external authentication method. {Place}.",
                HelpUri = SetupPages.CustomControls,
            },
            ExclusionReason.OtherClients => new(No, PolicyForOtherClients, row, $"The policy '{policy!.Name}' {why.Why}, which get no token for Partner Center.")
            {
                Remedy = $"Let it apply to all client apps. {Place}.",
                HelpUri = SetupPages.ConditionalAccess,
            },
            ExclusionReason.OtherApplications => new(No, PolicyForOtherApplications, row, $"The policy '{policy!.Name}' {why.Why}.")
            {
                Remedy = $"Let it be for all resources, or add Microsoft Partner Center ({PartnerMfaEnvironment.PartnerCenterApplicationId}). {Place}.",
                HelpUri = SetupPages.ConditionalAccess,
            },
            _ => new(No, NoPolicyRequiresMfa, row, "No Conditional Access policy that is on asks the account for MFA.")
            {
                Remedy = $"Make one that asks all users for MFA at all resources, or use security defaults. {Place}.",
                HelpUri = SetupPages.ConditionalAccess,
            },
        };
    }

    private static IEnumerable<string> Seen(PolicySet policies, PolicyVerdict verdict)
    {
        yield return $"policies: {policies.Count}, of them on: {policies.CountOn}";
        foreach (Policy policy in verdict.Deciding) yield return $"policy '{policy.Name}': counts";
        foreach ((Policy policy, PolicyFinding why) in policies.NearMisses) yield return $"policy '{policy.Name}': does not help, it {why.Why}";
    }

    internal static string Names(IReadOnlyList<Policy> policies) =>
        string.Join(", ", policies.Take(MostNamed).Select(policy => $"'{policy.Name}'")) + (policies.Count > MostNamed ? $" and {policies.Count - MostNamed} more" : "");
}
