using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace PartnerMfa.Testing.Faults;

/// <summary>A server on a free port of the loopback address that does to every connection what it is told, byte for byte.</summary>
internal sealed class FaultServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<int, Task> _open = new();
    private readonly Func<FaultConnection, Task> _act;
    private readonly Task _accepting;
    private int _connections;

    /// <param name="act">What is done to a connection; when it ends, the connection is closed.</param>
    public FaultServer(Func<FaultConnection, Task> act)
    {
        _act = act;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>How many connections came.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The heads of the requests that came, whole.</summary>
    public ConcurrentQueue<string> Arrived { get; } = new();

    /// <summary>Another host, for faults that lead there.</summary>
    public Uri? Elsewhere { get; init; }

    /// <summary>Keep <see cref="Arrived"/>; a server that runs for long has no room for it.</summary>
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
                // The client went away, or would not go on: that is what most faults lead to.
            }
            finally
            {
                _open.TryRemove(connection.Number, out _);
            }
        }
    }
}
