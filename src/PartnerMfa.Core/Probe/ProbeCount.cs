using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Probe;

/// <summary>Tells how far the work on many tokens has come, at most ten times a second, and which of them each message is about.</summary>
internal sealed class ProbeCount(IWorkObserver observer, TimeProvider clock)
{
    private const string Activity = "Asking Partner Center about many";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

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
            if (clock.GetElapsedTime(_told) < Pause) return;
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
