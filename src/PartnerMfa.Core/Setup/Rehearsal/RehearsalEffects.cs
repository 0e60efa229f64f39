using PartnerMfa.Setup.Checks;
using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Setup.Rehearsal;

/// <summary>What rehearsed policies change for one account, each by itself and all of them together.</summary>
internal sealed class RehearsalEffects
{
    // When there are more, they are assessed only together.
    private const int MostTriedAlone = 50;

    // This many policies are named in a sentence; the evidence has all of them.
    private const int MostNamed = 3;

    // What sign-ins lose when a check becomes No, for one policy and for several.
    private static readonly (PartnerMfaSetupCheck Check, SetupReason? Only, string One, string Several)[] Losses =
    [
        (PartnerMfaSetupCheck.SignInAllowed, null, "locks the account out", "lock the account out"),
        (PartnerMfaSetupCheck.MfaMethods, SetupReason.StrengthNotMet, "locks the account out (no method for the required strength)", "lock the account out (no method for the required strength)"),
        (PartnerMfaSetupCheck.UnattendedSignIn, null, "stops unattended sign-ins", "stop unattended sign-ins"),
        (PartnerMfaSetupCheck.SessionLifetime, null, "ends refresh tokens early", "end refresh tokens early"),
    ];

    private readonly PolicyRehearsal _rehearsal;
    private readonly Func<PolicySet, SetupFacts> _facts;
    private readonly IReadOnlyList<SetupCheck> _checks;
    private readonly IReadOnlyList<CheckOutcome> _today;
    private readonly SetupVerdict _before;
    private readonly Change _together;
    private readonly Dictionary<RehearsedPolicy, Change> _alone = [];

    /// <param name="rehearsal">The policies.</param>
    /// <param name="facts">Creates the facts of the tenant with other policies.</param>
    /// <param name="checks">The checks to make.</param>
    /// <param name="today">The results without the rehearsed policies.</param>
    public RehearsalEffects(PolicyRehearsal rehearsal, Func<PolicySet, SetupFacts> facts, IReadOnlyList<SetupCheck> checks, IReadOnlyList<CheckOutcome> today)
    {
        (_rehearsal, _facts, _checks, _today, _before) = (rehearsal, facts, checks, today, SetupVerdict.Of(today));
        Outcomes = Judge(rehearsal.Policies);
        _together = ChangeBy(Outcomes);
        if (rehearsal.Policies.Count > MostTriedAlone) return;
        foreach (RehearsedPolicy policy in rehearsal.Policies) _alone[policy] = rehearsal.Policies.Count == 1 ? _together : ChangeBy(Judge([policy]));
    }

    /// <summary>The results of the checks with all rehearsed policies.</summary>
    public IReadOnlyList<CheckOutcome> Outcomes { get; }

    /// <summary>The changes, in sentences.</summary>
    public string Sentence => $"Rehearsal: {string.Join("; ", Clauses())}.{AsIfOn()}";

    /// <summary>The answer without the rehearsed policies, and what to report about each of them.</summary>
    public IEnumerable<string> Seen =>
    [
        $"without the rehearsal: {_before.Answer} ({_before.Leading.Reason}): {_before.Leading.Message}",
        .. _rehearsal.Policies.Select(policy => $"rehearsed: '{policy.Name}' ({policy.File}): {string.Join("; ", Notes(policy))}"),
    ];

    private IReadOnlyList<string> Clauses()
    {
        string[] alone = [.. _alone.Where(one => !IsNothing(one.Value)).Select(one => $"the policy '{one.Key.Name}', {Condition(one.Key)}, {InWords(one.Value, isOne: true)}")];
        List<string> clauses = [.. alone.Take(MostNamed)];
        if (alone.Length > MostNamed) clauses.Add($"{alone.Length - MostNamed} more change something");
        string all = _rehearsal.Policies.Count == 1 ? $"the policy '{_rehearsal.Policies.First().Name}'" : $"the {_rehearsal.Policies.Count} policies";
        if (alone.Length == 0 && IsNothing(_together)) clauses.Add($"{all} {(_rehearsal.Policies.Count == 1 ? "changes" : "change")} nothing: the answer stays {_before.Answer}");
        else if (alone.Length == 0 || _alone.Values.All(change => change.Answer != _together.Answer)) clauses.Add($"together, {all} {InWords(_together, isOne: false)}");
        return clauses;
    }

