using System.Collections.Concurrent;
using System.Net;

namespace PartnerMfa.Sandbox.Sockets;

/// <summary>Between the probe and the sockets: sets the version of HTTP, and keeps what the responses were like.</summary>
internal sealed class WireHandler(HttpMessageHandler sockets) : DelegatingHandler(sockets)
{
    /// <summary>What every request must speak.</summary>
    public required Version Version { get; init; }

    /// <summary>The headers of a response have come; its body may be still to come.</summary>
    public Action HeadersCame { get; init; } = () => { };

    public ConcurrentQueue<(Version Version, string? ReasonPhrase, bool Chunked)> Responses { get; } = new();

    /// <summary>Sockets that behave as those of the process, and trust the certificate of these tests besides.</summary>
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
