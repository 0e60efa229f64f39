using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Probe;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Testing.Faults;

/// <summary>One probe of one fault, with what reached the server and what was reported.</summary>
internal sealed record FaultRun(PartnerMfaResult Result, IReadOnlyList<string> Arrived, IReadOnlyList<string> Told, TimeSpan Took)
{
    /// <summary>The time limit for a fault that nothing else ends. The clock is real, because sockets know no other.</summary>
    public static readonly TimeSpan ShortLimit = TimeSpan.FromSeconds(2);

    public static readonly TimeSpan LongLimit = TimeSpan.FromSeconds(60);

    public static TimeSpan LimitOf(Fault fault) => fault.Hangs ? ShortLimit : LongLimit;

    public static async Task<FaultRun> OfAsync(Fault fault, Secret token, Uri elsewhere, CancellationToken cancellationToken)
    {
        await using FaultServer server = new(fault.Act) { Elsewhere = elsewhere };
        using Socket nobody = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        nobody.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using HttpMessageHandler handler = FaultHandlers.For(fault.Way, server);
        RecordingObserver observer = new();
        Uri address = AddressOf(fault.Way, server.Port, ((IPEndPoint)nobody.LocalEndPoint!).Port);

        long started = Stopwatch.GetTimestamp();
        PartnerMfaResult result = await ProbeAsync(
            new ServiceBackend { Handler = handler }, address, token, new ProbeOptions
            {
                TimeLimit = LimitOf(fault),
                // The handler would try again on the connection that the fault is about to end.
                Retry = new RetryOptions(fault.Way == FaultWay.Http2 ? 0 : 1, TimeSpan.FromMilliseconds(10)),
            }, observer, cancellationToken);
        return new FaultRun(result, [.. server.Arrived], [.. observer.Told], Stopwatch.GetElapsedTime(started));
    }

    public static Task<PartnerMfaResult> ProbeAsync(
        ServiceBackend backend, Uri address, Secret token, ProbeOptions options, IWorkObserver observer, CancellationToken cancellationToken)
    {
        PartnerMfaEnvironment environment = new(
            "Loopback", new EnvironmentAddresses(address, address, address, PartnerMfaEnvironments.Global.Resource));
        return new PartnerCenterEvaluator(backend, CommandHints.PowerShell)
            .RunAsync(new TokenRequest(token, environment, "a test"), options, observer, cancellationToken);
    }

    private static Uri AddressOf(FaultWay way, int port, int nobodysPort) => new(way switch
    {
        FaultWay.Tls => $"https://127.0.0.1:{port}",
        FaultWay.Proxy => "https://partnercenter.invalid",
        FaultWay.NobodyListens => $"http://127.0.0.1:{nobodysPort}",
        FaultWay.NoSuchHost => "https://partnercenter.invalid",
        _ => $"http://127.0.0.1:{port}",
    });
}
