using PartnerMfa.Http;
using PartnerMfa.Work;

namespace PartnerMfa.Probe;

/// <summary>The tries of one call: counts them, keeps their ids, remembers the last.</summary>
internal sealed class ProbeTries(ProbeCall call, TimeProvider clock, IWorkObserver observer)
{
    private CorrelationIds _ids = call.Ids;
    private ProbeTry? _last;
    private int _count;

    public async Task<ProbeTry> NextAsync(HttpMessageInvoker client, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_count++ > 0) _ids = _ids.NextTry();
        using HttpRequestMessage request = call.Request(_ids);
        observer.Verbose(
            $"GET {request.RequestUri}{call.Name}, try {_count}, correlation id {_ids.CorrelationId}, request id {_ids.RequestId}");
        return _last = await SendAsync(client, request, cancellationToken).ConfigureAwait(false);
    }

    public void EndByTimeLimit(TimeSpan limit) =>
        _last ??= new ProbeTry(null, Invariant($"no answer came within {limit.TotalSeconds:0.#} seconds"));

    public ProbeRun ToRun(TimeSpan duration) => new(_last?.Response, _last?.Failure, _ids, _count, duration);

    private async Task<ProbeTry> SendAsync(HttpMessageInvoker client, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            ProbeResponse read = await ResponseReader.ReadAsync(response, clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            observer.Verbose($"HTTP {read.StatusCode}{(read.Code is null ? null : $", code {read.Code}")}");
            return new ProbeTry(read, null);
        }
        catch (Exception exception) when (NetworkFaults.IsFault(exception) || NetworkFaults.IsHandlerTimeout(exception, cancellationToken))
        {
            return new ProbeTry(null, NetworkFaults.Describe(exception));
        }
    }
}
