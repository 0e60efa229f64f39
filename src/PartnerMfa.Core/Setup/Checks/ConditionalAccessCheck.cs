using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>Checks whether Conditional Access requires MFA from the account at every sign-in to Partner Center.</summary>
internal static class ConditionalAccessCheck
{
    // This many policies are named in a sentence; the evidence has more.
    private const int MostNamed = 3;

    public static CheckResult Judge(SetupFacts facts)
    {
        PolicySet policies = facts.Policies!.Value!;
        PolicyVerdict verdict = PolicyVerdict.Of(policies.Applying);
        if (verdict.Mfa != Ternary.Yes && facts.Policies.Failure is { } failure) return CheckResult.NotRead(failure, SetupResource.Policies);
        CheckResult result = verdict.Mfa switch
        {
            Ternary.Yes => Required(verdict),
            Ternary.Unknown => Uncertain(facts, policies, verdict),
            _ => NotRequired(facts, policies),
        };
        return WitnessedResult.Of(result with { Seen = [.. Seen(policies, verdict)] }, facts, verdict.Deciding);
    }

    /// <summary>The names of policies, for a sentence.</summary>
    public static string Names(IReadOnlyList<Policy> policies) =>
        string.Join(", ", policies.Take(MostNamed).Select(policy => $"'{policy.Name}'")) + (policies.Count > MostNamed ? $" and {policies.Count - MostNamed} more" : "");

    private static CheckResult Required(PolicyVerdict verdict)
    {
        Policy[] requiring = [.. verdict.Deciding.Where(policy => !policy.SurelyBlocks)];
        Policy[] blocking = [.. verdict.Deciding.Where(policy => policy.SurelyBlocks)];
        string closed = blocking.Length == 0 ? "" : $" The other sign-ins are blocked: {Names(blocking)}.";
        return new(Yes, PolicyRequiresMfa, $"{Names(verdict.Deciding)} cover every sign-in",
            $"Conditional Access requires MFA for the account at every sign-in to Partner Center: {Names(requiring)}.{closed}")
        {
            HelpUri = SetupPages.ConditionalAccess,
        };
    }

    private static CheckResult Uncertain(SetupFacts facts, PolicySet policies, PolicyVerdict verdict)
    {
        // An exclusion was made on purpose, so it is named first.
        string excluded = policies is { Exclusion: ExclusionReason.Excluded, Telling: { } miss } ? $"The policy '{miss.Policy.Name}' {miss.Why.Why}. " : "";
        return verdict.Gap is { } gap
            ? new(Unknown, PolicyHasGap, $"no policy requires MFA {gap}",
                $"{excluded}Conditional Access requires MFA for the account at some sign-ins ({Names(verdict.Deciding)}), but not {gap}.")
            {
                Remedy = $"Close the gap: let '{verdict.Deciding[0].Name}' apply to all client apps, locations and device platforms. {SetupPages.Of(verdict.Deciding[0], facts.Environment)}",
                HelpUri = SetupPages.ConditionalAccess,
            }
            : new(Unknown, PolicyNotCertain, $"'{verdict.Deciding[0].Name}' {verdict.Doubt}",
                $"{excluded}It is not certain that Conditional Access requires MFA for the account: the policy '{verdict.Deciding[0].Name}' {verdict.Doubt}.")
            {
                Remedy = $"Look at the policy: {SetupPages.Of(verdict.Deciding[0], facts.Environment)}",
                HelpUri = SetupPages.ConditionalAccess,
            };
    }

    private static CheckResult NotRequired(SetupFacts facts, PolicySet policies)
    {
        if (policies.Telling is not { Why.Exclusion: > ExclusionReason.OtherAccounts } miss)
            return new(No, NoPolicyRequiresMfa, $"none of {policies.Count} policies", "No Conditional Access policy that is on requires MFA for the account.")
            {
                Remedy = $"Create a policy that requires MFA for all users and all resources: {SetupPages.Policies(facts.Environment)}",
                HelpUri = SetupPages.ConditionalAccess,
            };
        string sentence = $"The policy '{miss.Policy.Name}' {miss.Why.Why}";
        (Verdicts.SetupReason reason, string message, string remedy, string page) = miss.Why.Exclusion switch
        {
            ExclusionReason.Excluded => (AccountExcludedFromPolicy,
                $"{sentence}. No account is exempt from Partner Center's requirement, so excluding a service account is not compliant.",
                "Remove the exclusion", SetupPages.ConditionalAccess),
            ExclusionReason.ReportOnly => (PolicyReportOnly, sentence + ".", "Switch the policy from 'Report-only' to 'On'", SetupPages.ReportOnly),
            ExclusionReason.CustomControl => (CustomControlNeverCounts, sentence + ".",
                "Require multifactor authentication instead; your provider can take part as an external authentication method", SetupPages.CustomControls),
            ExclusionReason.OtherClients => (PolicyForOtherClients, $"{sentence}, which get no token for Partner Center.", "Let the policy apply to all client apps", SetupPages.ConditionalAccess),
            ExclusionReason.OtherSignIns => (PolicyForOtherSignIns, $"{sentence}, so ordinary sign-ins need no MFA.",
                "Create a policy that requires MFA without that condition", SetupPages.ConditionalAccess),
            ExclusionReason.OtherApplications => (PolicyForOtherApplications, sentence + ".",
                $"Let the policy apply to all resources, or add Microsoft Partner Center ({PartnerMfaEnvironment.PartnerCenterApplicationId})", SetupPages.ConditionalAccess),
            _ => (NoPolicyRequiresMfa, sentence + ".", "Require multifactor authentication", SetupPages.ConditionalAccess),
        };
        return new(No, reason, $"'{miss.Policy.Name}' {miss.Why.Why}", message) { Remedy = $"{remedy}: {SetupPages.Of(miss.Policy, facts.Environment)}", HelpUri = page };
    }

    private static IEnumerable<string> Seen(PolicySet policies, PolicyVerdict verdict)
    {
        yield return $"policies: {policies.Count}, of which {policies.CountOn} are on";
        foreach (Policy policy in verdict.Deciding) yield return $"{NameOf(policy)}: {(policy.SurelyBlocks ? "blocks" : "requires MFA")}";
        foreach ((Policy policy, PolicyFinding why) in policies.NearMisses) yield return $"{NameOf(policy)}: {why.Why}";
    }

    private static string NameOf(Policy policy) => policy.Id is { } id ? $"policy '{policy.Name}' ({id})" : $"policy '{policy.Name}'";
}
