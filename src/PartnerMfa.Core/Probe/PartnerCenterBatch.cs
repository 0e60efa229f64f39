using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Probe;

/// <summary>
/// Asks about many tokens, several at a time. The answers are returned in the order of the tokens, each as soon as possible.
/// </summary>
internal sealed class PartnerCenterBatch(
    Func<PartnerMfaEnvironment, ServiceBackend> backends, CommandHints words, KnownSetups setups, ProbeOptions options, IWorkObserver observer)
{
    private readonly ProbeCount _count = new(observer, backends(PartnerMfaEnvironments.Global).Clock);

    /// <param name="next">Returns the next token; null at the end.</param>
    /// <param name="give">Receives an answer, or the failure for a token. The next answer follows when this call has completed.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public async Task RunAsync(
        Func<CancellationToken, Task<TokenRequest?>> next, Func<ProbeOutcome, Task> give, CancellationToken cancellationToken)
    {
        await new OrderedParallel<TokenRequest, ProbeOutcome>(options.ThrottleLimit)
            .RunAsync(next, AskAsync, give, cancellationToken)
            .ConfigureAwait(false);
        _count.Completed();
    }

    private async Task<ProbeOutcome> AskAsync(TokenRequest subject, CancellationToken cancellationToken)
    {
        IWorkObserver told = _count.Begin(subject);
        try
        {
            PartnerMfaResult result = await new PartnerCenterEvaluator(backends(subject.Environment), words, setups)
                .RunAsync(subject, options, told, cancellationToken)
                .ConfigureAwait(false);
            return new ProbeOutcome(subject, result, null);
        }
        catch (PartnerMfaException failure)
        {
            return new ProbeOutcome(subject, null, failure);
        }
        finally
        {
            _count.Answered();
        }
    }
}

/// <summary>
/// Reports the progress of the work on many tokens at most ten times per second, and adds to each message which token it is about.
/// </summary>
internal sealed class ProbeCount(IWorkObserver observer, TimeProvider clock)
{
    private const string Activity = "Asking Partner Center about many";


    private readonly object _lock = new();
    private long _told = clock.GetTimestamp();
    private int _begun;
    private int _answered;

    public IWorkObserver Begin(TokenRequest subject)
    {
        Interlocked.Increment(ref _begun);
        return subject.Input is { } input ? new OfOne(this, observer, input) : observer;
    }

    public void Answered()
    {
        Interlocked.Increment(ref _answered);
        lock (_lock)
        {
            if (clock.GetElapsedTime(_told) < ProgressPace.Pause) return;
            _told = clock.GetTimestamp();
        }

        Tell();
    }

    public void Completed() => observer.Completed(Activity);

    private void Tell(string? news = null) =>
        observer.Progress(Activity, $"{_answered} answered, {_begun - _answered} under way{(news is null ? "" : $"; {news}")}");

    private sealed class OfOne(ProbeCount count, IWorkObserver observer, string input) : IWorkObserver
    {
        public void Verbose(string message) => observer.Verbose($"{input}: {message}");

        public void Warning(string message) => observer.Warning($"{input}: {message}");

        public void Progress(string activity, string status, TimeSpan? left, int? percent) => count.Tell($"{input}: {status}");

        // The whole run is not done yet.
        public void Completed(string activity)
        {
        }

        public void DeviceCode(DeviceCodePrompt prompt) => observer.DeviceCode(prompt);
    }
}
