using static PartnerMfa.Testing.Faults.FaultAnswer;
using static PartnerMfa.Testing.Faults.WireText;

namespace PartnerMfa.Testing.Faults;

/// <summary>HTTP/2 (RFC 9113), frame by frame.</summary>
internal static class Http2Faults
{
    private const int Preface = 24;

    private enum Frame : byte
    {
        Data = 0,
        Headers = 1,
        ResetStream = 3,
        Settings = 4,
        GoAway = 7,
    }

    // HPACK (RFC 7541): an indexed ":status: 200"; literals with an indexed or a new name.
    private static readonly byte[] Status200 = [0x88];
    private static readonly byte[] Status401 = [0x08, 3, .. "401"u8];
    private static readonly byte[] Compliant = [0x00, 14, .. "ismfacompliant"u8, 4, .. "true"u8];

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("no fault: HTTP/2", Http2(Headers(Status200), Data(Profile, end: true)), TokenDecides) { Way = FaultWay.Http2, TokenComes = true },
        OverHttp2("HTTP/2 401 without a reason phrase", Rejected, Headers(Status401, end: true)),
        OverHttp2("HTTP/2 401 with a code", Required, Headers(Status401), Data(MfaRequired, end: true)),
        OverHttp2("HTTP/2 with isMfaCompliant", Confirmed, Headers([.. Status200, .. Compliant], end: true)),
        OverHttp2("GOAWAY before the answer", NoNetwork, GoAway(lastStream: 1, error: 2)),
        OverHttp2("GOAWAY: not even looked at", NoNetwork, GoAway(lastStream: 0, error: 0)),
        OverHttp2("GOAWAY in the body", Unexpected, Headers(Status200), Data(Profile[..20]), GoAway(lastStream: 0, error: 1)),
        OverHttp2("a stream reset before the answer", NoNetwork, Reset(error: 2)),
        OverHttp2("a stream refused", NoNetwork, Reset(error: 7)),
        OverHttp2("a stream reset in the body", Unexpected, Headers(Status200), Data(Profile[..20]), Reset(error: 2)),
        OverHttp2("a stream reset after the whole body", Unexpected, Headers(Status200), Data(Profile), Reset(error: 2)),
        OverHttp2("the connection closed in the body", Unexpected, Headers(Status200), Data(Profile[..20])),
        OverHttp2("HTTP/1.1 is required", NoNetwork, Reset(error: 13)),
        OverHttp2("headers that cannot be unpacked", NoNetwork, Headers([0xff, 0xff, 0xff, 0xff, 0xff, 0xff])),
        OverHttp2("a frame too large", NoNetwork, [0xff, 0xff, 0xff, (byte)Frame.Data, 0, 0, 0, 0, 1]),
        new("HTTP/1.1 in answer to HTTP/2", connection => connection.SendAsync(Good()), NoNetwork) { Way = FaultWay.Http2 },
        new("HTTP/2 in answer to HTTP/1.1", FaultActs.Answer([.. Of(Frame.Settings, 0, 0, []), .. Headers(Status200), .. Data(Profile, end: true)]), NoNetwork),
    ];

    private static Fault OverHttp2(string name, FaultAnswer expected, params byte[][] frames) =>
        new(name, Http2(frames), expected) { Way = FaultWay.Http2 };

    private static Func<FaultConnection, Task> Http2(params byte[][] frames) => async connection =>
    {
        await connection.Stream.ReadExactlyAsync(new byte[Preface], connection.Stop);
        await connection.SendAsync(Of(Frame.Settings, 0, 0, []));
        await connection.ReadHttp2RequestAsync((byte)Frame.Headers);
        foreach (byte[] frame in frames)
        {
            await connection.SendAsync(frame);
            // The response and the break are separate, so that the first is seen before the second.
            await Task.Delay(20, connection.Stop);
        }
    };

    private static byte[] Headers(byte[] fields, bool end = false) => Of(Frame.Headers, (byte)(end ? 5 : 4), 1, fields);

    private static byte[] Data(string text, bool end = false) => Of(Frame.Data, (byte)(end ? 1 : 0), 1, System.Text.Encoding.UTF8.GetBytes(text));

    private static byte[] Reset(byte error) => Of(Frame.ResetStream, 0, 1, [0, 0, 0, error]);

    private static byte[] GoAway(byte lastStream, byte error) => Of(Frame.GoAway, 0, 0, [0, 0, 0, lastStream, 0, 0, 0, error]);

    private static byte[] Of(Frame type, byte flags, byte stream, byte[] payload) =>
        [(byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length, (byte)type, flags, 0, 0, 0, stream, .. payload];
}
