using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Formats.Zip;
using PartnerMfa.Captures.Http;
using PartnerMfa.Evidence;

namespace PartnerMfa.Captures.Formats.Saz;

/// <summary>Reads one session of a Fiddler archive: the heads, and the body of the response only where it can decide something.</summary>
internal static class SazCall
{
    // No real request has more headers than this.
    private const int MostHeaders = 1000;

    /// <returns>Null when the session is not a call: a tunnel, or empty.</returns>
    /// <exception cref="InvalidDataException">The request cannot be read.</exception>
    public static CapturedCall? Read(CaptureSource source, SazSession session, CallHosts hosts)
    {
        if (session.Request is not { } request) return null;
        CapturedCall call = new(session.Name);
        using (Stream stream = source.Within(request.Open(source.Stream)).Stream)
        {
            if (!ReadRequest(new HttpBytes(stream), call)) return null;
        }

        // Most calls have no token, so nothing more is read from them.
        if (call.Tokens.Count == 0 || !hosts.IsWanted(call)) return call;
        if (session.Times is { } times) call.SentOn = SazTimes.Read(source.Stream, times);
        if (session.Response is { } response) call.Response = ReadResponse(source, response, status => call.IsBodyWanted(status) && hosts.IsPartnerCenter(call));
        return call;
    }

    private static bool ReadRequest(HttpBytes bytes, CapturedCall call)
    {
        if (bytes.ReadLine(out _) is not { Length: > 0 } line) return false;
        if (!HttpHead.TryRequestLine(line, out string method, out string target, out int start) || start > 0) throw new InvalidDataException();
        if (method == "CONNECT") return false;
        (call.Method, call.Target) = (method, target);
        ReadHeaders(bytes, call.TakeRequestHeader);
        return true;
    }

    /// <returns>Null when not even the status can be read.</returns>
    private static CapturedResponse? ReadResponse(CaptureSource source, ZipMember member, Func<int, bool> withBody)
    {
        CapturedResponse? response = null;
        try
        {
            using Stream stream = source.Within(member.Open(source.Stream)).Stream;
            HttpBytes bytes = new(stream);
            if (bytes.ReadLine(out _) is not { } line || !HttpHead.TryStatusLine(line, out int status, out string? reason, out int start) || start > 0) return null;
            response = new() { StatusCode = status, ReasonPhrase = reason };
            ReadHeaders(bytes, response.TakeHeader);
            if (withBody(status)) (response.Body, response.Cut) = HttpBody.OfWire(bytes, response.Value(KnownHeader.TransferEncoding), response.Value(KnownHeader.ContentEncoding));
        }
        catch (InvalidDataException)
        {
            if (response is not null) response.Cut = ResponseBody.Truncated;
        }

        return response;
    }

    private static void ReadHeaders(HttpBytes bytes, Action<KnownHeader, string?> take)
    {
        for (int count = 0; count < MostHeaders; count++)
        {
            // A truncated head can end in the middle of a token.
            string line = bytes.ReadLine(out bool cut) ?? throw new InvalidDataException();
            if (line.Length == 0) return;
            if (HttpHead.TryHeader(line, out KnownHeader header, out string value)) take(header, cut ? null : value);
        }
    }
}
