using System.Text.Json;
using PartnerMfa.Http;
using PartnerMfa.Http.Responses;
using PartnerMfa.Work;
using static PartnerMfa.Resources.ResourceFailureKind;

namespace PartnerMfa.Resources;

/// <summary>The tries of one GET: counts them, keeps their ids, remembers the last.</summary>
/// <param name="call">What is asked for, and of whom.</param>
/// <param name="read">Reads the body of a 2xx.</param>
/// <param name="hasGiven">Whether something of the body has been given away: then it cannot be read again.</param>
/// <param name="clock">The clock of the times to wait until.</param>
/// <param name="observer">Is told of each try.</param>
internal sealed class ResourceTries(
    ResourceCall call, Func<Stream, CancellationToken, Task> read, Func<bool> hasGiven, TimeProvider clock, IWorkObserver observer)
{
    private CorrelationIds _ids = CorrelationIds.New();
    private int _count;

    /// <summary>Null before the first, and while a later one is under way the one before it.</summary>
    public ResourceTry? Last { get; private set; }

    public async Task<ResourceTry> NextAsync(HttpMessageInvoker client, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_count++ > 0) _ids = _ids.NextTry();
        observer.Verbose($"GET {call.Name}, try {_count}, correlation id {_ids.CorrelationId}");
        Last = await SendAsync(client, cancellationToken).ConfigureAwait(false);
        observer.Verbose($"{call.Name}: {Last.Summary}");
        return Last;
    }

    /// <summary>What is left to say when the time was up.</summary>
    public ResourceFailure EndByTimeLimit(TimeSpan limit) => Last?.Failure
        ?? new ResourceFailure(Unreachable, Invariant($"no whole answer came within {limit.TotalSeconds:0.#} seconds")) { CorrelationId = _ids.CorrelationId };

    private async Task<ResourceTry> SendAsync(HttpMessageInvoker client, CancellationToken cancellationToken)
    {
        try
        {
            using HttpRequestMessage request = call.Service.Get(call.Address, call.Token, _ids);
            using HttpResponseMessage response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode) return await TakeAsync(response, cancellationToken).ConfigureAwait(false);
            ResponseText text = await ResponseReader.ReadTextAsync(response, clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            return new ResourceTry(FailedResponse.Read(text, _ids));
        }
        catch (Exception exception) when (NetworkFaults.IsFault(exception) || NetworkFaults.IsHandlerTimeout(exception, cancellationToken))
        {
            return new ResourceTry(new ResourceFailure(Unreachable, $"no response: {NetworkFaults.Describe(exception)}") { CorrelationId = _ids.CorrelationId });
        }
    }

    private async Task<ResourceTry> TakeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (BoundedBody.StaysPacked(response.Content)) return Unusable(response, "a body packed in a way that is not read here");
        try
        {
            await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
            return new ResourceTry(Failure: null);
        }
        catch (ResourceBodyException exception)
        {
            return Unusable(response, exception.Message);
        }
        catch (JsonException)
        {
            return Unusable(response, "a body that is no whole JSON");
        }
        catch (Exception exception) when (BreaksOff(exception, cancellationToken))
        {
            return Unusable(response, "a body that breaks off") with { IsBroken = !hasGiven() };
        }
    }

    private async Task ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
#if NET
        using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        using Stream body = response.Content is null ? Stream.Null : await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        // The bodies of .NET Framework heed no cancellation once they are being read; all of them heed their end.
        using CancellationTokenRegistration closing = cancellationToken.Register(body.Dispose);
        try
        {
            await read(body, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    // What is not brotli as it says is an invalid operation to its reader.
    private static bool BreaksOff(Exception exception, CancellationToken ours) =>
        exception is InvalidOperationException || NetworkFaults.IsFault(exception) || NetworkFaults.IsHandlerTimeout(exception, ours);

    private ResourceTry Unusable(HttpResponseMessage response, string words) => new(
        new ResourceFailure(Unexpected, $"HTTP {(int)response.StatusCode} with {words}")
        {
            StatusCode = (int)response.StatusCode,
            CorrelationId = _ids.CorrelationId,
        });
}
