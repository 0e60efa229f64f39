using PartnerMfa.Errors;
using PartnerMfa.Hosting;
using PartnerMfa.Http;
using PartnerMfa.Http.Responses;
using PartnerMfa.Requests;
using PartnerMfa.Tokens;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Probe;

/// <summary>What <c>Test-PartnerCenterMfa</c> and <c>partner-mfa probe</c> do: the token's gates, the enforced request, the second verdict table.</summary>
internal sealed class PartnerCenterEvaluator(ServiceBackend backend, CommandHints words)
{
    /// <exception cref="PartnerMfaException"><c>TokenMalformed</c> or <c>TokenEncrypted</c>.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
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
            CheckedOn = backend.Clock.GetUtcNow(),
            Words = words,
        };

        if (TokenGates.Judge(found.TokenVerdict, claims, request.Account, found.CheckedOn) is { } gate)
        {
            observer.Verbose($"The token was not sent: {gate.Reason}.");
            return ResultFactory.Create(gate, found);
        }

        CorrelationIds ids = CorrelationIds.New(options.CorrelationId);
        try
        {
            using TimeLimit limit = new(backend.Clock, options.TimeLimit, cancellationToken);
            return await AskAsync(request, found, ids, new PartnerCenterProbe(backend, options, observer), options.SkipBaseline, limit)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (PartnerMfaException or OperationCanceledException))
        {
            throw Failures.Unexpected(exception, ids.CorrelationId);
        }
    }

    private static async Task<PartnerMfaResult> AskAsync(
        TokenRequest request, VerdictContext found, CorrelationIds ids, PartnerCenterProbe probe, bool skipBaseline, TimeLimit limit)
    {
        CallResult run = await probe.RunAsync(ProbeCall.Enforced(request, ids), limit).ConfigureAwait(false);
        Verdict verdict = ProbeVerdictTable.Judge(run.Response, found.TokenVerdict.Answer);
        CallResult? baseline = verdict.Answer == MfaAnswer.No && !skipBaseline
            ? await probe.RunAsync(ProbeCall.Ordinary(request, run.Ids), limit).ConfigureAwait(false)
            : null;
        return ResultFactory.Create(verdict, found with { Probe = run, Baseline = baseline });
    }
}
