using PartnerMfa.Hosting;
using PartnerMfa.Http;
using PartnerMfa.Http.Responses;
using PartnerMfa.Work;

namespace PartnerMfa.Probe;

/// <summary>Makes a call until it is answered, or until trying again cannot help.</summary>
internal sealed class PartnerCenterProbe(ServiceBackend backend, ProbeOptions options, IWorkObserver observer)
{
    private const string Activity = "Asking Partner Center";

    private readonly RetryExecutor<CallResult> _retries = new(backend, new RetryOptions(options.Retries, options.FirstWait), Activity, observer);

    /// <returns>What came; failures of the network are a result, not an exception.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<CallResult> RunAsync(ProbeCall call, TimeLimit limit)
    {
        long started = backend.Clock.GetTimestamp();
        using HttpMessageInvoker client = new(backend.Handler, disposeHandler: false);
        CallResult sent = new(null, null, call.Ids, Attempts: 0);
        try
        {
            await _retries.RunAsync(NextAsync, limit).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!limit.IsCancelledByCaller)
        {
            if (sent is { Response: null, Failure: null })
                sent = sent with { Failure = Invariant($"no answer came within {limit.Length.TotalSeconds:0.#} seconds") };
        }

        limit.ThrowIfCancelledByCaller();
        observer.Completed(Activity);
        return sent with { Duration = backend.Clock.GetElapsedTime(started) };

        async Task<CallResult> NextAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // While an attempt is under way, the last response stays what it was: the time limit may end this one.
            sent = sent with { Ids = sent.Attempts == 0 ? sent.Ids : sent.Ids.NextTry(), Attempts = sent.Attempts + 1 };
            return sent = await SendAsync(client, call, sent, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<CallResult> SendAsync(HttpMessageInvoker client, ProbeCall call, CallResult attempt, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = call.Request(attempt.Ids);
        observer.Verbose(
            $"GET {request.RequestUri}{call.Name}, attempt {attempt.Attempts}, correlation id {attempt.Ids.CorrelationId}, request id {attempt.Ids.RequestId}");
        try
        {
            using HttpResponseMessage response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            ProbeResponse read = await ResponseReader.ReadAsync(response, backend.Clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            observer.Verbose($"HTTP {read.StatusCode}{(read.Code is null ? null : $", code {read.Code}")}");
            return attempt with { Response = read, Failure = null };
        }
        catch (Exception exception) when (NetworkFaults.IsFault(exception) || NetworkFaults.IsHandlerTimeout(exception, cancellationToken))
        {
            return attempt with { Response = null, Failure = NetworkFaults.Describe(exception) };
        }
    }
}
