using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.Setup.Checks;
using PartnerMfa.Setup.Facts;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Setup;

/// <summary>Turns outcomes into results: the overall answer first, then one for each check.</summary>
internal sealed class SetupResults(SetupRequest request, SetupFacts facts, GraphToken token)
{
    /// <param name="outcomes">The checks that were made.</param>
    /// <param name="duration">How long the reading took.</param>
    public IReadOnlyList<PartnerMfaResult> Create(IReadOnlyList<CheckOutcome> outcomes, TimeSpan duration)
    {
        SetupVerdict verdict = SetupVerdict.Of(outcomes);
        CheckResult overall = Overall(verdict, outcomes);
        if (MissingPermissions.Remedy(outcomes, token, facts) is { } remedy)
        {
            // Named once: by the overall answer if it needs them, otherwise by the first check that does.
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

    private CheckResult Overall(SetupVerdict verdict, IReadOnlyList<CheckOutcome> outcomes)
    {
        CheckResult overall = verdict.Leading with
        {
            Answer = verdict.Answer,
            Seen = [.. outcomes.Select(one => $"{one.Check.Name}: {one.Result.Answer} ({one.Result.Reason})")],
        };
        if (verdict.Answer != MfaAnswer.Yes) return overall;
        return verdict.Breaks is { } breaks
            ? overall with { Message = $"Yes, but {breaks}.", Remedy = outcomes.First(one => one.Result.Breaks == breaks).Result.Remedy }
            : overall with { Message = $"The setup is complete: {facts.Name} must use MFA. {verdict.Leading.Message}", Remedy = null };
    }

    private PartnerMfaResult Result(CheckResult result, SetupCheck? check, string[]? decidedBy, TimeSpan? duration) => new()
    {
        Result = result.Answer.ToString(),
        Reason = result.Reason.ToString(),
        Check = check?.Name.ToString(),
        Role = check?.Role.ToString(),
        DecidedBy = decidedBy,
        Message = result.Message,
        Remedy = result.Remedy,
        HelpUri = ReasonPage.Of(result.Reason.ToString(), result.HelpUri),
        Account = facts.Account?.Value?.UserPrincipalName is { } name ? Redactor.Shown(name) : facts.Name,
        TenantId = token.Claims.TenantId,
        Environment = request.Environment.Name,
        Source = $"Microsoft Graph ({request.Source})",
        Duration = duration?.TotalSeconds,
        CheckedOn = facts.ReadOn.UtcDateTime,
        Evidence = [$"row: {result.Row}", .. result.Seen],
    };
}
