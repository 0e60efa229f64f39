using System.Globalization;
using System.Text;
using PartnerMfa.Http;

namespace PartnerMfa.SignIn.Browser;

/// <summary>Reads one HTTP request at the redirect URI, within a limit, and responds to it.</summary>
internal static class LoopbackRequest
{
    // An authorization code has one or two kilobytes.
    private const int LongestHead = 16 * 1024;
    private const int LongestBody = 64 * 1024;

    private const string Page =
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>PartnerMfa</title><p>You can close this page. Return to PartnerMfa to continue.</p></html>";

    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    /// <returns>The fields of the response; null for every request that does not belong to this sign-in.</returns>
    public static async Task<string?> ReadAnswerAsync(Stream connection, Uri redirect, string state, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[LongestHead + LongestBody];
        int length = 0, head;
        while ((head = buffer.AsSpan(0, length).IndexOf(EndOfHead)) < 0)
        {
            if (length >= LongestHead) return null;
            int count = await connection.ReadAsync(buffer, length, LongestHead - length, cancellationToken).ConfigureAwait(false);
            if (count == 0) return null;
            length += count;
        }

        if (RequestHead.Parse(Encoding.ASCII.GetString(buffer, 0, head), redirect) is not { } request) return null;
        if (request.Method == "GET") return IsOurs(request.Query, state) ? request.Query : null;

        int body = head + EndOfHead.Length;
        if (request.ContentLength is not { } expected || expected > LongestBody) return null;
        while (length < body + expected)
        {
            int count = await connection.ReadAsync(buffer, length, body + expected - length, cancellationToken).ConfigureAwait(false);
            if (count == 0) return null;
            length += count;
        }

        string form = Encoding.UTF8.GetString(buffer, body, expected);
        return IsOurs(form, state) ? form : null;
    }

    public static async Task ReplyAsync(Stream connection, bool isAnswer, CancellationToken cancellationToken)
    {
        string page = isAnswer ? Page : "";
        byte[] reply = Encoding.UTF8.GetBytes(
            $"HTTP/1.1 {(isAnswer ? "200 OK" : "404 Not Found")}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(page).ToString(CultureInfo.InvariantCulture)}\r\n"
            + "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nContent-Security-Policy: default-src 'none'\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
            + page);
        await connection.WriteAsync(reply, 0, reply.Length, cancellationToken).ConfigureAwait(false);
        await connection.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    // There must be exactly one state, and it must be ours: any other belongs to another sign-in or to none.
    private static bool IsOurs(string fields, string state) =>
        QueryFields.Only(fields, "state") is { } sent && IsSame(sent, state)
        && QueryFields.Values(fields, "code").Count + QueryFields.Values(fields, "error").Count == 1;

    // The comparison takes equally long whichever character differs.
    private static bool IsSame(string sent, string state)
    {
        int difference = sent.Length ^ state.Length;
        for (int i = 0; i < sent.Length && i < state.Length; i++) difference |= sent[i] ^ state[i];
        return difference == 0;
    }

    /// <summary>The relevant parts of a request's head.</summary>
    private sealed record RequestHead(string Method, string Query, int? ContentLength)
    {
        private static readonly string[] LineEnd = ["\r\n"];

        /// <returns>Null when the request is not for the redirect URI.</returns>
        public static RequestHead? Parse(string head, Uri redirect)
        {
            string[] lines = head.Split(LineEnd, StringSplitOptions.None);
            string[] words = lines[0].Split(' ');
            if (words.Length != 3 || words[0] is not ("GET" or "POST") || words[2] is not ("HTTP/1.1" or "HTTP/1.0")) return null;
            string[] target = words[1].Split(['?'], 2);
            if (target[0] != redirect.AbsolutePath) return null;
            if (Header(lines, "Host") is not { } host || !IsThisMachine(host, redirect.Port) || Header(lines, HttpHeaderNames.TransferEncoding) is not null) return null;
            int? length = int.TryParse(Header(lines, HttpHeaderNames.ContentLength), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
            return new RequestHead(words[0], target.Length == 2 ? target[1] : "", length);
        }

        // A header that occurs twice gets a value that matches nothing.
        private static string? Header(string[] lines, string name)
        {
            string[] values =
            [
                .. lines.Skip(1)
                    .Where(line => line.Length > name.Length && line[name.Length] == ':' && line.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                    .Select(line => line.Substring(name.Length + 1).Trim()),
            ];
            return values.Length == 0 ? null : string.Join(",", values);
        }

        // A page whose own host name resolves to this machine (DNS rebinding) sends its own name.
        private static bool IsThisMachine(string host, int port) =>
            host.Equals($"localhost:{port.ToString(CultureInfo.InvariantCulture)}", StringComparison.OrdinalIgnoreCase)
            || host == $"127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}"
            || (port == 80 && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host == "127.0.0.1"));
    }
}
