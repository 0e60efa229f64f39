using PartnerMfa.Errors;
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
    private const string Activity = "Asking Partner Center";

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
            Form = request.Form,
            AskedForMfa = request.AskedForMfa,
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
            CallExecutor calls = new(backend, options.Retry, Activity, observer);
            PartnerMfaResult result = await AskAsync(request, found, ids, calls, options, limit).ConfigureAwait(false);
            observer.Completed(Activity);
            return result;
        }
        catch (Exception exception) when (exception is not (PartnerMfaException or OperationCanceledException))
        {
            throw Failures.Unexpected(exception, ids.CorrelationId);
        }
    }

    private static async Task<PartnerMfaResult> AskAsync(
        TokenRequest request, VerdictContext found, CorrelationIds ids, CallExecutor executor, ProbeOptions options, TimeLimit limit)
    {
        CallResult asked = await executor.RunAsync(ProfileRequest.EnforcedCall(request, ids), limit).ConfigureAwait(false);
        Verdict verdict = ProbeVerdictTable.Judge(asked.Response, found.TokenVerdict.Answer);
        found = found with { Probe = asked };
        if (options.OrdinaryCallCount is null && (verdict.Answer != MfaAnswer.No || options.SkipBaseline)) return ResultFactory.Create(verdict, found);
        List<OrdinaryCalls> ordinary = [];
        TimeSpan duration = TimeSpan.Zero;
        foreach (string path in options.OrdinaryCallCount is null ? ProfileRequest.OrdinaryPaths.Take(1) : ProfileRequest.OrdinaryPaths)
        {
            (OrdinaryCalls calls, TimeSpan taken) = await CallAsync(request, path, options.OrdinaryCallCount ?? 1, asked.Ids, executor, limit).ConfigureAwait(false);
            ordinary.Add(calls);
            duration += taken;
        }

        return ResultFactory.Create(verdict, found with { Ordinary = ordinary, OrdinaryDuration = duration });
    }

    private static async Task<(OrdinaryCalls Calls, TimeSpan Duration)> CallAsync(
        TokenRequest request, string path, int count, CorrelationIds ids, CallExecutor executor, TimeLimit limit)
    {
        OrdinaryCalls calls = new(path.Split('?')[0], 0, 0, 0);
        TimeSpan duration = TimeSpan.Zero;
        for (int i = 0; i < count; i++)
        {
            CallResult made = await executor.RunAsync(ProfileRequest.OrdinaryCall(request, path, ids), limit).ConfigureAwait(false);
            duration += made.Duration;
            calls = OrdinaryCalls.IsRefused(made.Response, path == ProfileRequest.OrdinaryPaths[0]) switch
            {
                true => calls with { Refused = calls.Refused + 1 },
                false => calls with { Accepted = calls.Accepted + 1 },
                null => calls with { Others = calls.Others + 1 },
            };
            calls = calls with { Last = $"{ServiceWords.Status(made.Response)}, request id {made.Response?.RequestId ?? made.Ids.RequestId}" };
        }

        return (calls, duration);
    }
}
