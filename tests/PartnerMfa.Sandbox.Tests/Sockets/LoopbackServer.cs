using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace PartnerMfa.Sandbox.Sockets;

/// <summary>A real server on a free loopback port. It records what arrives, then lets the test respond.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private LoopbackServer(WebApplication application) => _application = application;

    public Uri Address => new(_application.Urls.Single());

    public ConcurrentQueue<ArrivedRequest> Arrived { get; } = new();

    /// <param name="answer">Responds to every request.</param>
    /// <param name="certificate">Makes the server use https; null means http.</param>
    /// <param name="protocols">The protocols. Over http, HTTP/1.1 and HTTP/2 exclude each other.</param>
    public static async Task<LoopbackServer> StartAsync(
        RequestDelegate answer, X509Certificate2? certificate = null, HttpProtocols protocols = HttpProtocols.Http1)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = protocols;
            if (certificate is not null) listen.UseHttps(certificate);
        }));
        LoopbackServer server = new(builder.Build());
        server._application.Run(async context =>
        {
            server.Arrived.Enqueue(await ArrivedRequest.OfAsync(context));
            await answer(context);
        });
        await server._application.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
