using PartnerMfa.Http;
using PartnerMfa.Http.Resources;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Usage.Scores;

/// <summary>
/// Microsoft's own view of the tenant: Secure Score's controls about MFA, and the MFA requirement of the partner security score. Each is
/// evidence beside the answers, and decides nothing.
/// </summary>
internal sealed class TenantScore(ServiceBackend backend, GraphToken token, UsageRequest question, IWorkObserver observer)
{
    public async Task<IEnumerable<PartnerMfaResult>> ReadAsync(TimeLimit limit)
    {
        ResourceReader graph = new(backend, ResourceService.Graph(question.Environment), token.Secret, observer);
        IEnumerable<ScoreAnswer> secureScore = await SecureScore.ReadAsync(graph, token, question.Environment, limit).ConfigureAwait(false);
        ScoreAnswer partnerScore = await PartnerScore.ReadAsync(graph, token, question.Environment, limit).ConfigureAwait(false);
        return secureScore.Append(partnerScore).Select(Result);
    }

    private PartnerMfaResult Result(ScoreAnswer answer) => new()
    {
        Result = answer.Answer.ToString(),
        Reason = answer.Reason.ToString(),
        Check = answer.Check,
        Message = answer.Message,
        Remedy = answer.Remedy,
        HelpUri = ReasonPage.Of(answer.Reason.ToString(), LearnPages.PartnerSecurityScore),
        TenantId = token.Claims.TenantId,
        Environment = question.Environment.Name,
        Source = "Microsoft Graph",
        StatusCode = answer.Failure?.StatusCode,
        CorrelationId = answer.Failure?.CorrelationId,
        RequestId = answer.Failure?.RequestId,
        CheckedOn = backend.Clock.GetUtcNow().UtcDateTime,
        Evidence = [.. answer.Seen],
    };
}
