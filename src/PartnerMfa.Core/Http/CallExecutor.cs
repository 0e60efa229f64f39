using System.Text.Json;
using PartnerMfa.Evidence;
using PartnerMfa.Http.Responses;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Http;

/// <summary>Makes calls. Each is repeated until it is answered or until another attempt cannot help.</summary>
/// <param name="backend">Sends requests, and provides the clock and the randomness for waits.</param>
/// <param name="options">How often to retry, and how long to wait.</param>
/// <param name="activity">The activity under which waits are reported.</param>
/// <param name="observer">Receives every attempt and wait.</param>
internal sealed class CallExecutor(ServiceBackend backend, RetryOptions options, string activity, IWorkObserver observer)
{
    private readonly RetryExecutor _retries = new(backend, options, activity, observer);

    /// <returns>The result of the last attempt. A network failure is a result, not an exception.</returns>
    /// <exception cref="OperationCanceledException">The caller canceled the call.</exception>
    public async Task<CallResult> RunAsync(ServiceCall call, TimeLimit limit)
    {
        long started = backend.Clock.GetTimestamp();
        using HttpMessageInvoker client = new(backend.Handler, disposeHandler: false);
        CallResult last = new(null, null, call.Ids, Attempts: 0);
        try
        {
            await _retries.RunAsync(NextAsync, limit).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!limit.IsCancelledByCaller)
        {
            if (last is { Response: null, Failure: null })
                last = last with { Failure = Invariant($"no complete answer came within {limit.Length.TotalSeconds:0.#} seconds") };
        }

        limit.ThrowIfCancelledByCaller();
        return last with { Duration = backend.Clock.GetElapsedTime(started) };

        async Task<CallResult> NextAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // The time limit may end this attempt. Until the attempt is complete, the earlier result counts.
            last = last with { Ids = last.Attempts == 0 ? last.Ids : last.Ids.NextTry(), Attempts = last.Attempts + 1 };
            observer.Verbose($"{call.Method} {call.Name}, attempt {last.Attempts}, correlation id {last.Ids.CorrelationId}, request id {last.Ids.RequestId}");
            last = await SendAsync(client, call, last, cancellationToken).ConfigureAwait(false);
            observer.Verbose(last.Summary);
            return last;
        }
    }

    private async Task<CallResult> SendAsync(HttpMessageInvoker client, ServiceCall call, CallResult attempt, CancellationToken cancellationToken)
    {
        try
        {
            using HttpRequestMessage request = call.Request(attempt.Ids);
            using HttpResponseMessage response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (call.ReadBody is not null && response.IsSuccessStatusCode) return await ReadBodyAsync(response, call, attempt, cancellationToken).ConfigureAwait(false);
            ResponseText text = await ResponseReader.ReadTextAsync(response, backend.Clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            call.Look?.Invoke(text);
            return attempt with { Response = ResponseFacts.Find(text), Failure = null };
        }
        catch (Exception exception) when (NetworkFaults.IsFault(exception) || NetworkFaults.IsHandlerTimeout(exception, cancellationToken))
        {
            return attempt with { Response = null, Failure = NetworkFaults.Describe(exception) };
        }
    }

    private static async Task<CallResult> ReadBodyAsync(HttpResponseMessage response, ServiceCall call, CallResult attempt, CancellationToken cancellationToken)
    {
        attempt = attempt with { Response = new ProbeResponse { StatusCode = (int)response.StatusCode, Body = ResponseBody.Other }, Failure = null };
        if (BoundedBody.StaysPacked(response.Content)) return attempt with { Failure = "a body in an unknown encoding" };
        try
        {
            using Stream body = await BoundedBody.OpenAsync(response.Content, cancellationToken).ConfigureAwait(false);
            // The streams of .NET Framework ignore cancellation during a read, but they do react to being closed.
            using CancellationTokenRegistration closing = cancellationToken.Register(body.Dispose);
            await call.ReadBody!(body, cancellationToken).ConfigureAwait(false);
            return attempt;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (UnusableBodyException exception)
        {
            return attempt with { Failure = exception.Message };
        }
        catch (JsonException)
        {
            return attempt with { Failure = "a body that is not complete JSON" };
        }
        catch (Exception exception) when (BreaksOff(exception, cancellationToken))
        {
            ProbeResponse cut = attempt.Response! with { Body = ResponseBody.Truncated };
            return attempt with { Response = cut, Failure = "a truncated body", IsFinal = call.HasPassedOn() };
        }
    }

    // The decoder reports damaged Brotli data as an invalid operation.
    private static bool BreaksOff(Exception exception, CancellationToken ours) =>
        exception is InvalidOperationException || NetworkFaults.IsFault(exception) || NetworkFaults.IsHandlerTimeout(exception, ours);
}
