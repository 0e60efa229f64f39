using PartnerMfa.Errors;
using PartnerMfa.Hosting;
using PartnerMfa.Http;
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
        ProbeSubject subject, ProbeOptions options, IWorkObserver observer, CancellationToken cancellationToken)
    {
        AccessTokenClaims claims = TokenReader.Read(subject.Token);
        VerdictContext found = new()
        {
            Token = claims,
            Environment = subject.Environment,
            Source = claims.IsScrubbed ? $"{subject.Source} (scrubbed)" : subject.Source,
            NamedAccount = subject.Account,
            CheckedOn = backend.Clock.GetUtcNow(),
            Words = words,
        };

        if (TokenGates.Judge(claims, subject, found.CheckedOn) is { } gate)
        {
            observer.Verbose($"The token was not sent: {gate.Reason}.");
            return ResultFactory.Create(gate, found);
        }

        CorrelationIds ids = CorrelationIds.New(options.CorrelationId);
        try
        {
            using TimeLimit limit = new(backend.Clock, options.TimeLimit, cancellationToken);
            return await AskAsync(subject, found, ids, new PartnerCenterProbe(backend, options, observer), options.SkipBaseline, limit)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (PartnerMfaException or OperationCanceledException))
        {
            throw Failures.Unexpected(exception, ids.CorrelationId);
        }
    }

    private static async Task<PartnerMfaResult> AskAsync(
        ProbeSubject subject, VerdictContext found, CorrelationIds ids, PartnerCenterProbe probe, bool skipBaseline, TimeLimit limit)
    {
        ProbeRun run = await probe.RunAsync(ProbeCall.Enforced(subject, ids), limit).ConfigureAwait(false);
        MfaAnswer own = TokenVerdictTable.Judge(found.Token, subject.Environment).Answer;
        Verdict verdict = ProbeVerdictTable.Judge(run.Response, own);
        ProbeRun? baseline = verdict.Answer == MfaAnswer.No && !skipBaseline
            ? await probe.RunAsync(ProbeCall.Ordinary(subject, run.Ids), limit).ConfigureAwait(false)
            : null;
        return ResultFactory.Create(verdict, found with { Probe = run, Baseline = baseline });
    }
}
