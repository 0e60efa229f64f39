using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace PartnerMfa.Cli.Support;

/// <summary>A simulated Partner Center on a loopback address, which confirms every request.</summary>
internal sealed class ConfirmingService : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;

    public ConfirmingService(string host)
    {
        IPAddress address = host == "localhost" ? IPAddress.Loopback : IPAddress.Parse(host.Trim('[', ']'));
        _listener = new TcpListener(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address, 0);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync();
    }

    public int Port { get; }

    public ConcurrentQueue<string> Requests { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
                using StreamReader reader = new(client.GetStream(), leaveOpen: true);
                string? first = await reader.ReadLineAsync(_end.Token);
                while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 })
                {
                    // Only the request line matters.
                }

                Requests.Enqueue(first ?? "");
                await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nisMfaCompliant: true\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), _end.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The test is over.
        }
    }
}
