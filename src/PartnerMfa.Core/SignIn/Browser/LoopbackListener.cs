using System.Net;
using System.Net.Sockets;
using PartnerMfa.Errors;

namespace PartnerMfa.SignIn.Browser;

/// <summary>
/// Accepts connections on the loopback addresses of a port. Each connection is served separately, so none can hold up another.
/// </summary>
internal sealed class LoopbackListener : IDisposable
{
    // When there are more connections, the oldest are dropped, so that the newest is always served.
    private const int MostConnections = 64;

    private readonly List<TcpListener> _listeners = [];

    /// <exception cref="PartnerMfaException"><c>RedirectNotRegistered</c>: another program is using the port.</exception>
    public LoopbackListener(Uri redirect)
    {
        try
        {
            // A browser may resolve localhost to either address.
            Listen(IPAddress.Loopback, redirect.Port);
            if (Socket.OSSupportsIPv6) Listen(IPAddress.IPv6Loopback, redirect.Port);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressNotAvailable && _listeners.Count > 0)
        {
            // IPv6 is supported but switched off.
        }
        catch (SocketException)
        {
            Dispose();
            throw Failures.RedirectInvalid(redirect, OAuthConstants.WebRedirect, "another program listens there.");
        }
    }

    /// <summary>Serves connections until the token is canceled.</summary>
    /// <param name="serve">Serves one connection. Its failure does not affect the others.</param>
    /// <param name="end">Closes all connections.</param>
    public async Task ServeAsync(Func<Stream, CancellationToken, Task> serve, CancellationToken end)
    {
        List<(TcpClient Client, Task Task)> served = [];
        using CancellationTokenRegistration stop = end.Register(Dispose);
        await Task.WhenAll(_listeners.ToArray().Select(AcceptAsync)).ConfigureAwait(false);
        Task[] left;
        lock (served) left = [.. served.Select(one => one.Task)];
        await Task.WhenAll(left).ConfigureAwait(false);

        async Task AcceptAsync(TcpListener listener)
        {
            while (!end.IsCancellationRequested)
            {
                TcpClient client;
                try
                {
#if NET
                    client = await listener.AcceptTcpClientAsync(end).ConfigureAwait(false);
#else
                    client = await listener.AcceptTcpClientAsync().ConfigureAwait(false);
#endif
                }
                catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
                {
                    // The connection failed before it was accepted, or the listener has ended.
                    continue;
                }

                Add(client);
            }
        }

        void Add(TcpClient client)
        {
            lock (served)
            {
                served.RemoveAll(one => one.Task.IsCompleted);
                if (served.Count >= MostConnections) served[0].Client.Dispose();
                served.Add((client, ServeOneAsync(client)));
            }
        }

        async Task ServeOneAsync(TcpClient client)
        {
            await Task.Yield();
            try
            {
                using (client) await serve(client.GetStream(), end).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
            {
                // The caller hung up or took too long.
            }
        }
    }

    public void Dispose() => _listeners.ForEach(listener => listener.Stop());

    private void Listen(IPAddress address, int port)
    {
        TcpListener listener = new(address, port) { ExclusiveAddressUse = true };
        listener.Start();
        _listeners.Add(listener);
    }
}
