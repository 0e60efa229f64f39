namespace PartnerMfa.Testing;

/// <summary>Passes requests on and records them completely.</summary>
internal sealed class RecordingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>The requests that were sent, in order.</summary>
    public List<SentRequest> Sent { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Sent.Add(await SentRequest.OfAsync(request, cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }
}
