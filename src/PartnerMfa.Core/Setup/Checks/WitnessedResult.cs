using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>
/// Applies second opinions to the answer about Conditional Access. Agreement is reported; disagreement turns a Yes into Unknown, and adds a
/// note to a No. Second opinions are never enough for a Yes.
/// </summary>
internal static class WitnessedResult
{
    private const int MostShown = 5;

    /// <param name="result">The answer without second opinions.</param>
    /// <param name="facts">What the second opinions said.</param>
    /// <param name="deciding">The policies that decided the answer.</param>
    public static CheckResult Of(CheckResult result, SetupFacts facts, IReadOnlyList<Policy> deciding)
    {
        IReadOnlyList<WhatIfAnswer> whatIf = facts.WhatIf is { Failure: null } asked ? asked.Value! : [];
        IReadOnlyList<LoggedSignIn> signIns = facts.SignIns?.Value ?? [];
        result = result with { Seen = [.. result.Seen, .. Seen(facts, whatIf, signIns)] };
        return result.Answer switch
        {
            Yes => OfYes(result, facts, deciding, whatIf, signIns),
            No when whatIf.FirstOrDefault(one => one.Question.IsOrdinary && one.Requires == Ternary.Yes) is { } other =>
                result with { Message = $"{result.Message} Microsoft's What If evaluation disagrees: by it, the policy '{other.Policy}' requires MFA or blocks a sign-in {other.Question.Words}." },
            _ => result,
        };
    }

    private static CheckResult OfYes(CheckResult result, SetupFacts facts, IReadOnlyList<Policy> deciding, IReadOnlyList<WhatIfAnswer> whatIf, IReadOnlyList<LoggedSignIn> signIns)
    {
        if (whatIf.FirstOrDefault(one => one.Requires != Ternary.Yes) is { } gap)
            return new(Unknown, WitnessDisagrees, $"What If: {gap.Requires} {gap.Question.Words}",
                $"{AsRead(deciding)} But Microsoft's What If evaluation finds "
                + (gap.Policy is null ? "no policy that requires it" : $"only the policy '{gap.Policy}', of which that is not certain,") + $" {gap.Question.Words}.")
            {
                Seen = result.Seen,
                Remedy = $"Compare both for this account: {SetupPages.Policies(facts.Environment)} > What If",
                HelpUri = SetupPages.WhatIf,
            };
        DateTimeOffset? since = facts.Policies!.Value!.Applying.Max(policy => policy.ChangedOn) + RecentChangeCheck.UntilInEffect;
        // A stored refresh token can be older than the policy. A user's own sign-in cannot.
        if (signIns.FirstOrDefault(one => one is { IsInteractive: true, Succeeded: true, RequiredNoMfa: true } && !(one.On <= since)) is { } seen)
            return new(Unknown, WitnessDisagrees, seen.InWords(),
                $"{AsRead(deciding)} But by the sign-in log, the sign-in to Partner Center of {seen.On.UtcDateTime:u} was not required to use it: {Applied(seen)}.")
            {
                Seen = result.Seen,
                Remedy = "Look at this sign-in, tab Conditional Access: Entra admin center > Users > the account > Sign-in logs.",
                HelpUri = SetupPages.SignInLog,
            };
        return whatIf.Count == 0 ? result : result with { Message = $"{result.Message} Microsoft's own evaluation (What If) agrees." };
    }

    private static string AsRead(IReadOnlyList<Policy> deciding) => deciding.Count == 1
        ? $"As it is read here, the policy '{deciding[0].Name}' requires MFA at every sign-in."
        : $"As they are read here, the policies {ConditionalAccessCheck.Names(deciding)} together require MFA at every sign-in{(deciding.Any(policy => policy.SurelyBlocks) ? " or block it" : "")}.";

    private static string Applied(LoggedSignIn signIn)
    {
        string[] applied = [.. signIn.Policies.Where(policy => policy.Result is "success" or "failure").Select(policy => $"'{policy.Name}'").Take(MostShown)];
        return signIn.ExcludedBy is { } policy ? $"the policy '{policy}' excluded the account"
            : applied.Length == 0 ? "no policy applied to it"
            : $"only {string.Join(", ", applied)} applied to it";
    }

    private static IEnumerable<string> Seen(SetupFacts facts, IReadOnlyList<WhatIfAnswer> whatIf, IReadOnlyList<LoggedSignIn> signIns)
    {
        if (facts.WhatIf is { Failure: { } unasked }) yield return $"What If: not asked ({unasked.Words})";
        foreach (IGrouping<(Ternary Requires, string? Policy), WhatIfAnswer> group in whatIf.GroupBy(one => (one.Requires, one.Policy)))
            yield return $"What If: {(group.Key.Policy is { } policy ? $"'{policy}' {(group.Key.Requires == Ternary.Yes ? "requires MFA or blocks" : "may require MFA")}" : "no requirement")} {string.Join(", ", group.Select(one => one.Question.Words))}";
        if (facts.SignIns is { Failure: { } unread }) yield return $"sign-in log: not read ({unread.Words})";
        foreach (LoggedSignIn signIn in signIns.Take(MostShown)) yield return signIn.InWords();
    }
}
