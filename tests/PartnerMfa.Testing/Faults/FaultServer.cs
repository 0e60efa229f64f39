using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace PartnerMfa.Testing.Faults;

/// <summary>A server on a free loopback port that treats every connection exactly as it is told, byte for byte.</summary>
internal sealed class FaultServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<int, Task> _open = new();
    private readonly Func<FaultConnection, Task> _act;
    private readonly Task _accepting;
    private int _connections;

    /// <param name="act">What to do with a connection; when it ends, the connection is closed.</param>
    public FaultServer(Func<FaultConnection, Task> act)
    {
        _act = act;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>The number of connections.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The complete heads of the requests.</summary>
    public ConcurrentQueue<string> Arrived { get; } = new();

    /// <summary>Another host, for faults that lead there.</summary>
    public Uri? Elsewhere { get; init; }

    /// <summary>Whether to fill <see cref="Arrived"/>; a server that runs for long has no room for it.</summary>
    public bool KeepsRequests { get; init; } = true;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_open.Values);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync(_stop.Token);
                int number = Interlocked.Increment(ref _connections);
                _open[number] = ServeAsync(new FaultConnection(this, socket, number, _stop.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException || (exception is SocketException && _stop.IsCancellationRequested))
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(FaultConnection connection)
    {
        using (connection)
        {
            try
            {
                await Task.Yield();
                await _act(connection);
                await connection.EndAsync();
            }
            catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or OperationCanceledException
                or System.Security.Authentication.AuthenticationException)
            {
                // The client went away or refused to continue, which is the result of most faults.
            }
            finally
            {
                _open.TryRemove(connection.Number, out _);
            }
        }
    }
}
