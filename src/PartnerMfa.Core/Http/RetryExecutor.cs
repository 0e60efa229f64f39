using PartnerMfa.Hosting;
using PartnerMfa.Work;
using Polly;
using Polly.Retry;

namespace PartnerMfa.Http;

/// <summary>Makes a call until it is answered, or until trying again cannot help.</summary>
/// <param name="backend">The clock and chance of the waits.</param>
/// <param name="options">How often, and how long to wait at first.</param>
/// <param name="activity">What is going on, for whoever watches.</param>
/// <param name="observer">Is told of each wait.</param>
internal sealed class RetryExecutor<TTry>(ServiceBackend backend, RetryOptions options, string activity, IWorkObserver observer)
    where TTry : class, IAttempt
{
    /// <param name="next">Makes the next try, and keeps what came of it.</param>
    /// <param name="limit">Ends the tries and the waits.</param>
    /// <exception cref="OperationCanceledException">The time was up, or the caller cancelled.</exception>
    public async Task RunAsync(Func<CancellationToken, Task<TTry>> next, TimeLimit limit)
    {
        TTry first = await next(limit.Token).ConfigureAwait(false);
        if (options.Retries > 0 && CanPass(first, limit)) await TryAgainAsync(first, next, limit).ConfigureAwait(false);
    }

    // Most calls are answered at the first try, and to make a pipeline takes longer than to read an answer: it begins with what that try gave.
    private async Task TryAgainAsync(TTry first, Func<CancellationToken, Task<TTry>> next, TimeLimit limit)
    {
        TTry? made = first;
        await Pipeline(limit)
            .ExecuteAsync(
                async cancelled => (IAttempt?)Interlocked.Exchange(ref made, null) ?? await next(cancelled).ConfigureAwait(false),
                limit.Token)
            .ConfigureAwait(false);
    }

    // Over the interface: Polly looks at the members of the type by reflection, and native code keeps those of a type that is named.
    private ResiliencePipeline<IAttempt> Pipeline(TimeLimit limit)
    {
        ResiliencePipelineBuilder<IAttempt> builder = new() { TimeProvider = backend.Clock };
        return builder.AddRetry(new RetryStrategyOptions<IAttempt>
        {
            MaxRetryAttempts = options.Retries,
            Delay = options.FirstWait,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Randomizer = backend.Random,
            ShouldHandle = outcome => new ValueTask<bool>(outcome.Outcome.Result is { } attempt && CanPass(attempt, limit)),
            DelayGenerator = outcome => new ValueTask<TimeSpan?>(outcome.Outcome.Result?.RetryAfter),
            OnRetry = outcome =>
            {
                Tell(outcome.Outcome.Result, outcome.AttemptNumber + 1, outcome.RetryDelay);
                return default;
            },
        }).Build();
    }

    // Coming back earlier than asked would only be refused again; waiting longer than we may is no answer either.
    private static bool CanPass(IAttempt attempt, TimeLimit limit) =>
        attempt.IsTransient && !(attempt.RetryAfter >= limit.Left);

    private void Tell(IAttempt? attempt, int number, TimeSpan wait)
    {
        string status = Invariant($"Try {number} gave {attempt?.Summary}; trying again in {wait.TotalSeconds:0.#} s");
        observer.Verbose(status);
        observer.Progress(activity, status);
    }
}
