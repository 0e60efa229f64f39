using System.Net;
using System.Net.Sockets;

namespace PartnerMfa.Cli.Support;

/// <summary>A loopback proxy that lets nothing through, so that requests to real hosts end here.</summary>
internal sealed class RefusingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
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
        await _end.CancelAsync();
        await _refusing;
        _listener.Dispose();
        _end.Dispose();
    }

    // A client may open a connection that it never uses, so no connection waits for another.
    private async Task RefuseEverybodyAsync()
    {
        List<Task> refusing = [];
        try
        {
            while (true) refusing.Add(RefuseAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(refusing);
        }
    }

    private async Task RefuseAsync(TcpClient client)
    {
        try
        {
            using (client)
            using (StreamReader request = new(client.GetStream()))
            {
                for (string? line = "-"; !string.IsNullOrEmpty(line);) line = await request.ReadLineAsync(_end.Token);
                await client.GetStream().WriteAsync("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), _end.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The client went away, or the test is over.
        }
    }
}
