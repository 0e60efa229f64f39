using PartnerMfa.Hosting;
using Polly;
using Polly.Retry;

namespace PartnerMfa.Probe;

/// <summary>Makes a call until it is answered, or until trying again cannot help.</summary>
internal sealed class PartnerCenterProbe(ServiceBackend backend, ProbeOptions options, IWorkObserver observer)
{
    private const string Activity = "Asking Partner Center";

    /// <returns>What came; failures of the network are an outcome, not an exception.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ProbeRun> RunAsync(ProbeCall call, TimeLimit limit)
    {
        long started = backend.Clock.GetTimestamp();
        using HttpMessageInvoker client = new(backend.Handler, disposeHandler: false);
        ProbeTries tries = new(call, backend.Clock, observer);
        try
        {
            ProbeTry first = await tries.NextAsync(client, limit.Token).ConfigureAwait(false);
            if (options.Retries > 0 && CanPass(first, limit)) await TryAgainAsync(first, tries, client, limit).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!limit.IsCancelledByCaller)
        {
            tries.EndByTimeLimit(limit.Length);
        }

        limit.ThrowIfCancelledByCaller();
        observer.Completed(Activity);
        return tries.ToRun(backend.Clock.GetElapsedTime(started));
    }

    // Most calls are answered at the first try, and to make a pipeline takes longer than to read an answer: it begins with what that try gave.
    private async Task TryAgainAsync(ProbeTry first, ProbeTries tries, HttpMessageInvoker client, TimeLimit limit)
    {
        ProbeTry? made = first;
        await RetryPipeline(limit)
            .ExecuteAsync(
                async cancelled => Interlocked.Exchange(ref made, null) ?? await tries.NextAsync(client, cancelled).ConfigureAwait(false),
                limit.Token)
            .ConfigureAwait(false);
    }

    private ResiliencePipeline<ProbeTry> RetryPipeline(TimeLimit limit)
    {
        ResiliencePipelineBuilder<ProbeTry> builder = new() { TimeProvider = backend.Clock };
        return builder.AddRetry(new RetryStrategyOptions<ProbeTry>
        {
            MaxRetryAttempts = options.Retries,
            Delay = options.FirstWait,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Randomizer = backend.Random,
            ShouldHandle = outcome => new ValueTask<bool>(outcome.Outcome.Result is { } attempt && CanPass(attempt, limit)),
            DelayGenerator = outcome => new ValueTask<TimeSpan?>(outcome.Outcome.Result?.Response?.RetryAfter),
            OnRetry = outcome =>
            {
                Tell(outcome.Outcome.Result, outcome.AttemptNumber + 1, outcome.RetryDelay);
                return default;
            },
        }).Build();
    }

    // Coming back earlier than asked would only be refused again; waiting longer than we may is no answer either.
    private bool CanPass(ProbeTry attempt, TimeLimit limit) =>
        attempt.IsTransient && !(attempt.Response?.RetryAfter >= limit.End - backend.Clock.GetUtcNow());

    private void Tell(ProbeTry? attempt, int number, TimeSpan wait)
    {
        string status = $"Try {number} gave {attempt?.Summary}; trying again in {wait.TotalSeconds:0.#} s";
        observer.Verbose(status);
        observer.Progress(Activity, status);
    }
}
