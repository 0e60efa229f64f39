using System.Net;
using System.Net.Sockets;

namespace PartnerMfa.Cli.Support;

/// <summary>A proxy on loopback that lets nobody through: requests to real hosts end here.</summary>
internal sealed class RefusingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _refusing;

    public RefusingProxy()
    {
        _listener.Start();
        Address = new Uri($"http://{_listener.LocalEndpoint}");
        _refusing = RefuseEverybodyAsync();
    }

    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _refusing;
    }

    private async Task RefuseEverybodyAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync();
                using StreamReader request = new(client.GetStream());
                for (string? line = "-"; !string.IsNullOrEmpty(line);) line = await request.ReadLineAsync();
                await client.GetStream().WriteAsync("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }
}
