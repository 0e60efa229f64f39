using PartnerMfa.Hosting;
using PartnerMfa.Http;
using PartnerMfa.Work;

namespace PartnerMfa.Probe;

/// <summary>Makes a call until it is answered, or until trying again cannot help.</summary>
internal sealed class PartnerCenterProbe(ServiceBackend backend, ProbeOptions options, IWorkObserver observer)
{
    private const string Activity = "Asking Partner Center";

    private readonly RetryExecutor<ProbeTry> _tries = new(backend, new RetryOptions(options.Retries, options.FirstWait), Activity, observer);

    /// <returns>What came; failures of the network are an outcome, not an exception.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ProbeRun> RunAsync(ProbeCall call, TimeLimit limit)
    {
        long started = backend.Clock.GetTimestamp();
        using HttpMessageInvoker client = new(backend.Handler, disposeHandler: false);
        ProbeTries tries = new(call, backend.Clock, observer);
        try
        {
            await _tries.RunAsync(cancelled => tries.NextAsync(client, cancelled), limit).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!limit.IsCancelledByCaller)
        {
            tries.EndByTimeLimit(limit.Length);
        }

        limit.ThrowIfCancelledByCaller();
        observer.Completed(Activity);
        return tries.ToRun(backend.Clock.GetElapsedTime(started));
    }
}
