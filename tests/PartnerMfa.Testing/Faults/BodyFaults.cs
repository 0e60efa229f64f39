using System.IO.Compression;
using System.Text;
using static PartnerMfa.Testing.Faults.FaultActs;
using static PartnerMfa.Testing.Faults.FaultAnswer;
using static PartnerMfa.Testing.Faults.WireText;

namespace PartnerMfa.Testing.Faults;

/// <summary>Bodies that are compressed wrongly, are misleading, or belong to someone else.</summary>
internal static class BodyFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("gzip", Answer(Packed("gzip", Gzip(Profile))), TokenDecides),
        new("gzip that is cut", Answer(Packed("gzip", Gzip(Profile)[..^12])), Unexpected),
        new("gzip whose sum is wrong", Answer(Packed("gzip", WrongSum(Gzip(Profile)))), Unexpected),
        new("a gzip bomb", Answer(Packed("gzip", Gzip(Profile + new string(' ', 64 * 1024 * 1024)))), Unexpected) { Says = "far too large" },
        new("a brotli bomb", Answer(Packed("br", Brotli(Profile + new string(' ', 64 * 1024 * 1024)))), Unexpected) { Says = "far too large" },
        new("brotli that is cut", Answer(Packed("br", Brotli(Profile)[..^8])), Unexpected),
        new("not gzip, as it says", Answer(Packed("gzip", Encoding.UTF8.GetBytes(Profile))), Unexpected),
        new("not brotli, as it says", Answer(Packed("br", Encoding.UTF8.GetBytes(Profile))), Unexpected),
        new("not deflate, as it says", Answer(Packed("deflate", Encoding.UTF8.GetBytes(Profile))), Unexpected),
        new("packed twice", Answer(Packed("gzip, gzip", Gzip(Gzip(Profile)))), Unexpected) { Says = "in an unknown encoding" },
        new("packed in an unknown way", Answer(Packed("sdch", Encoding.UTF8.GetBytes(Profile))), Unexpected) { Says = "in an unknown encoding" },
        new("401 that is not gzip, as it says", Answer(Packed("gzip", Encoding.UTF8.GetBytes(MfaRequired), "401 Unauthorized")), Rejected),

        new("a byte order mark", Answer(Response("200 OK", "\ufeff" + Profile)), TokenDecides),
        new("bytes that are no UTF-8", Answer([.. Encoding.UTF8.GetBytes(Head("200 OK", "Connection: close")), 0xff, 0xfe, 0xfd, .. Encoding.UTF8.GetBytes(Profile)]), Unexpected),
        new("a content type that lies", Answer(Good("Content-Type: image/png")), TokenDecides),
        new("a content type that is none", Answer(Good("Content-Type: ;;;,")), TokenDecides),
        new("JSON with a tail", Answer(Response("200 OK", Profile + "<!-- added by the proxy -->")), Unexpected),
        new("JSON nested a thousand deep", Answer(Response("200 OK", new string('[', 1000) + new string(']', 1000))), Unexpected),
        new("a profile with an error code", Answer(Response("200 OK", Profile.Replace("{", "{\"code\":900421,", StringComparison.Ordinal))), Unexpected),

        new("a captive portal", Answer(Response("200 OK", Page, "Content-Type: text/html")), Unexpected),
        new("a captive portal that speaks JSON", Answer(Response("200 OK", """{"isMfaCompliant":true,"login":"/terms"}""")), Unexpected),
        new("a captive portal with 511", Answer(Response("511 Network Authentication Required", Page)), Unavailable),
        new("a gateway's page that says MFA required, with 200", Answer(Response("200 OK", "<html>MFA required (900421)</html>")), Unexpected),
        new("a gateway's page that says MFA required, with 403", Answer(Response("403 Forbidden", "<html>MFA required (900421)</html>")), DeniedForMfa),
        new("401 with two codes", Answer(Response("401 Unauthorized", """{"code":"900421","code":"900420"}""")), Rejected),
        new("401 whose code is cut in half", Answer(Head("401 Unauthorized", "Content-Length: 100") + """{"code":900421"""), Rejected),
        new("407 by the server", Answer(Response("407 Proxy Authentication Required", Page, "Proxy-Authenticate: Basic realm=\"proxy\"")), Unexpected),
    ];

    private static byte[] Packed(string encoding, byte[] body, string status = "200 OK") =>
        [.. Encoding.UTF8.GetBytes(Head(status, $"Content-Length: {body.Length}", $"Content-Encoding: {encoding}")), .. body];

    private static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));

    private static byte[] Gzip(byte[] bytes) => Pack(bytes, target => new GZipStream(target, CompressionLevel.Fastest));

    private static byte[] Brotli(string text) => Pack(Encoding.UTF8.GetBytes(text), target => new BrotliStream(target, CompressionLevel.Fastest));

    private static byte[] Pack(byte[] bytes, Func<Stream, Stream> packer)
    {
        using MemoryStream packed = new();
        using (Stream packing = packer(packed)) packing.Write(bytes);
        return packed.ToArray();
    }

    // The checksum is in the last eight bytes, before the length (RFC 1952, section 2.3).
    private static byte[] WrongSum(byte[] gzip)
    {
        gzip[^8] ^= 0xff;
        return gzip;
    }
}
