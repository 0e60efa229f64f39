using System.IO.Compression;
using System.Text;
using PartnerMfa.Testing.Faults;
using static PartnerMfa.Testing.Faults.WireText;

namespace PartnerMfa.Soak;

/// <summary>
/// A Partner Center on loopback that fails every other time, each time in another way, and keeps its connections open when it can.
/// </summary>
internal sealed class FlakyService : IAsyncDisposable
{
    private static readonly Func<FaultConnection, Task<bool>>[] Answers =
    [
        Sending(Good()),
        Sending(Response("503 Service Unavailable", Page)),
        Sending(Good("isMfaCompliant: true")),
        Reset,
        Sending(Head("200 OK", "Transfer-Encoding: chunked") + Chunk(Profile) + Chunk("")),
        Sending(Response("429 Too Many Requests", "", "Retry-After: 0")),
        Sending(Response("401 Unauthorized", MfaRequired)),
        HalfABody,
        Sending(Gzip()),
        Sending(Response("302 Found", "", "Location: https://elsewhere.invalid/")),
        Sending(Good("Set-Cookie: a=b")),
        Sending("garbage\r\n\r\n", keeps: false),
        Sending(Response("401 Unauthorized", MfaRequired, "isMfaCompliant: false")),
        Sending(Head("200 OK", "Content-Length: 400000") + new string('x', 400_000)),
        Sending(Response("200 OK", Page)),
        Close,
    ];

    private readonly FaultServer _server;
    private int _requests;

    public FlakyService() => _server = new FaultServer(ServeAsync) { KeepsRequests = false };

    public Uri Address => _server.Address;

    public int Connections => _server.Connections;

    public int Requests => Volatile.Read(ref _requests);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ServeAsync(FaultConnection connection)
    {
        bool goesOn = true;
        while (goesOn)
        {
            await connection.ReadRequestAsync();
            goesOn = await Answers[Interlocked.Increment(ref _requests) % Answers.Length](connection);
        }
    }

    private static Func<FaultConnection, Task<bool>> Sending(string response, bool keeps = true) => Sending(Encoding.UTF8.GetBytes(response), keeps);

    private static Func<FaultConnection, Task<bool>> Sending(byte[] response, bool keeps = true) => async connection =>
    {
        await connection.SendAsync(response);
        return keeps;
    };

    private static Task<bool> Reset(FaultConnection connection)
    {
        connection.Reset();
        return Task.FromResult(false);
    }

    private static Task<bool> Close(FaultConnection connection) => Task.FromResult(false);

    private static async Task<bool> HalfABody(FaultConnection connection)
    {
        await connection.SendAsync(Head("200 OK", "Content-Length: 1024") + Profile);
        return false;
    }

    private static byte[] Gzip()
    {
        using MemoryStream packed = new();
        using (GZipStream packing = new(packed, CompressionLevel.Fastest)) packing.Write(Encoding.UTF8.GetBytes(Profile));
        return [.. Encoding.UTF8.GetBytes(Head("200 OK", $"Content-Length: {packed.ToArray().Length}", "Content-Encoding: gzip")), .. packed.ToArray()];
    }
}
