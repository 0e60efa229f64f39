using System.Net;

namespace PartnerMfa.Http;

/// <summary>
/// The proxy of the system or the environment (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY), for everything but this machine's own services
/// and what NO_PROXY excludes.
/// </summary>
/// <param name="system">What .NET found on this machine.</param>
/// <param name="noProxy">The value of NO_PROXY; null when it is not set.</param>
internal sealed class SystemProxy(IWebProxy system, string? noProxy) : IWebProxy
{
    private readonly NoProxyList _excluded = new(noProxy);

    public static SystemProxy OfThisMachine() => new(
#if NET
        HttpClient.DefaultProxy,
#else
        WebRequest.DefaultWebProxy,
#endif
        Environment.GetEnvironmentVariable("no_proxy") is { Length: > 0 } lower ? lower : Environment.GetEnvironmentVariable("NO_PROXY"));

    public ICredentials? Credentials { get => system.Credentials; set => system.Credentials = value; }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? destination : system.GetProxy(destination);

    public bool IsBypassed(Uri host) => LocalAddresses.Contains(host) || _excluded.Contains(host) || system.IsBypassed(host);
}
