using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace PartnerMfa.Sandbox.Sockets;

/// <summary>A way to reach a server.</summary>
internal sealed record Transport(string Name, Version Version, X509Certificate2? Certificate, HttpProtocols Protocols)
{
    public const string Http1 = "http, HTTP/1.1";
    public const string Https1 = "https, HTTP/1.1";
    public const string Http2 = "http, HTTP/2";
    public const string Https2 = "https, HTTP/2";

    public static IReadOnlyList<Transport> All { get; } =
    [
        new(Http1, HttpVersion.Version11, null, HttpProtocols.Http1),
        new(Https1, HttpVersion.Version11, LoopbackCertificate.Instance, HttpProtocols.Http1AndHttp2),
        new(Http2, HttpVersion.Version20, null, HttpProtocols.Http2),
        new(Https2, HttpVersion.Version20, LoopbackCertificate.Instance, HttpProtocols.Http1AndHttp2),
    ];

    public static Transport Find(string name) => All.Single(transport => transport.Name == name);
}
