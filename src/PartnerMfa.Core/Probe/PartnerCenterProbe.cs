using PartnerMfa.Hosting;
using Polly;
using Polly.Retry;

namespace PartnerMfa.Probe;

/// <summary>Sends the enforced request until it is answered, or until trying again cannot help.</summary>
internal sealed class PartnerCenterProbe(ServiceBackend backend)
{
    private const string Activity = "Asking Partner Center";

    /// <returns>What came; failures of the network are an outcome, not an exception.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ProbeRun> RunAsync(
        PartnerMfaEnvironment environment, Secret token, ProbeOptions options, IWorkObserver observer, CancellationToken cancellationToken)
    {
        long started = backend.Clock.GetTimestamp();
        DateTimeOffset deadline = backend.Clock.GetUtcNow() + options.TimeLimit;
        using HttpMessageInvoker client = new(backend.Handler, disposeHandler: false);
        using CancellationTokenSource limit = backend.Clock.StartTimer(options.TimeLimit);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        ProbeTries tries = new(environment, token, backend.Clock, observer);
        try
        {
            await RetryPipeline(options, deadline, observer)
                .ExecuteAsync(async cancelled => await tries.NextAsync(client, cancelled).ConfigureAwait(false), either.Token)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            tries.EndByTimeLimit(options.TimeLimit);
        }

        cancellationToken.ThrowIfCancellationRequested();
        observer.Completed(Activity);
        return tries.ToRun(backend.Clock.GetElapsedTime(started));
    }

    private ResiliencePipeline<ProbeTry> RetryPipeline(ProbeOptions options, DateTimeOffset deadline, IWorkObserver observer)
    {
        if (options.Retries == 0) return ResiliencePipeline<ProbeTry>.Empty;
        ResiliencePipelineBuilder<ProbeTry> builder = new() { TimeProvider = backend.Clock };
        return builder.AddRetry(new RetryStrategyOptions<ProbeTry>
        {
            MaxRetryAttempts = options.Retries,
            Delay = options.FirstWait,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Randomizer = backend.Random,
            ShouldHandle = outcome => new ValueTask<bool>(
                outcome.Outcome.Result is { IsTransient: true } attempt && !AsksToWaitPast(deadline, attempt)),
            DelayGenerator = outcome => new ValueTask<TimeSpan?>(outcome.Outcome.Result?.Response?.RetryAfter),
            OnRetry = outcome =>
            {
                Tell(observer, outcome.Outcome.Result, outcome.AttemptNumber + 1, outcome.RetryDelay);
                return default;
            },
        }).Build();
    }

    // Coming back earlier than asked would only be refused again; waiting longer than we may is no answer either.
    private bool AsksToWaitPast(DateTimeOffset deadline, ProbeTry attempt) =>
        attempt.Response?.RetryAfter is { } wait && wait >= deadline - backend.Clock.GetUtcNow();

    private static void Tell(IWorkObserver observer, ProbeTry? attempt, int number, TimeSpan wait)
    {
        string status = $"Try {number} gave {attempt?.Summary}; trying again in {wait.TotalSeconds:0.#} s";
        observer.Verbose(status);
        observer.Progress(Activity, status);
    }
}
