using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Probe;

/// <summary>Asks about many tokens, some at once. The answers come in the order of the tokens, as they are ready.</summary>
internal sealed class PartnerCenterBatch(
    Func<PartnerMfaEnvironment, ServiceBackend> backends, CommandHints words, ProbeOptions options, IWorkObserver observer)
{
    private readonly ProbeCount _count = new(observer, backends(PartnerMfaEnvironments.Global).Clock);

    /// <param name="next">Gives the next token, null at the end.</param>
    /// <param name="give">Takes an answer; the next is given when it has been taken. The failure of one is its answer.</param>
    /// <param name="cancellationToken">Cancels all of it.</param>
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
            PartnerMfaResult result = await new PartnerCenterEvaluator(backends(subject.Environment), words)
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

/// <summary>Tells how far the work on many tokens has come, at most ten times a second, and which of them each message is about.</summary>
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

        // The whole is not done yet.
        public void Completed(string activity)
        {
        }

        public void DeviceCode(DeviceCodePrompt prompt) => observer.DeviceCode(prompt);
    }
}
