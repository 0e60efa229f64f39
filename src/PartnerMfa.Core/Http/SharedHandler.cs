using System.Net;
using System.Security.Authentication;
using PartnerMfa.Requests;

namespace PartnerMfa.Http;

/// <summary>
/// The handlers that reach the network and pool its connections. They never follow a redirect, keep no cookies, and trust
/// what the system trusts, over TLS 1.2 or later.
/// </summary>
internal static class SharedHandler
{
    private static readonly Lazy<HttpMessageHandler> Handler = new(() => Create(SystemProxy.OfThisMachine()));

    /// <summary>The process's own, through the system's proxy where one applies.</summary>
    public static HttpMessageHandler Instance => Handler.Value;

    /// <summary>A new one, through the proxy that the user chose.</summary>
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
            // DNS changes are noticed.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            Proxy = proxy,
        };
        handler.SslOptions.EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        return handler;
    }
#else
    // .NET Framework lets a host have two connections unless told otherwise.
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
