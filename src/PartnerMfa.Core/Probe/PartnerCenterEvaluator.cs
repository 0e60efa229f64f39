using PartnerMfa.Errors;
using PartnerMfa.Evidence;
using PartnerMfa.Http;
using PartnerMfa.Http.Resources;
using PartnerMfa.Http.Responses;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Tokens;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Probe;

/// <summary>
/// Does the work of <c>Test-PartnerCenterMfa</c> and <c>partner-mfa probe</c>: the checks before sending, the enforced request, and the
/// second verdict table.
/// </summary>
internal sealed class PartnerCenterEvaluator(ServiceBackend backend, CommandHints words, KnownSetups? setups = null)
{
    private const string Activity = "Asking Partner Center";

    /// <exception cref="PartnerMfaException">
    /// <c>TokenMalformed</c>, <c>TokenEncrypted</c>, <c>GraphTokenInvalid</c> or <c>GraphTokenExpired</c>.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller canceled the call.</exception>
    public async Task<PartnerMfaResult> RunAsync(
        TokenRequest request, ProbeOptions options, IWorkObserver observer, CancellationToken cancellationToken)
    {
        AccessTokenClaims claims = TokenReader.Read(request.Token);
        VerdictContext found = new()
        {
            Token = claims,
            TokenVerdict = TokenVerdictTable.Judge(claims, request.Environment),
            Environment = request.Environment,
            Source = claims.IsScrubbed ? $"{request.Source} (scrubbed)" : request.Source,
            NamedAccount = request.Account,
            Form = request.Form,
            AskedForMfa = request.AskedForMfa,
            CheckedOn = backend.Clock.GetUtcNow(),
            KnownSetup = setups?.Find(request.Environment.Name, claims, backend.Clock.GetUtcNow()),
            Words = words,
        };

        Secret? graphToken = options.GraphToken is { } given ? GraphToken.Read(given, request.Environment, found.CheckedOn).Secret : null;
        if (TokenGates.Judge(found.TokenVerdict, claims, request.Account, found.CheckedOn) is { } gate)
        {
            observer.Verbose($"The token was not sent: {gate.Reason}.");
            return ResultFactory.Create(gate, found);
        }

        CorrelationIds ids = CorrelationIds.New(options.CorrelationId);
        try
        {
            using TimeLimit limit = new(backend.Clock, options.TimeLimit, cancellationToken);
            CallExecutor calls = new(backend, options.Retry, Activity, observer);
            CallResult asked = await calls.RunAsync(ProfileRequest.EnforcedCall(request, ids), limit).ConfigureAwait(false);
            Verdict verdict = ProbeVerdictTable.Judge(asked.Response, found.TokenVerdict.Answer);
            found = found with { Probe = asked };
            if (graphToken is not null || options.OrdinaryCallCount is not null || (verdict.Answer == MfaAnswer.No && !options.SkipBaseline))
            {
                ResourceReader? graph = graphToken is null ? null : new(backend, ResourceService.Graph(request.Environment), graphToken, observer) { Retries = options.Retry };
                OrdinaryCallRun ordinary = new(calls, graph, limit);
                found = await ordinary.RunAsync(request, options.OrdinaryCallCount, found).ConfigureAwait(false);
            }

            PartnerMfaResult result = ResultFactory.Create(verdict, found);
            observer.Completed(Activity);
            return result;
        }
        catch (Exception exception) when (exception is not (PartnerMfaException or OperationCanceledException))
        {
            throw Failures.Unexpected(exception, ids.CorrelationId);
        }
    }
}
