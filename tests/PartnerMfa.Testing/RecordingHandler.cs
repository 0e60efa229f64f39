namespace PartnerMfa.Testing;

/// <summary>Passes requests on and keeps them whole.</summary>
internal sealed class RecordingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>What was sent, in order.</summary>
    public List<SentRequest> Sent { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Sent.Add(await SentRequest.OfAsync(request, cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }
}