    private IEnumerable<string> Notes(RehearsedPolicy policy)
    {
        if (policy.IsOff) yield return $"{(policy.IsReportOnly ? "report-only" : "off")} in its file, judged as if it were on";
        yield return _rehearsal.ArrivalOf(policy) switch
        {
            Arrival.ReplacesById => "replaces the tenant's policy of the same id",
            Arrival.ReplacesByName => "replaces the tenant's policy of the same name",
            Arrival.NameIsAmbiguous => "added: several policies of the tenant have its name",
            _ => "not in the tenant yet",
        };
        if (_alone.TryGetValue(policy, out Change? change)) yield return IsNothing(change) ? "changes nothing on its own" : InWords(change, isOne: true);
    }

    private string AsIfOn()
    {
        string[] off = [.. _rehearsal.Policies.Where(policy => policy.IsOff).Select(policy => $"'{policy.Name}'")];
        return off.Length == 0 ? "" : $" Not on in the file, and judged as if on: {string.Join(", ", off.Take(MostNamed))}{(off.Length > MostNamed ? $" and {off.Length - MostNamed} more" : "")}.";
    }

    private string Condition(RehearsedPolicy policy) => policy.IsOff ? "if switched on"
        : _rehearsal.ArrivalOf(policy) is Arrival.ReplacesById or Arrival.ReplacesByName ? "as changed"
        : "once added";

    private bool IsNothing(Change change) => change.Answer == _before.Answer && change.Losses.Count == 0;

    private string InWords(Change change, bool isOne)
    {
        List<string> words = [.. Losses.Where(loss => change.Losses.Contains(loss.Check)).Select(loss => isOne ? loss.One : loss.Several)];
        if (change.Answer != _before.Answer) words.Insert(0, $"{(isOne ? "turns" : "turn")} {_before.Answer} into {change.Answer}");
        return words.Count < 3 ? string.Join(" and ", words) : $"{string.Join(", ", words.Take(words.Count - 1))} and {words[words.Count - 1]}";
    }

    // An account that is locked out has nothing else to lose.
    private IReadOnlyList<PartnerMfaSetupCheck> LossesOf(IReadOnlyList<CheckOutcome> outcomes)
    {
        PartnerMfaSetupCheck[] losses =
        [
            .. Losses.Where(loss => Find(outcomes, loss.Check) is { Answer: MfaAnswer.No } after && (loss.Only is null || after.Reason == loss.Only) && Find(_today, loss.Check)?.Answer != MfaAnswer.No)
                .Select(loss => loss.Check),
        ];
        return losses.Length > 0 && losses[0] is PartnerMfaSetupCheck.SignInAllowed or PartnerMfaSetupCheck.MfaMethods ? [losses[0]] : losses;
    }

    private Change ChangeBy(IReadOnlyList<CheckOutcome> outcomes) => new(SetupVerdict.Of(outcomes).Answer, LossesOf(outcomes));

    private IReadOnlyList<CheckOutcome> Judge(IReadOnlyCollection<RehearsedPolicy> policies) => SetupChecks.Make(_checks, _facts(_rehearsal.With(policies)));

    private static CheckResult? Find(IReadOnlyList<CheckOutcome> outcomes, PartnerMfaSetupCheck check) => outcomes.FirstOrDefault(one => one.Check.Name == check)?.Result;

    private sealed record Change(MfaAnswer Answer, IReadOnlyList<PartnerMfaSetupCheck> Losses);
}
