namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Whether the policies together ask for MFA at every sign-in of the account to Partner Center.</summary>
/// <param name="Mfa">Yes: at every one. No: at none. Open: it depends, or is not known.</param>
/// <param name="Deciding">The policies that decide it.</param>
/// <param name="Gap">A kind of sign-in at which they surely do not ask; null when there is none, or they ask at none.</param>
/// <param name="OpenWhy">Why it is open, in half a sentence whose subject is the first deciding policy; null when it is not, or for a gap.</param>
internal sealed record PolicyVerdict(Truth Mfa, IReadOnlyList<Policy> Deciding, SignIn? Gap, string? OpenWhy)
{
    public static PolicyVerdict Of(PolicySet policies)
    {
        Policy[] asking = [.. policies.Applying.Where(policy => policy.Demands.Mfa.Truth != Truth.No)];
        // Most tenants have a policy that asks always: then nothing needs to be told apart.
        if (asking.FirstOrDefault(AsksAlways) is { } always) return new PolicyVerdict(Truth.Yes, [always], null, null);
        if (SignInKinds.Of(asking) is not { } kinds)
            return new PolicyVerdict(Truth.Open, asking, null, "is one of so many that choose sign-ins by location and platform that they cannot all be compared");
        List<Policy> deciding = [];
        SignIn? gap = null;
        (Policy Policy, string Why)? open = null;
        foreach (SignIn signIn in kinds)
        {
            (Policy? best, Finding mfa) = Best(asking, signIn);
            if (best is null) gap ??= signIn;
            else if (mfa.Truth == Truth.Open) open ??= (best, mfa.Why);
            if (best is not null && !deciding.Contains(best)) deciding.Add(best);
        }

        if (deciding.Count == 0) return new PolicyVerdict(Truth.No, [], null, null);
        if (gap is not null) return new PolicyVerdict(Truth.Open, deciding, gap, null);
        return open is { } left
            ? new PolicyVerdict(Truth.Open, [left.Policy, .. deciding.Where(policy => policy != left.Policy)], null, left.Why)
            : new PolicyVerdict(Truth.Yes, deciding, null, null);
    }

    private static (Policy? Policy, Finding Mfa) Best(Policy[] asking, SignIn signIn)
    {
        (Policy? Policy, Finding Mfa) best = (null, new Finding(Truth.No, ""));
        foreach (Policy policy in asking)
        {
            Finding mfa = At(policy, signIn);
            if (mfa.Truth > best.Mfa.Truth) best = (policy, mfa);
            if (mfa.Truth == Truth.Yes) break;
        }

        return best;
    }

    private static Finding At(Policy policy, SignIn signIn) => Finding.And(
        policy.Applies,
        policy.Demands.Mfa,
        new Finding(policy.SignIns.Reaches(signIn), "chooses sign-ins by client app, location or platform, and it is not known whether all are among them"));

    private static bool AsksAlways(Policy policy) =>
        policy.Applies.Truth == Truth.Yes && policy.SignIns.IsEverySignIn && policy.Demands.Mfa.Truth == Truth.Yes;
}
