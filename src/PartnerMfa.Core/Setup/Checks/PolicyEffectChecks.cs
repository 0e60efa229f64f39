using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.ConditionalAccess.Conditions;
using PartnerMfa.Setup.Facts;
using static PartnerMfa.Setup.Checks.ConditionalAccessCheck;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>Checks what policies do to sign-ins besides requiring MFA: block them, or require a device.</summary>
internal static class PolicyEffectChecks
{
    // A job redeems its refresh token in the same way as an app.
    public static readonly IReadOnlyDictionary<string, string> Unattended = At(ClientAppCondition.Apps);

    private static readonly IReadOnlyDictionary<string, string> InBrowser = At(ClientAppCondition.Browser);

    public static CheckResult SignInAllowed(SetupFacts facts)
    {
        Policy[] blocking = [.. Policies(facts).Where(policy => policy.Demands.Blocks || policy.Demands.MayBlock)];
        Policy[] sure = [.. blocking.Where(policy => policy.SurelyBlocks)];
        SignInSearch search = new(sure, blocking.Except(sure), SignInAspects.Ordinary);
        if (search.IsCovered && PolicyVerdict.Needed(search.TookPart, SignInAspects.Ordinary) is var needed)
            return new(No, SignInBlocked, $"{Names(needed)} block every sign-in",
                needed.Count == 1
                    ? $"The policy '{needed[0].Name}' blocks every sign-in of the account to Partner Center."
                    : $"Together, these policies block every sign-in of the account to Partner Center: {Names(needed)}.")
            {
                Remedy = $"Exclude the account from the block: {SetupPages.Of(needed[0], facts.Environment)}",
                HelpUri = SetupPages.Grant,
            };
        if (facts.Policies!.Failure is { } failure) return CheckResult.NotRead(failure, SetupResource.Policies);
        if (search is { Gap: null, Doubtful: { } doubtful })
            return new(Unknown, SignInMayBeBlocked, $"'{doubtful.Name}' {doubtful.Doubt}", $"The policy '{doubtful.Name}' may block every sign-in of the account: it {doubtful.Doubt}.")
            {
                Remedy = $"Look at the policy: {SetupPages.Of(doubtful, facts.Environment)}",
                HelpUri = SetupPages.Grant,
            };
        CheckResult result = NotEveryBlocked(facts, blocking);
        return result with { Breaks = Covers(sure, InBrowser, out IReadOnlyList<Policy> browser) ? $"a sign-in in a browser will be refused: {Names(browser)} blocks it" : null };
    }

    private static CheckResult NotEveryBlocked(SetupFacts facts, Policy[] blocking)
    {
        Policy[] ordinary = [.. blocking.Where(policy => policy.SignIns.MissesOrdinarySignIns is null)];
        string deviceCode = blocking.FirstOrDefault(policy => policy.SignIns.Clauses.Any(clause => clause.Any(test =>
            test.Aspect == FlowCondition.Flow && test.Values.Contains(FlowCondition.DeviceCodeFlow, StringComparer.OrdinalIgnoreCase)))) is { } block
            ? $" The policy '{block.Name}' blocks device code flow: sign in with the browser." : "";
        return ordinary.Length == 0
            ? new(Yes, SignInNotBlocked, "no policy blocks an ordinary sign-in", $"No Conditional Access policy blocks an ordinary sign-in of the account.{deviceCode}") { HelpUri = SetupPages.Grant }
            : new(Yes, SomeSignInsBlocked, $"{Names(ordinary)} can block", $"Some sign-ins of the account can be blocked, but not all: {Names(ordinary)}.{deviceCode}")
            {
                Remedy = $"If the integration is refused (AADSTS53003), look at the policy: {SetupPages.Of(ordinary[0], facts.Environment)}",
                HelpUri = SetupPages.Grant,
            };
    }

