using System.Collections.Concurrent;
using System.Net;

namespace PartnerMfa.Sandbox.Sockets;

/// <summary>Sits between the probe and the sockets: sets the version of HTTP, and records the responses.</summary>
internal sealed class WireHandler(HttpMessageHandler sockets) : DelegatingHandler(sockets)
{
    /// <summary>The protocol that every request must use.</summary>
    public required Version Version { get; init; }

    /// <summary>Called when the headers of a response have arrived, possibly before its body.</summary>
    public Action HeadersCame { get; init; } = () => { };

    public ConcurrentQueue<(Version Version, string? ReasonPhrase, bool Chunked)> Responses { get; } = new();

    /// <summary>Sockets that behave like those of the process, but also trust the certificate of these tests.</summary>
    public static SocketsHttpHandler TrustingSockets(bool trusting = true) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        SslOptions = trusting ? LoopbackCertificate.Trust() : new(),
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Version = Version;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        Responses.Enqueue((response.Version, response.ReasonPhrase, response.Headers.TransferEncodingChunked == true));
        HeadersCame();
        return response;
    }
}
