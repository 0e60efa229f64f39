using System.Text;
using static PartnerMfa.Testing.Faults.FaultActs;
using static PartnerMfa.Testing.Faults.FaultAnswer;
using static PartnerMfa.Testing.Faults.WireText;

namespace PartnerMfa.Testing.Faults;

/// <summary>Responses with wrong framing: status lines, lengths, chunks, headers.</summary>
internal static class FramingFaults
{
    private const string Chunked = "Transfer-Encoding: chunked";
    private const string Close = "Connection: close";

    private static readonly int Length = Encoding.UTF8.GetByteCount(Profile);

    public static IReadOnlyList<Fault> All { get; } =
    [
        // Before the headers
        new("garbage before the status line", Answer("\u0001\u0002garbage\r\n" + Good()), NoNetwork),
        new("empty lines before the status line", Answer("\r\n\r\n" + Good()), NoNetwork),
        new("garbage alone", Answer("\u0000\u0001\u0002\u0003"), NoNetwork),
        new("HTTP/0.9: a body alone", Answer(Profile), NoNetwork),
        new("HTTP/1.0", Answer("HTTP/1.0 200 OK\r\n\r\n" + Profile), TokenDecides),
        new("HTTP/9.9", Answer("HTTP/9.9 200 OK\r\nContent-Length: 0\r\n\r\n"), NoNetwork),
        new("another protocol's greeting", connection => connection.SendAsync("220 mail.example ESMTP\r\n"), NoNetwork),
        new("100 Continue, then an answer", Answer(Head("100 Continue") + Good()), TokenDecides),
        new("102 and 103, then an answer", Answer(Head("102 Processing") + Head("103 Early Hints", "Link: </x>; rel=preload") + Good()), TokenDecides),
        new("isMfaCompliant in early hints", Answer(Head("103 Early Hints", "isMfaCompliant: true") + Good()), TokenDecides),
        new("early hints without end", AnswerThenRepeat("", Head("103 Early Hints")), NoNetwork) { Hangs = true },
        new("101 Switching Protocols", AnswerThenHang(Head("101 Switching Protocols", "Upgrade: other", "Connection: Upgrade")), Unexpected) { Hangs = true },

        // Status
        new("status 999", Answer(Response("999 Denied", Profile)), Unexpected),
        new("status 600", Answer(Response("600 Other", Profile)), Unexpected),
        new("status 000", Answer(Response("000 Nothing", Profile)), Unexpected),
        new("status ABC", Answer(Response("ABC What", Profile)), NoNetwork),
        new("status 20", Answer(Response("20 OK", Profile)), NoNetwork),
        new("status 2000", Answer(Response("2000 OK", Profile)), NoNetwork),
        new("a status line without a phrase", Answer("HTTP/1.1 401\r\nContent-Length: 0\r\n\r\n"), Rejected),
        new("204 with a body", Answer(Response("204 No Content", Profile)), Unexpected),
        new("205 with a body", Answer(Response("205 Reset Content", Profile)), TokenDecides),
        new("304 with a body", Answer(Response("304 Not Modified", Profile)), Unexpected),
        new("206 with a part", Answer(Response("206 Partial Content", Profile[..20], $"Content-Range: bytes 0-19/{Length}")), Unexpected),

        // Lengths
        new("a length too long", Answer(Head("200 OK", $"Content-Length: {Length + 1}") + Profile), Unexpected),
        new("a length too short", Answer(Head("200 OK", $"Content-Length: {Length - 1}", Close) + Profile), Unexpected),
        new("a negative length", Answer(Head("200 OK", "Content-Length: -1", Close) + Profile), TokenDecides),
        new("two different lengths", Answer(Head("200 OK", "Content-Length: 5", $"Content-Length: {Length}", Close) + Profile), Unexpected),
        new("a length that is no number", Answer(Head("200 OK", "Content-Length: many", Close) + Profile), TokenDecides),
        new("no length, and cut short", Answer(Head("200 OK") + Profile[..40]), Unexpected),
        new("a body of 10 GB", AnswerThenRepeat(Head("200 OK", "Content-Length: 10737418240") + Profile, new string(' ', 64 * 1024)), Unexpected) { Says = "far too large" },

        // Chunks
        new("chunks", Answer(Head("200 OK", Chunked) + Chunk(Profile[..10]) + Chunk(Profile[10..]) + Chunk("")), TokenDecides),
        new("the last chunk is missing", Answer(Head("200 OK", Chunked) + Chunk(Profile)), Unexpected),
        new("a chunk size that is no number", Answer(Head("200 OK", Chunked) + $"zz\r\n{Profile}\r\n0\r\n\r\n"), Unexpected),
        new("a chunk size that is negative", Answer(Head("200 OK", Chunked) + $"-5\r\n{Profile}\r\n0\r\n\r\n"), Unexpected),
        new("a chunk size that overflows", Answer(Head("200 OK", Chunked) + $"FFFFFFFFFFFFFFFFF\r\n{Profile}\r\n0\r\n\r\n"), Unexpected),
        new("a chunk longer than its size", Answer(Head("200 OK", Chunked) + $"5\r\n{Profile}\r\n0\r\n\r\n"), Unexpected),
        new("chunks without end", AnswerThenRepeat(Head("200 OK", Chunked) + Chunk(Profile), Chunk(new string(' ', 16 * 1024))), Unexpected),
        new("chunks and a length at once", Answer(Head("200 OK", Chunked, "Content-Length: 3") + Chunk(Profile) + Chunk("")), TokenDecides),
        new("isMfaCompliant in the trailer", Answer(Head("200 OK", Chunked, "Trailer: isMfaCompliant") + Chunk(Profile) + "0\r\nisMfaCompliant: true\r\n\r\n"), TokenDecides),
    ];
}
