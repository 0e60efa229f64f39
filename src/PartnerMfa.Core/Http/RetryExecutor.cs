using PartnerMfa.Http.Responses;
using PartnerMfa.Requests;
using PartnerMfa.Work;
using Polly;
using Polly.Retry;

namespace PartnerMfa.Http;

/// <summary>Repeats attempts according to <see cref="RetryOptions"/> for as long as that can help.</summary>
internal sealed class RetryExecutor(ServiceBackend backend, RetryOptions options, string activity, IWorkObserver observer)
{
    /// <param name="next">Makes the next attempt. The caller keeps the result.</param>
    /// <param name="limit">Ends attempts and waits.</param>
    /// <exception cref="OperationCanceledException">The time was up, or the caller canceled the call.</exception>
    public async Task RunAsync(Func<CancellationToken, Task<CallResult>> next, TimeLimit limit)
    {
        CallResult first = await next(limit.Token).ConfigureAwait(false);
        if (options.Retries > 0 && CanHelp(first, limit)) await RetryAsync(first, next, limit).ConfigureAwait(false);
    }

    // Most calls succeed at once, and building a pipeline takes longer than reading a response. So the pipeline is built only for the first
    // retry, and receives the result of the first attempt.
    private async Task RetryAsync(CallResult first, Func<CancellationToken, Task<CallResult>> next, TimeLimit limit)
    {
        CallResult? made = first;
        await Pipeline(limit)
            .ExecuteAsync(
                async cancelled => Interlocked.Exchange(ref made, null) ?? await next(cancelled).ConfigureAwait(false),
                limit.Token)
            .ConfigureAwait(false);
    }

    private ResiliencePipeline<CallResult> Pipeline(TimeLimit limit)
    {
        ResiliencePipelineBuilder<CallResult> builder = new() { TimeProvider = backend.Clock };
        return builder.AddRetry(new RetryStrategyOptions<CallResult>
        {
            MaxRetryAttempts = options.Retries,
            Delay = options.FirstWait,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Randomizer = backend.Random,
            ShouldHandle = outcome => new ValueTask<bool>(outcome.Outcome.Result is { } attempt && CanHelp(attempt, limit)),
            DelayGenerator = outcome => new ValueTask<TimeSpan?>(outcome.Outcome.Result?.Response?.RetryAfter),
            OnRetry = outcome =>
            {
                Report(outcome.Outcome.Result, outcome.AttemptNumber + 1, outcome.RetryDelay);
                return default;
            },
        }).Build();
    }

    // A call that is repeated too early is refused again, and there may not be enough time for the requested wait.
    private static bool CanHelp(CallResult attempt, TimeLimit limit) => attempt.IsTransient && !(attempt.Response?.RetryAfter >= limit.Left);

    private void Report(CallResult? attempt, int number, TimeSpan wait)
    {
        string status = Invariant($"Attempt {number}: {attempt?.Summary}; trying again in {wait.TotalSeconds:0.#} s");
        observer.Verbose(status);
        observer.Progress(activity, status);
    }
}
