using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.Setup.Checks;
using PartnerMfa.Setup.Facts;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Setup;

/// <summary>Makes results of the answers: that of the whole, then one for each check.</summary>
internal sealed class SetupResults(SetupRequest question, SetupFacts facts, GraphToken token)
{
    /// <param name="answered">The checks with their answers.</param>
    /// <param name="duration">How long the reading took.</param>
    public IReadOnlyList<PartnerMfaResult> Create(IReadOnlyList<AnsweredCheck> answered, TimeSpan duration)
    {
        SetupVerdict verdict = SetupVerdict.Of(answered);
        bool isYes = verdict.Answer == MfaAnswer.Yes;
        CheckAnswer whole = verdict.Leading with
        {
            Answer = verdict.Answer,
            Message = isYes ? $"The setup is complete: {facts.Name} is asked for MFA. {verdict.Leading.Message}" : verdict.Leading.Message,
            Remedy = isYes ? null : verdict.Leading.Remedy,
            Seen = [.. answered.Select(one => $"{one.Check.Name}: {one.Answer.Answer} ({one.Answer.Reason})")],
        };
        return
        [
            Result(whole, check: null, [.. verdict.DecidedBy.Select(name => name.ToString())], duration),
            .. answered.Select(one => Result(IsNotNeeded(one, verdict) ? one.Answer with { Remedy = null } : one.Answer, one.Check.Name, null, null)),
        ];
    }

    // One way is enough: nobody must do anything about the others.
    private static bool IsNotNeeded(AnsweredCheck one, SetupVerdict verdict) =>
        verdict.Answer == MfaAnswer.Yes && one.Check.Weight == CheckWeight.Way && one.Answer.Answer == MfaAnswer.No;

    private PartnerMfaResult Result(CheckAnswer answer, PartnerMfaSetupCheck? check, string[]? decidedBy, TimeSpan? duration) => new()
    {
        Result = answer.Answer.ToString(),
        Reason = answer.Reason.ToString(),
        Check = check?.ToString(),
        DecidedBy = decidedBy,
        Message = answer.Message,
        Remedy = answer.Remedy,
        HelpUri = ReasonPage.Of(answer.Reason.ToString(), answer.HelpUri),
        Account = facts.Account?.Value?.UserPrincipalName is { } name ? Redactor.Shown(name) : facts.Name,
        TenantId = token.Claims.TenantId,
        Environment = question.Environment.Name,
        Source = $"Microsoft Graph ({question.Source})",
        Duration = duration,
        CheckedOn = facts.ReadOn.UtcDateTime,
        Evidence = [$"row: {answer.Row}", .. answer.Seen],
    };
}
