using System.Net;
using System.Security.Authentication;
using PartnerMfa.Requests;

namespace PartnerMfa.Http;

/// <summary>
/// The handlers that reach the network and pool its connections. They never follow a redirect, keep no cookies, and trust the certificates
/// that the system trusts, over TLS 1.2 or later.
/// </summary>
internal static class SharedHandler
{
    private static readonly Lazy<HttpMessageHandler> Handler = new(() => Create(SystemProxy.OfThisMachine()));

    /// <summary>The process's own handler, which uses the system's proxy where one applies.</summary>
    public static HttpMessageHandler Instance => Handler.Value;

    /// <summary>Creates a handler that uses the proxy that the user chose.</summary>
    public static HttpMessageHandler Through(ProxyChoice proxy) => Create(new NamedProxy(proxy));

#if NET
    private static SocketsHttpHandler Create(IWebProxy proxy)
    {
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            // A limited lifetime lets connections follow DNS changes.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            Proxy = proxy,
        };
        handler.SslOptions.EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        return handler;
    }
#else
    // By default, .NET Framework allows only two connections per host.
    private const int ConnectionsOfAHost = 1024;

    private static HttpClientHandler Create(IWebProxy proxy)
    {
        HttpClientHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            MaxConnectionsPerServer = ConnectionsOfAHost,
            SslProtocols = SslProtocols.Tls12,
            Proxy = proxy,
        };
        return handler;
    }
#endif
}
