using static PartnerMfa.Testing.Faults.FaultActs;
using static PartnerMfa.Testing.Faults.FaultAnswer;
using static PartnerMfa.Testing.Faults.WireText;

namespace PartnerMfa.Testing.Faults;

/// <summary>TLS connections that must not be trusted or cannot be established. A proxy is in front of https.</summary>
internal static class TlsFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        // The other tests are worth nothing if this one fails.
        Tls("no fault: a certificate that is trusted", OverTls(TestAuthority.Good, Answer(Good())), TokenDecides) with { TokenComes = true },
        Tls("a certificate of another name", OverTls(TestAuthority.OtherName, Answer(Good()))) with { Says = "RemoteCertificateNameMismatch" },
        Tls("a certificate that expired", OverTls(TestAuthority.Expired, Answer(Good()))) with { Says = "NotTimeValid" },
        Tls("a certificate of tomorrow", OverTls(TestAuthority.NotYetValid, Answer(Good()))) with { Says = "NotTimeValid" },
        Tls("a certificate of an unknown authority", OverTls(TestAuthority.Untrusted, Answer(Good()))) with { Says = "certificate chain" },
        Tls("a certificate for no server", OverTls(TestAuthority.ForClients, Answer(Good()))) with { Says = "NotValidForUsage" },
        Tls("TLS 1.0", ServerHello(0x01)),
        Tls("TLS 1.1", ServerHello(0x02)),
        Tls("SSL 3.0", ServerHello(0x00)),
        Tls("an alert: no such version", connection => connection.SendAsync([0x15, 0x03, 0x01, 0, 2, 2, 70])),
        Tls("plain HTTP at a TLS port", connection => connection.SendAsync(Good())),
        Tls("closed in the handshake", _ => Task.CompletedTask),
        Tls("a handshake that hangs", connection => connection.HangAsync()) with { Hangs = true },
        Tls("half a body over TLS", OverTls(TestAuthority.Good, Answer(Head("200 OK", "Content-Length: 1024") + Profile)), Unexpected) with { TokenComes = true },

        Proxy("a proxy that asks for a password", Answer(Response("407 Proxy Authentication Required", Page, "Proxy-Authenticate: Basic realm=\"proxy\""))) with { Says = "407" },
        Proxy("a proxy that refuses", Answer(Response("403 Forbidden", Page))) with { Says = "403" },
        Proxy("a proxy that answers for the host", Answer(Good("isMfaCompliant: true"))),
        Proxy("a proxy that reads along", ThenOverTls),
        Proxy("a proxy that hangs", AnswerThenHang("")) with { Hangs = true },
    ];

    private static Fault Tls(string name, Func<FaultConnection, Task> act, FaultAnswer? expected = null) =>
        new(name, act, expected ?? NoNetwork) { Way = FaultWay.Tls, TokenComes = false };

    private static Fault Proxy(string name, Func<FaultConnection, Task> act) =>
        new(name, act, NoNetwork) { Way = FaultWay.Proxy, TokenComes = false };

    // An old server chooses the version in its hello (RFC 5246, section 7.4.1.3); no library here would send that any more.
    private static Func<FaultConnection, Task> ServerHello(byte minor) => async connection =>
    {
        byte[] hello = [0x03, minor, .. Enumerable.Repeat((byte)7, 32), 0, 0x00, 0x2f, 0];
        await connection.SendAsync([0x16, 0x03, minor, 0, (byte)(hello.Length + 4), 0x02, 0, 0, (byte)hello.Length, .. hello]);
        await connection.Stream.ReadAtLeastAsync(new byte[64 * 1024], 64 * 1024, throwOnEndOfStream: false, connection.Stop);
    };

    private static async Task ThenOverTls(FaultConnection connection)
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(Head("200 Connection established"));
        await OverTls(TestAuthority.Untrusted, Answer(Good("isMfaCompliant: true")))(connection);
    }
}