    public static CheckResult UnattendedSignIn(SetupFacts facts)
    {
        Policy[] policies = [.. Policies(facts)];
        Policy[] blocking = [.. policies.Where(policy => policy.SurelyBlocks)];
        if (Covers(blocking, Unattended, out IReadOnlyList<Policy> blocks))
            return Broken(facts, blocks[0], UnattendedSignInBlocked, "blocks sign-ins by apps", "Let the account sign in by apps", SetupPages.Grant);
        Policy[] breaking = [.. policies.Where(policy => policy.Demands.Device != Ternary.No || policy.Session.ProtectsTokens)];
        Policy[] sure = [.. breaking.Where(policy => policy.Applies.Outcome == Ternary.Yes && (policy.Demands.Device == Ternary.Yes || policy.Session.ProtectsTokens))];
        if (sure.Length > 0 && Covers([.. sure, .. blocking], Unattended, out IReadOnlyList<Policy> breaks))
            return breaks.First(sure.Contains) is { Session.ProtectsTokens: true } protecting
                ? Broken(facts, protecting, TokenProtectionRequired, "requires token protection", "Exclude the integration's app and account from token protection", SetupPages.TokenProtection)
                : Broken(facts, breaks.First(sure.Contains), DeviceRequired, "requires a managed device or app", "Exclude the account from the device requirement, not from MFA", SetupPages.Grant);
        if (facts.Policies!.Failure is { } failure) return CheckResult.NotRead(failure, SetupResource.Policies);
        if (policies.FirstOrDefault(policy => (policy.Demands.MayBlock || policy.Demands.Blocks) && !policy.SurelyBlocks && MayApply(policy, blocking)) is { } doubtful)
            return new(Unknown, UnattendedSignInBlocked, $"'{doubtful.Name}' {doubtful.Doubt}", $"The policy '{doubtful.Name}' may block sign-ins by apps: it {doubtful.Doubt}.")
            {
                Remedy = $"Look at the policy: {SetupPages.Of(doubtful, facts.Environment)}",
                HelpUri = SetupPages.Grant,
            };
        Policy[] possible = [.. breaking.Where(policy => MayApply(policy, blocking))];
        return possible.Length == 0
            ? new(Yes, UnattendedSignInPossible, "no policy requires a device", "No policy stops an unattended sign-in of the account.") { HelpUri = SetupPages.Grant }
            : new(Unknown, DeviceRequired, $"{Names(possible)} can require a device",
                $"Some sign-ins of the account require a managed device or token protection: {Names(possible)}.")
            {
                Remedy = $"Make sure that the integration's sign-ins are not among them: {SetupPages.Of(possible[0], facts.Environment)}",
                HelpUri = SetupPages.Grant,
            };
    }

    private static CheckResult Broken(SetupFacts facts, Policy policy, Verdicts.SetupReason reason, string what, string remedy, string page) =>
        new(No, reason, $"'{policy.Name}' {what}", $"The policy '{policy.Name}' {what}, which an unattended sign-in cannot satisfy.")
        {
            Remedy = $"{remedy}: {SetupPages.Of(policy, facts.Environment)}",
            HelpUri = page,
            Breaks = $"an unattended sign-in will be refused: the policy '{policy.Name}' {what}",
        };

    public static bool Covers(IReadOnlyList<Policy> policies, IReadOnlyDictionary<string, string> signIn, out IReadOnlyList<Policy> needed)
    {
        SignInSearch search = new(policies, [], signIn);
        needed = search.IsCovered ? PolicyVerdict.Needed(search.TookPart, signIn) : [];
        return needed.Count > 0;
    }

    public static bool MayApply(Policy policy, IReadOnlyList<Policy> blocking) => PolicyVerdict.MayApply(policy, blocking, Unattended);

    public static IReadOnlyList<Policy> Policies(SetupFacts facts) => facts.Policies!.Value?.Applying ?? [];

    private static IReadOnlyDictionary<string, string> At(string client) =>
        SignInAspects.Ordinary.Append(new KeyValuePair<string, string>(ClientAppCondition.Client, client)).ToDictionary(one => one.Key, one => one.Value);
}
