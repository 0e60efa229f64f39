
namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Whether the policies together ask for MFA at every sign-in of the account to Partner Center.</summary>
/// <param name="Mfa">Yes: at every one. No: at none. Open: it depends, or is not known.</param>
/// <param name="Deciding">The policies that decide it.</param>
/// <param name="Gap">A kind of sign-in at which they surely do not ask; null when there is none, or they ask at none.</param>
/// <param name="OpenWhy">Why it is open, in half a sentence whose subject is the first deciding policy; null when it is not, or for a gap.</param>
internal sealed record PolicyVerdict(Ternary Mfa, IReadOnlyList<Policy> Deciding, SignInScenario? Gap, string? OpenWhy)
{
    public static PolicyVerdict Of(PolicySet policies)
    {
        Policy[] asking = [.. policies.Applying.Where(policy => policy.Demands.Mfa.Outcome != Ternary.No)];
        // Most tenants have a policy that asks always: then nothing needs to be told apart.
        if (asking.FirstOrDefault(AsksAlways) is { } always) return new PolicyVerdict(Ternary.Yes, [always], null, null);
        if (SignInScenarios.Of(asking) is not { } kinds)
            return new PolicyVerdict(Ternary.Open, asking, null, "is one of so many that choose sign-ins by location and platform that they cannot all be compared");
        List<Policy> deciding = [];
        SignInScenario? gap = null;
        (Policy Policy, string Why)? open = null;
        foreach (SignInScenario signIn in kinds)
        {
            (Policy? best, PolicyFinding mfa) = Best(asking, signIn);
            if (best is null) gap ??= signIn;
            else if (mfa.Outcome == Ternary.Open) open ??= (best, mfa.Why);
            if (best is not null && !deciding.Contains(best)) deciding.Add(best);
        }

        if (deciding.Count == 0) return new PolicyVerdict(Ternary.No, [], null, null);
        if (gap is not null) return new PolicyVerdict(Ternary.Open, deciding, gap, null);
        return open is { } left
            ? new PolicyVerdict(Ternary.Open, [left.Policy, .. deciding.Where(policy => policy != left.Policy)], null, left.Why)
            : new PolicyVerdict(Ternary.Yes, deciding, null, null);
    }

    private static (Policy? Policy, PolicyFinding Mfa) Best(Policy[] asking, SignInScenario signIn)
    {
        (Policy? Policy, PolicyFinding Mfa) best = (null, new PolicyFinding(Ternary.No, ""));
        foreach (Policy policy in asking)
        {
            PolicyFinding mfa = At(policy, signIn);
            if (mfa.Outcome > best.Mfa.Outcome) best = (policy, mfa);
            if (mfa.Outcome == Ternary.Yes) break;
        }

        return best;
    }

    private static PolicyFinding At(Policy policy, SignInScenario signIn) => PolicyFinding.And(
        policy.Applies,
        policy.Demands.Mfa,
        new PolicyFinding(policy.SignIns.Reaches(signIn), "chooses sign-ins by client app, location or platform, and it is not known whether all are among them"));

    private static bool AsksAlways(Policy policy) =>
        policy.Applies.Outcome == Ternary.Yes && policy.SignIns.IsEverySignIn && policy.Demands.Mfa.Outcome == Ternary.Yes;
}
