using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using PartnerMfa.Testing.Faults;

namespace PartnerMfa.Benchmarks.Measuring;

/// <summary>
/// The simplest server that answers every request with a profile, after a delay: over TLS, like Partner Center, and without any other work.
/// </summary>
internal sealed class LoopbackService : IDisposable
{
    private static readonly byte[] Answer = Encoding.UTF8.GetBytes(WireText.Good("isMfaCompliant: true", "MS-CorrelationId: c", "MS-RequestId: r", "MS-CV: v"));

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TimeSpan _delay;

    public LoopbackService(TimeSpan delay = default)
    {
        _delay = delay;
        _listener.Start(512);
        _ = AcceptAsync();
    }

    public Uri Address => new($"https://{_listener.LocalEndpoint}");

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptSocketAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Disposed of.
        }
    }

    // Requests here have no body and arrive in one piece.
    private async Task ServeAsync(Socket socket)
    {
        socket.NoDelay = true;
        await using SslStream stream = new(new NetworkStream(socket, ownsSocket: true));
        await stream.AuthenticateAsServerAsync(TestAuthority.Good);
        byte[] request = new byte[16 * 1024];
        while (await stream.ReadAsync(request) > 0)
        {
            if (_delay > TimeSpan.Zero) await Task.Delay(_delay);
            await stream.WriteAsync(Answer);
        }
    }
}
