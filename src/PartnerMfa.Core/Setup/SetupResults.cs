using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.Setup.Checks;
using PartnerMfa.Setup.Facts;
using PartnerMfa.Setup.Rehearsal;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Setup;

/// <summary>Turns outcomes into results: first the overall answer, then one result for each check.</summary>
/// <param name="request">The request.</param>
/// <param name="facts">The facts.</param>
/// <param name="token">The token; null when nothing was read from Graph in this run.</param>
/// <param name="files">The other files that were used.</param>
internal sealed class SetupResults(SetupRequest request, SetupFacts facts, GraphToken? token, SetupFiles files)
{
    /// <param name="outcomes">The checks that were made.</param>
    /// <param name="duration">How long the reading took.</param>
    public IReadOnlyList<PartnerMfaResult> Create(IReadOnlyList<CheckOutcome> outcomes, TimeSpan duration) => Create(SetupVerdict.Of(outcomes), outcomes, null, duration);

    /// <param name="effects">The checks with the rehearsed policies, and what these change.</param>
    /// <param name="duration">How long the reading took.</param>
    public IReadOnlyList<PartnerMfaResult> Create(RehearsalEffects effects, TimeSpan duration) => Create(SetupVerdict.Of(effects.Outcomes), effects.Outcomes, effects, duration);

    /// <summary>The results for policies that are assessed by themselves.</summary>
    public IReadOnlyList<PartnerMfaResult> CreateForPolicies(IReadOnlyList<CheckOutcome> outcomes, CommandHints words)
    {
        SetupVerdict verdict = SetupVerdict.OfPolicies(outcomes);
        string what = files.Policies.Count == 1 ? $"the policy '{files.Policies[0].Name}' on its own" : Invariant($"{files.Policies.Count} policies on their own");
        string but = verdict is { Answer: MfaAnswer.Yes, Breaks: { } breaks } ? $" But {breaks}." : "";
        CheckResult overall = verdict.Leading with
        {
            Answer = verdict.Answer,
            Message = $"Rehearsal of {what}, as if on. {verdict.Leading.Message}{but}",
            Remedy = verdict.Answer == MfaAnswer.Yes ? null : verdict.Answer == MfaAnswer.Unknown
                ? $"Judge the policies for an account in its tenant: {words.Rehearse(request.Environment)}"
                : verdict.Leading.Remedy,
            Seen = [.. Answers(outcomes), .. files.Policies.Select(policy => $"rehearsed: '{policy.Name}' ({policy.File}){(policy.IsOff ? ": not on in its file, judged as if it were" : "")}")],
        };
        return [Result(overall, null, [.. verdict.DecidedBy.Select(name => name.ToString())], null), .. outcomes.Select(one => Result(one.Result, one.Check, null, null))];
    }

    private IReadOnlyList<PartnerMfaResult> Create(SetupVerdict verdict, IReadOnlyList<CheckOutcome> outcomes, RehearsalEffects? effects, TimeSpan duration)
    {
        CheckResult overall = Overall(verdict, outcomes, effects);
        if (MissingPermissions.Remedy(outcomes, token, facts) is { } remedy)
        {
            // Named only once: by the overall answer if it needs them, otherwise by the first check that does.
            bool isOverall = overall.Reason == SetupReason.PermissionMissing;
            if (isOverall) overall = overall with { Remedy = remedy };
            CheckOutcome first = outcomes.First(one => one.Result.Missing is not null);
            outcomes = isOverall ? outcomes : [.. outcomes.Select(one => one == first ? one with { Result = one.Result with { Remedy = remedy } } : one)];
        }

        return
        [
            Result(overall, check: null, [.. verdict.DecidedBy.Select(name => name.ToString())], duration),
            .. outcomes.Select(one => Result(one.Result, one.Check, null, null)),
        ];
    }

    private CheckResult Overall(SetupVerdict verdict, IReadOnlyList<CheckOutcome> outcomes, RehearsalEffects? effects)
    {
        CheckResult overall = verdict.Leading with
        {
            Answer = verdict.Answer,
            Seen = [.. Answers(outcomes), .. effects?.Seen ?? []],
        };
        if (verdict.Answer == MfaAnswer.Yes)
            overall = verdict.Breaks is { } breaks
                ? overall with { Message = $"Yes, but {breaks}.", Remedy = outcomes.First(one => one.Result.Breaks == breaks).Result.Remedy }
                : overall with { Message = $"The setup is complete: {facts.Name} must use MFA. {verdict.Leading.Message}", Remedy = null };
        return effects is null ? overall : overall with { Message = $"{effects.Sentence} {overall.Message}" };
    }

    private static IEnumerable<string> Answers(IReadOnlyList<CheckOutcome> outcomes) => outcomes.Select(one => $"{one.Check.Name}: {one.Result.Answer} ({one.Result.Reason})");

    private PartnerMfaResult Result(CheckResult result, SetupCheck? check, string[]? decidedBy, TimeSpan? duration) => new()
    {
        Result = result.Answer.ToString(),
        Reason = result.Reason.ToString(),
        Check = check?.Name.ToString(),
        Role = check?.Role.ToString(),
        DecidedBy = decidedBy,
        Message = result.Message,
        Remedy = token is null && result is { Reason: SetupReason.ResourceNotRead, Missing: null } ? $"Save the tenant again: {facts.Words.SaveTenant(request.Environment, facts.Name)}" : result.Remedy,
        HelpUri = ReasonPage.Of(result.Reason.ToString(), result.HelpUri),
        Account = request.UserPrincipalName.Length == 0 ? null : facts.Account?.Value?.UserPrincipalName is { } name ? Redactor.Shown(name) : facts.Name,
        ApplicationId = check?.IsOfApplication == true ? request.ApplicationId : null,
        TenantId = token?.Claims.TenantId ?? files.Tenant?.TenantId,
        Environment = request.Environment.Name,
        Source = Source(),
        Duration = duration?.TotalSeconds,
        CheckedOn = facts.ReadOn.UtcDateTime,
        Evidence = [$"row: {result.Row}", .. result.Seen],
    };

    private string Source()
    {
        string tenant = files.Tenant is { } saved ? Invariant($"tenant saved on {saved.SavedOn.UtcDateTime:u} ({files.TenantName})")
            : token is null ? ""
            : $"Microsoft Graph ({request.Source})";
        string policies = files.Policies.Count switch { 0 => "", 1 => "1 policy from a file", int count => Invariant($"{count} policies from files") };
        return tenant.Length == 0 || policies.Length == 0 ? tenant + policies : $"{tenant}, with {policies}";
    }
}
