
namespace PartnerMfa.Testing;

/// <summary>
/// Responds to requests according to a script, one step each, and records them completely. A request that no step expects fails the test,
/// and so does a step that was never used, when the handler is disposed of.
/// </summary>
internal sealed class ScriptedHandler : HttpMessageHandler
{
    private readonly Queue<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> _steps = new();

    /// <summary>The requests that were sent, in order.</summary>
    public List<SentRequest> Sent { get; } = [];

    public ScriptedHandler Then(Func<HttpResponseMessage> answer) => Then((_, _) => Task.FromResult(answer()));

    public ScriptedHandler Then(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _steps.Enqueue(answer);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Sent.Add(await SentRequest.OfAsync(request, cancellationToken));
        if (!_steps.TryDequeue(out Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? step))
            throw new UnexpectedRequestException($"Nothing was expected to be sent, but this was: {request.Method} {request.RequestUri}");
        HttpResponseMessage response = await step(request, cancellationToken);
        response.RequestMessage = request;
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _steps.Count > 0) throw new UnexpectedRequestException($"{_steps.Count} expected requests were never sent.");
    }
}

internal sealed class UnexpectedRequestException(string message) : Exception(message);
