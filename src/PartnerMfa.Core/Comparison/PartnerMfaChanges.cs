using PartnerMfa.Reports;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Comparison;

/// <summary>Creates changes from results.</summary>
internal static class PartnerMfaChanges
{
    /// <param name="before">The older result; null for a new one.</param>
    /// <param name="after">The newer result; null when it is gone.</param>
    /// <param name="acceptance">What the baseline says about the change; null when it does not mention it.</param>
    /// <param name="now">The time of the comparison, for results that were not tested again.</param>
    public static PartnerMfaChange Create(PartnerMfaResult? before, PartnerMfaResult? after, BaselineEntry? acceptance, DateTime now)
    {
        ChangeRule rule = ChangeRules.Find(before, after);
        PartnerMfaResult shown = after ?? before!;
        bool isAccepted = rule.IsRegression && shown.Check is null && acceptance is not null;
        return new PartnerMfaChange
        {
            Change = rule.Change,
            // The checks of a setup count only through its overall answer.
            IsRegression = rule.IsRegression && shown.Check is null && !isAccepted,
            PreviousResult = before?.Result,
            PreviousReason = before?.Reason,
            PreviousCheckedOn = before?.CheckedOn,
            AcceptedBecause = isAccepted ? acceptance!.Because : null,
            AcceptedUntil = isAccepted ? acceptance!.Until : null,
            Result = after?.Result ?? nameof(MfaAnswer.Unknown),
            Reason = after?.Reason ?? "Gone",
            // A change shows the account, which is the partner's own for every customer.
            Message = (shown is PartnerMfaCustomer ? $"{ResultText.Subject(shown)}: " : "") + MessageOf(rule.Change, before, after),
            Remedy = after is not null && ResultText.NeedsAttention(after) ? after.Remedy : null,
            CheckedOn = after?.CheckedOn ?? now,
            Check = shown.Check,
            Role = shown.Role,
            HelpUri = shown.HelpUri,
            Account = shown.Account,
            TenantId = shown.TenantId,
            ApplicationId = shown.ApplicationId,
            Environment = shown.Environment,
            Source = shown.Source,
            StatusCode = after?.StatusCode,
            CorrelationId = after?.CorrelationId,
            RequestId = after?.RequestId,
        };
    }

    /// <summary>The parts of a result that a comparison needs. Claims, days and evidence would take up too much memory.</summary>
    public static PartnerMfaResult WithoutDetails(PartnerMfaResult result) => result is PartnerMfaCustomer customer
        ? new PartnerMfaCustomer
        {
            Customer = customer.Customer,
            CustomerName = customer.CustomerName,
            Side = customer.Side,
            Consent = customer.Consent,
            AadstsCode = customer.AadstsCode,
            Result = customer.Result,
            Reason = customer.Reason,
            Message = customer.Message,
            Remedy = customer.Remedy,
            HelpUri = customer.HelpUri,
            Account = customer.Account,
            TenantId = customer.TenantId,
            ApplicationId = customer.ApplicationId,
            Environment = customer.Environment,
            Source = customer.Source,
            StatusCode = customer.StatusCode,
            CorrelationId = customer.CorrelationId,
            CheckedOn = customer.CheckedOn,
        }
        : result is PartnerMfaUsage usage
        ? new PartnerMfaUsage
        {
            Result = usage.Result,
            Reason = usage.Reason,
            Message = usage.Message,
            Remedy = usage.Remedy,
            TenantId = usage.TenantId,
            ApplicationId = usage.ApplicationId,
            ApplicationName = usage.ApplicationName,
            Environment = usage.Environment,
            Source = usage.ApplicationName ?? usage.Source,
            CheckedOn = usage.CheckedOn,
            TotalRequests = usage.TotalRequests,
            CompliantRequests = usage.CompliantRequests,
        }
        : new PartnerMfaResult
        {
            Result = result.Result,
            Reason = result.Reason,
            Message = result.Message,
            Remedy = result.Remedy,
            HelpUri = result.HelpUri,
            Check = result.Check,
            Role = result.Role,
            DecidedBy = result.DecidedBy,
            Account = result.Account,
            TenantId = result.TenantId,
            ApplicationId = result.ApplicationId,
            Audience = result.Audience,
            Environment = result.Environment,
            Source = result.Source,
            StatusCode = result.StatusCode,
            SignatureStatus = result.SignatureStatus,
            Attempts = result.Attempts,
            CorrelationId = result.CorrelationId,
            RequestId = result.RequestId,
            CheckedOn = result.CheckedOn,
        };

    /// <summary>Returns an Unknown answer for a test that could not be completed.</summary>
    /// <param name="error">What the report says about it.</param>
    /// <param name="now">The time of the comparison, because the report does not say when the error occurred.</param>
    public static PartnerMfaResult OfError(ReportedError error, DateTime now) => new()
    {
        Result = nameof(MfaAnswer.Unknown),
        Reason = error.Id,
        Message = error.Message,
        Remedy = error.Remedy,
        Account = error.Target,
        Environment = error.IsSimulated ? Environments.PartnerMfaEnvironments.Sandbox.Name : Environments.PartnerMfaEnvironments.Global.Name,
        Source = "Error",
        CorrelationId = error.CorrelationId,
        CheckedOn = now,
    };

    private static string MessageOf(string change, PartnerMfaResult? before, PartnerMfaResult? after) => (change, before, after) switch
    {
        ("Same", _, { } now) => now.Message,
        (_, null, { } now) => $"New: {now.Message}",
        (_, { } old, null) => $"Gone: only the older report has a result. It was {State(old)}.",
        (_, { } old, { } now) => $"Was {State(old)}, is {State(now)}. {now.Message}",
        _ => "",
    };

    private static string State(PartnerMfaResult result) => $"{ResultText.Word(ResultTally.AnswerOf(result))} ({result.Reason})";
}
