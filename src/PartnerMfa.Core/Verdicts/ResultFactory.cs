using PartnerMfa.Environments;
using PartnerMfa.Evidence;
using PartnerMfa.Redaction;

namespace PartnerMfa.Verdicts;

/// <summary>Creates the public result from a verdict and its context.</summary>
internal static class ResultFactory
{
    public static PartnerMfaResult Create(Verdict verdict, VerdictContext found)
    {
        Explanation explanation = Explanations.For(verdict.Reason, found);
        bool isCaptured = found.CapturedResponse is not null && CaptureVerdictTable.IsDecisive(verdict.Reason);
        ProbeResponse? response = found.Probe?.Response ?? (isCaptured ? found.CapturedResponse : null);
        return new PartnerMfaResult
        {
            Result = verdict.Answer.ToString(),
            Reason = verdict.Reason.ToString(),
            Message = explanation.Message + AnsweredBy(found, verdict.Reason),
            Remedy = explanation.Remedy,
            HelpUri = ReasonPage.Of(verdict.Reason.ToString(), explanation.HelpUri),
            Account = found.Token.Account,
            TenantId = found.Token.TenantId,
            ApplicationId = found.Token.ApplicationId,
            AuthenticationMethods = found.Token.AuthenticationMethods?.ToArray(),
            Audience = found.Token.Audiences.Count == 0 ? null : string.Join(", ", found.Token.Audiences),
            IssuedOn = found.Token.IssuedOn?.UtcDateTime,
            ExpiresOn = found.Token.ExpiresOn?.UtcDateTime,
            IsExpired = found.Token.IsExpired(found.CheckedOn),
            Environment = found.Environment.Name,
            Source = found.Source,
            StatusCode = response?.StatusCode,
            OrdinaryCallsTried = found.Ordinary.Sum(calls => calls.Tried) is > 0 and int tried ? tried : null,
            OrdinaryCallsRefused = found.Ordinary.Any(calls => calls.Tried > 0) ? found.Ordinary.Sum(calls => calls.Refused) : null,
            ClaimsChallenge = response?.Challenge?.Claims,
            ServiceConfirmed = ConfirmedBy(response, verdict.Reason),
            CorrelationId = response?.CorrelationId ?? found.Probe?.Ids.CorrelationId,
            RequestId = response?.RequestId ?? found.Probe?.Ids.RequestId,
            Attempts = found.Probe?.Attempts,
            Duration = (found.Probe?.Duration + found.OrdinaryDuration)?.TotalSeconds,
            SignatureStatus = found.Signature?.Status.ToString(),
            Claims = found.Claims,
            CheckedOn = found.CheckedOn.UtcDateTime,
            Evidence = [.. Evidence.Of(verdict, found)],
        };
    }

    // A statement from any address other than Microsoft's is not a statement by Partner Center.
    private static string AnsweredBy(VerdictContext found, ReasonCode reason) =>
        ConfirmedBy(found.Probe?.Response, reason) == true && !PartnerMfaEnvironments.IsKnownHost(found.Environment.PartnerCenterEndpoint.Authority)
            ? $" The answer came from {Redactor.Address(found.Environment.PartnerCenterEndpoint)}, the address that you chose."
            : "";

    private static bool? ConfirmedBy(ProbeResponse? response, ReasonCode reason) => response is null
        ? null
        : reason is ReasonCode.MfaConfirmedByService or ReasonCode.MfaRefusedByService or ReasonCode.MfaRequiredByService;
}
