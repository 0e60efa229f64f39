using static PartnerMfa.Testing.Faults.FaultActs;
using static PartnerMfa.Testing.Faults.FaultAnswer;
using static PartnerMfa.Testing.Faults.WireText;

namespace PartnerMfa.Testing.Faults;

/// <summary>Connections that fail, break, or hang.</summary>
internal static class ConnectionFaults
{
    private static readonly string HalfAResponse = Head("200 OK", "Content-Length: 1024") + Profile[..20];

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("refused", _ => Task.CompletedTask, NoNetwork) { Way = FaultWay.NobodyListens, TokenComes = false, Says = "refused" },
        new("no such host", _ => Task.CompletedTask, NoNetwork) { Way = FaultWay.NoSuchHost, TokenComes = false, Hangs = true },
        new("reset at connect", Reset, NoNetwork) { TokenComes = false },
        new("closed at connect", _ => Task.CompletedTask, NoNetwork),
        new("accepted and never answered", connection => connection.HangAsync(), NoNetwork) { Hangs = true, Says = "no complete answer came within" },
        new("read and never answered", AnswerThenHang(""), NoNetwork) { Hangs = true, TokenComes = true },
        new("closed after the request", Answer(""), NoNetwork) { TokenComes = true },
        new("reset after the request", AnswerThenReset(""), NoNetwork),
        new("reset in the status line", AnswerThenReset("HTTP/1.1 20"), NoNetwork),
        new("reset in the headers", AnswerThenReset("HTTP/1.1 200 OK\r\nContent-Type: appl"), NoNetwork),
        new("reset in the body", AnswerThenReset(HalfAResponse), Unexpected),
        new("closed in the headers", Answer("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"), NoNetwork),
        new("closed after the status line", Answer("HTTP/1.1 200 OK\r\n"), NoNetwork),
        new("half a body, then closed", Answer(HalfAResponse), Unexpected) { Says = "a truncated body" },
        new("half a body, then silence", AnswerThenHang(HalfAResponse), Unexpected) { Hangs = true },
        new("headers, then silence", AnswerThenHang(Head("200 OK", "Content-Length: 1024")), Unexpected) { Hangs = true },
        new("isMfaCompliant: true, then silence", AnswerThenHang(Head("200 OK", "Content-Length: 1024", "isMfaCompliant: true")), Confirmed) { Hangs = true },
        new("one byte a second", Drip(""), NoNetwork) { Hangs = true },
        new("one byte a second in the body", Drip(Head("200 OK", "Content-Length: 72")), Unexpected) { Hangs = true },
        new("closed between two requests", FirstThen(Answer(Response("503 Busy", "", "Connection: keep-alive")), Answer(Good())), TokenDecides),
        new("closed at the second request of a connection", FirstThen(ThenCloseAtTheNext, Answer(Good())), TokenDecides),
        new("reset once, then well", FirstThen(Reset, Answer(Good())), TokenDecides),
    ];

    private static Task Reset(FaultConnection connection)
    {
        connection.Reset();
        return Task.CompletedTask;
    }

    private static Func<FaultConnection, Task> Drip(string head) => async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(head);
        await connection.DripAsync(head.Length == 0 ? Good() : Profile);
    };

    private static async Task ThenCloseAtTheNext(FaultConnection connection)
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(Response("503 Busy"));
        await connection.ReadRequestAsync();
    }
}
