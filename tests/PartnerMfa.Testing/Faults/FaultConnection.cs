using System.Net.Sockets;
using System.Text;

namespace PartnerMfa.Testing.Faults;

/// <summary>A connection that a fault controls.</summary>
internal sealed class FaultConnection(FaultServer server, Socket socket, int number, CancellationToken stop) : IDisposable
{
    /// <summary>1 for the server's first connection.</summary>
    public int Number => number;

    public Uri Elsewhere => server.Elsewhere ?? throw new InvalidOperationException("This server knows of no other host.");

    public CancellationToken Stop => stop;

    /// <summary>The stream to read from and write to; TLS wraps it.</summary>
    public Stream Stream { get; set; } = new NetworkStream(socket);

    /// <summary>Reads a request up to the end of its headers.</summary>
    /// <exception cref="IOException">The client closed the connection.</exception>
    public async Task<string> ReadRequestAsync()
    {
        StringBuilder head = new();
        byte[] one = new byte[1];
        while (head.Length < 4 || head.ToString(head.Length - 4, 4) != "\r\n\r\n")
        {
            if (await Stream.ReadAsync(one, stop) == 0) throw new IOException("The client went away.");
            head.Append((char)one[0]);
        }

        string request = head.ToString();
        if (server.KeepsRequests) server.Arrived.Enqueue(request);
        return request;
    }

    /// <summary>Reads frames up to a request's headers (RFC 9113, section 4.1).</summary>
    public async Task ReadHttp2RequestAsync(byte headersFrame)
    {
        byte[] frame = new byte[9];
        do
        {
            await Stream.ReadExactlyAsync(frame, stop);
            byte[] payload = new byte[(frame[0] << 16) | (frame[1] << 8) | frame[2]];
            await Stream.ReadExactlyAsync(payload, stop);
            if (server.KeepsRequests) server.Arrived.Enqueue(Encoding.Latin1.GetString(payload));
        }
        while (frame[3] != headersFrame);
    }

    /// <summary>Sends text unchanged; characters beyond U+007F are sent as UTF-8.</summary>
    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(byte[] bytes)
    {
        await Stream.WriteAsync(bytes, stop);
        await Stream.FlushAsync(stop);
    }

    /// <summary>Sends one byte per second.</summary>
    public async Task DripAsync(string text)
    {
        foreach (byte one in Encoding.UTF8.GetBytes(text))
        {
            await SendAsync([one]);
            await Task.Delay(TimeSpan.FromSeconds(1), stop);
        }
    }

    public Task HangAsync() => Task.Delay(Timeout.Infinite, stop);

    /// <summary>Breaks the connection (RST), so that the other side finds it broken and not closed.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>
    /// Closes the connection and waits for the other side to do the same, because closing with unread data would reset it.
    /// </summary>
    public async Task EndAsync()
    {
        if (!socket.Connected) return;
        await Stream.FlushAsync(stop);
        socket.Shutdown(SocketShutdown.Send);
        byte[] rest = new byte[4096];
        while (await socket.ReceiveAsync(rest, stop) > 0)
        {
        }
    }

    public void Dispose()
    {
        Stream.Dispose();
        socket.Dispose();
    }
}
