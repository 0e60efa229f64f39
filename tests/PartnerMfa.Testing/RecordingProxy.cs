using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PartnerMfa.Testing;

/// <summary>A loopback proxy that responds for every host itself, and records the request lines and the credentials.</summary>
internal sealed class RecordingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;

    public RecordingProxy()
    {
        _listener.Start();
        Address = new Uri($"http://{_listener.LocalEndpoint}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>The credential that it requires, as <c>user:password</c>; null when it requires none.</summary>
    public string? Asks { get; init; }

    public ConcurrentQueue<string> Requests { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _end.Dispose();
    }

    // A client may open a connection that it never uses, so no connection waits for another.
    private async Task AcceptAsync()
    {
        List<Task> answering = [];
        try
        {
            while (true) answering.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(answering);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using StreamReader reader = new(stream, leaveOpen: true);
        List<string> lines = [];
        while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 } line) lines.Add(line);
        if (lines.Count == 0) return;
        string? given = lines.Find(line => line.StartsWith("Proxy-Authorization: Basic ", StringComparison.OrdinalIgnoreCase))?.Split(' ')[2];
        string? credential = given is null ? null : Encoding.UTF8.GetString(Convert.FromBase64String(given));
        Requests.Enqueue(credential is null ? lines[0] : $"{lines[0]} as {credential}");
        string answer = credential == Asks
            ? $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Reply.ProfileBody.Length}\r\nisMfaCompliant: true\r\nConnection: close\r\n\r\n{Reply.ProfileBody}"
            : "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), _end.Token);
    }
}
