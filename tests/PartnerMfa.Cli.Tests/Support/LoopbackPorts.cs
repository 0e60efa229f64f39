using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace PartnerMfa.Cli.Support;

/// <summary>
/// Listens on the ports of this machine that a program would most likely try by mistake. Ports that are taken, or that only an administrator may open,
/// are left out.
/// </summary>
internal sealed class LoopbackPorts : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly List<TcpListener> _listeners = [];
    private readonly Task[] _watching;

    public LoopbackPorts()
    {
        foreach (string address in new[] { "127.0.0.1", "127.0.0.2", "::1" })
            foreach (int port in new[] { 80, 443, 8080, 8888 })
                Open(IPAddress.Parse(address), port);
        _watching = [.. _listeners.Select(WatchAsync)];
    }

    public ConcurrentQueue<string> Arrived { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_watching);
        foreach (TcpListener listener in _listeners) listener.Dispose();
        _end.Dispose();
    }

    private void Open(IPAddress address, int port)
    {
        TcpListener listener = new(address, port);
        try
        {
            listener.Start();
            _listeners.Add(listener);
        }
        catch (SocketException)
        {
            listener.Dispose();
        }
    }

    private async Task WatchAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync(_end.Token);
                Arrived.Enqueue($"{listener.LocalEndpoint}");
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
