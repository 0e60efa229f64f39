using System.Net;
using PartnerMfa.Http;

namespace PartnerMfa.Testing.Faults;

/// <summary>The handlers that lead to fault servers: the real one of the process wherever possible.</summary>
internal static class FaultHandlers
{
    /// <summary>Like the process's own, but also trusts the tests' authority.</summary>
    public static SocketsHttpHandler Sockets(Uri? proxy = null) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        SslOptions = TestAuthority.Trust(),
        Proxy = proxy is null ? null : new WebProxy(proxy),
        UseProxy = proxy is not null,
    };

    public static HttpMessageHandler For(FaultWay way, FaultServer server) => way switch
    {
        FaultWay.Tls => Sockets(),
        FaultWay.Http2 => new Http2Handler(Sockets()),
        FaultWay.Proxy => Sockets(server.Address),
        _ => new Shared(SharedHandler.Instance),
    };

    /// <summary>Can be disposed of without disposing of the shared handler.</summary>
    private sealed class Shared(HttpMessageHandler everybodys) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _invoker = new(everybodys, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            _invoker.SendAsync(request, cancellationToken);
    }

    private sealed class Http2Handler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Version = HttpVersion.Version20;
            request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
