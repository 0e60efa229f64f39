using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PartnerMfa.Errors;
using PartnerMfa.Sandbox;

namespace PartnerMfa.Web.StandIn;

/// <summary>The sandbox's services on ports of this machine, for clients of any kind.</summary>
internal sealed class StandInServer : IAsyncDisposable
{
    private readonly WebApplication _site;
    private readonly SandboxHandler _sandbox;
    private readonly X509Certificate2? _certificate;

    private StandInServer(WebApplication site, SandboxHandler sandbox, X509Certificate2? certificate, StandInAddresses addresses)
    {
        _site = site;
        _sandbox = sandbox;
        _certificate = certificate;
        Addresses = addresses;
    }

    public StandInAddresses Addresses { get; }

    /// <exception cref="PartnerMfaException"><c>PortInUse</c>, or <c>OutputNotWritten</c> when the certificate cannot be written.</exception>
    public static async Task<StandInServer> StartAsync(StandInOptions options, CancellationToken cancellationToken)
    {
        Dictionary<Service, int> ports = Service.All.Zip(options.Port == 0 ? FreePorts() : Enumerable.Range(options.Port, Service.All.Count)).ToDictionary(pair => pair.First, pair => pair.Second);
        StandInAddresses addresses = new(!options.UseHttp, ports);
        X509Certificate2? certificate = options.UseHttp ? null : StandInCertificate.Create(options.Clock.GetUtcNow());
        if (certificate is not null) StandInCertificate.Write(certificate, options.CertificateFile);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (int port in ports.Values)
            {
                kestrel.ListenLocalhost(port, listen =>
                {
                    if (certificate is not null) listen.UseHttps(certificate);
                });
            }
        });
        SandboxHandler sandbox = new(options.Clock, addresses.Of(Service.SignIn));
        WebApplication site = builder.Build();
        StandInServer server = new(site, sandbox, certificate, addresses);
        site.Run(new SandboxForwarder(sandbox, addresses, options).AnswerAsync);
        try
        {
            await site.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw Failures.PortInUse(options.Port, options.Port + Service.All.Count - 1);
        }

        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource limit = new(NoLifetime.LongestStop);
        await _site.StopAsync(limit.Token).ConfigureAwait(false);
        await _site.DisposeAsync().ConfigureAwait(false);
        _sandbox.Dispose();
        _certificate?.Dispose();
    }

    // All three ports are opened before the first is released, so that they differ.
    private static int[] FreePorts()
    {
        TcpListener[] listeners = [.. Service.All.Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (TcpListener listener in listeners) listener.Start();
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (TcpListener listener in listeners) listener.Dispose();
        return ports;
    }
}
