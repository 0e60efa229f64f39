using PartnerMfa.Evidence;
using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Usage;

/// <summary>Turns the combined data into results. Text from the service is shortened and made printable.</summary>
internal sealed class UsageResults(UsageRequest question, AccessTokenClaims token, CommandHints words, DateTimeOffset now)
{
    public UsageWindow Window { get; } = UsageWindow.Of(now, question.Days);

    /// <summary>Explains why calls had no MFA; null when the sign-in log was not requested.</summary>
    public SignInCauses? Causes { get; set; }

    public PartnerMfaUsage Create(ApplicationUsage usage, UsageSources sources)
    {
        UsageVerdict verdict = UsageVerdictTable.Judge(usage, sources);
        Explanation explanation = new UsageWords(question, token, words, Window).Explain(verdict, usage, sources);
        // The message names the latest call.
        string? cause = usage.Calls.Count == 0 ? null : Causes?.Explain(usage.Id, usage.Calls[0]);
        string log = Causes is null ? "" : Causes.Failure is { } unread ? $"sign-in log: not fully read ({unread.Words})" : Invariant($"sign-in log: {Causes.Count} sign-ins");
        Http.Resources.ResourceFailure? failure = verdict.Answer == MfaAnswer.Unknown ? sources.Failures.FirstOrDefault() : null;
        return new PartnerMfaUsage
        {
            Result = verdict.Answer.ToString(),
            Reason = verdict.Reason.ToString(),
            Message = cause is null ? explanation.Message : $"{explanation.Message} The sign-in log says why: {cause}.",
            Remedy = explanation.Remedy,
            HelpUri = ReasonPage.Of(verdict.Reason.ToString(), explanation.HelpUri),
            TenantId = token.TenantId,
            ApplicationId = Shown(usage.Id),
            ApplicationName = Shown(usage.Name),
            TotalRequests = usage.Total,
            CompliantRequests = usage.Compliant,
            LastNonCompliantOn = usage.Last,
            Days = [.. usage.Days.OrderBy(day => day.Key).Select(day => new PartnerMfaUsageDay
            {
                Date = day.Key,
                TotalRequests = day.Value.Total,
                CompliantRequests = day.Value.Compliant,
            })],
            Users = [.. usage.Users.Select(user => new PartnerMfaUsageUser
            {
                UserPrincipalName = Shown(user.Name),
                ObjectId = Shown(user.ObjectId),
                LastNonCompliantOn = user.Last,
            })],
            Calls = [.. usage.Calls.Take(question.CallLimit).Select(call => Call(call, Causes?.Explain(usage.Id, call)))],
            Environment = question.Environment.Name,
            Source = question.Source,
            StatusCode = failure?.StatusCode,
            CorrelationId = failure?.CorrelationId,
            RequestId = failure?.RequestId,
            CheckedOn = now.UtcDateTime,
            Evidence = [$"row: {verdict.Row}", $"days: {Window}", .. sources.InWords, .. log.Length == 0 ? Array.Empty<string>() : [log]],
        };
    }

    /// <summary>The result for a token that Partner Center would refuse.</summary>
    public PartnerMfaUsage NotSent(Verdict gate)
    {
        VerdictContext found = new() { Token = token, TokenVerdict = gate, Environment = question.Environment, Source = question.Source, CheckedOn = now, Words = words };
        Explanation explanation = gate.Reason == ReasonCode.AppOnlyToken
            ? new(
                "The token is app-only: it contains no user, and Partner Center shows its usage to app+user tokens only.",
                $"Use the token of a user: {found.SignInCommand}",
                LearnPages.Authentication)
            : Explanations.For(gate.Reason, found);
        return new PartnerMfaUsage
        {
            Result = nameof(MfaAnswer.Unknown),
            Reason = gate.Reason.ToString(),
            Message = explanation.Message,
            Remedy = explanation.Remedy,
            HelpUri = ReasonPage.Of(gate.Reason.ToString(), explanation.HelpUri),
            TenantId = token.TenantId,
            TotalRequests = 0,
            CompliantRequests = 0,
            Environment = question.Environment.Name,
            Source = question.Source,
            CheckedOn = now.UtcDateTime,
            Evidence = [$"row: {gate.Row}"],
        };
    }

    private static PartnerMfaUsageCall Call(ListedCall call, string? cause) => new()
    {
        RequestedOn = call.Time,
        OperationName = Shown(call.Operation),
        UserPrincipalName = Shown(call.User.Name),
        ObjectId = Shown(call.User.ObjectId),
        IpAddress = Shown(call.IpAddress),
        Cause = cause,
        CorrelationId = Shown(call.CorrelationId),
        RequestId = Shown(call.RequestId),
    };

    private static string? Shown(string? text) => text is null ? null : Redactor.Foreign(text);
}
