using PartnerMfa.Http;
using PartnerMfa.Http.Responses;
using PartnerMfa.Probe;
using PartnerMfa.Redaction;
using static PartnerMfa.Resources.ResourceFailureKind;

namespace PartnerMfa.Resources;

/// <summary>What a response says that gives no resource.</summary>
internal static class FailedResponse
{
    /// <param name="response">Anything but a 2xx.</param>
    /// <param name="sent">The ids of the call.</param>
    public static ResourceFailure Read(ResponseText response, CorrelationIds sent)
    {
        ProbeResponse facts = ResponseFacts.Find(response);
        BodyContent content = response.Cut is null ? BodyContent.Parse(response.Body) : BodyContent.Page;
        string? description = content.Descriptions.Count == 0 ? null : Repeated(content.Descriptions[0]);
        string code = facts.Code is null ? "" : $", code {facts.Code}";
        return new ResourceFailure(KindOf(facts, description), $"HTTP {facts.StatusCode}{code}{(description is null ? "" : $": {description}")}")
        {
            StatusCode = facts.StatusCode,
            Code = facts.Code,
            Description = description,
            CorrelationId = facts.CorrelationId ?? Repeated(response.Header(GraphConstants.ClientRequestIdHeader).FirstOrDefault()) ?? sent.CorrelationId,
            RequestId = facts.RequestId ?? Repeated(response.Header(GraphConstants.RequestIdHeader).FirstOrDefault()) ?? Repeated(content.RequestId),
            RetryAfter = facts.RetryAfter,
        };
    }

    private static ResourceFailureKind KindOf(ProbeResponse facts, string? description) => facts.StatusCode switch
    {
        401 when SaysMfaRequired(facts) => MfaRequired,
        401 => Rejected,
        403 when GraphConstants.MissingMfaCode.Equals(facts.Code, StringComparison.OrdinalIgnoreCase) => MfaRequired,
        403 => Forbidden,
        400 when description?.StartsWith(GraphConstants.NoSuchResourceWords, StringComparison.OrdinalIgnoreCase) == true => NotFound,
        404 or 410 => NotFound,
        429 => Throttled,
        408 or (>= 500 and < 600) => Unavailable,
        _ => Unexpected,
    };

    // The verdict table's rows for a 401, without what contradicts itself.
    private static bool SaysMfaRequired(ProbeResponse facts) => facts.Compliance switch
    {
        ComplianceStatement.NotCompliant => true,
        ComplianceStatement.Compliant or ComplianceStatement.Conflicting => false,
        _ => facts.SaysMfaRequired,
    };

    private static string? Repeated(string? text) => string.IsNullOrWhiteSpace(text) ? null : Redactor.Foreign(text!);
}
