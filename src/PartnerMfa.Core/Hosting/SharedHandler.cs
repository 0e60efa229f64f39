using System.Net;

namespace PartnerMfa.Hosting;

/// <summary>The one handler of the process: connections are pooled in it. It never follows a redirect and keeps no cookies.</summary>
internal static class SharedHandler
{
    private static readonly Lazy<HttpMessageHandler> Handler = new(Create);

    public static HttpMessageHandler Instance => Handler.Value;

#if NET
    private static HttpMessageHandler Create() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        // A host that moves is found again.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
#else
    private static HttpMessageHandler Create() => new HttpClientHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
    };
#endif
}
