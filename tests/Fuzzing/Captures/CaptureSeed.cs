using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using PartnerMfa.Testing;
using PartnerMfa.Testing.Captures;

namespace PartnerMfa.Fuzzing.Captures;

/// <summary>A damaged capture, and the tokens that may be found in it.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Tokens">The tokens that were put into it.</param>
/// <param name="Text">Its content before it was packed; null when it was damaged after that, so that anything may be in it.</param>
internal sealed record CaptureSeed(byte[] Bytes, string[] Tokens, string? Text)
{
    private static readonly Func<Random, string[], string>[] Texts =
    [
        (random, tokens) => HarCall.File([.. tokens.Select(token => CallOf(random, token))]),
        (random, tokens) => string.Concat(tokens.Select(token => HttpCall.Request(token) + HttpCall.Response("401 Unauthorized - MFA required", HttpCall.Profile, "isMfaCompliant: " + (random.Next(2) == 0)))),
        (_, tokens) => string.Join('\n', tokens.Select(token => $"curl 'https://api.partnercenter.microsoft.com/v1/x' \\\n  -H 'authorization: Bearer {token}' \\\n  -H $'a: it\\'s' --data-raw '{{}}'")),
        (_, tokens) => string.Join('\n', tokens.Select(token => $"curl ^\"https://api.partnercenter.microsoft.com/v1/x^\" ^\n  -H ^\"authorization: Bearer {token}^\" ^\n  -H ^\"b: ^\\^\"c^\\^\"^\"")),
        (_, tokens) => string.Join('\n', tokens.Select(token => $"$session.UserAgent = \"a\"\nInvoke-WebRequest -Uri \"https://api.partnercenter.microsoft.com/\" `\n-Headers @{{\n\"authorization\"=\"Bearer {token}\"\n  \"a\"=\"`\"b`\"\"\n}}")),
        (_, tokens) => string.Join('\n', tokens.Select(token => $"fetch(\"https://api.partnercenter.microsoft.com/\", {{\n \"headers\": {{ \"authorization\": \"Bearer {token}\" }}, \"method\": \"GET\"\n}});")),
        (_, tokens) => string.Join('\n', tokens.Select(token => $"2026-06-08 GET /x?access_token={token}&y, Bearer {token}, {{\"a\":\"{token}\"}}")),
    ];

    public static CaptureSeed Make(Random random)
    {
        string[] tokens = [.. Enumerable.Range(0, random.Next(1, 5)).Select(i => TestTokens.With(("upn", $"user{random.Next(3)}@contoso.example")).Reveal())];
        return random.Next(8) switch
        {
            6 or 7 => MadeSeeds.Make(random),
            0 => OfSaz(random, tokens),
            1 or 2 => new CaptureSeed(Mutation.Of(random, DialectSeeds.Make(random, tokens)), tokens, null),
            _ => OfText(random, tokens),
        };
    }

    /// <summary>
    /// A token must always be cut out of the existing text, after undoing the escapes of JSON, the backslashes of a shell, or the line
    /// breaks of a folded header.
    /// </summary>
    public bool CanHold(string token) =>
        Text is null || Text.Contains(token, StringComparison.Ordinal)
        || Bare(Text).Contains(token, StringComparison.Ordinal)
        || Bare(Unescaped(Text)).Contains(token, StringComparison.Ordinal)
        || Bare(Uncolored(Text)).Contains(token, StringComparison.Ordinal)
        || Bare(Unescaped(Uncolored(Text))).Contains(token, StringComparison.Ordinal);

    // Terminal control sequences can occur within a token.
    private static string Uncolored(string text) => Regex.Replace(text, "\u001b(?:\\[[ -?]*[^ -?\n]?|\\][^\a\n]*\a?|[^\n]?)", "");

    private static string Bare(string text) => string.Concat(text.Where(TokenCharacter));

    private static string Unescaped(string text) =>
        Regex.Replace(text, @"\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})", match => ((char)Convert.ToInt32(match.Groups[1].Value + match.Groups[2].Value, 16)).ToString());

    private static bool TokenCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~' or '+' or '/' or '=';

    private static CaptureSeed OfText(Random random, string[] tokens)
    {
        byte[] damaged = Mutation.Of(random, Encoding.UTF8.GetBytes(Texts[random.Next(Texts.Length)](random, tokens)));
        string text = Encoding.UTF8.GetString(damaged);
        return random.Next(8) switch
        {
            0 => new CaptureSeed(Gzip(damaged), tokens, text),
            1 => new CaptureSeed(Mutation.Of(random, Gzip(damaged)), tokens, null),
            2 => new CaptureSeed([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)], tokens, text),
            3 => new CaptureSeed(Zip(damaged), tokens, text),
            4 => new CaptureSeed(Mutation.Of(random, Zip(damaged)), tokens, null),
            _ => new CaptureSeed(damaged, tokens, text),
        };
    }

    private static CaptureSeed OfSaz(Random random, string[] tokens)
    {
        using SazFile saz = new();
        StringBuilder text = new();
        foreach (string token in tokens)
        {
            string request = Encoding.UTF8.GetString(Mutation.Of(random, Encoding.UTF8.GetBytes(HttpCall.Request(token))));
            byte[] body = random.Next(2) == 0 ? Gzip(Encoding.UTF8.GetBytes(HttpCall.Profile)) : Encoding.UTF8.GetBytes($"47\r\n{HttpCall.Profile}\r\n0\r\n\r\n");
            string head = HttpCall.Response("200 OK", "", "Content-Encoding: gzip", "Transfer-Encoding: chunked"[..random.Next(27)]);
            saz.Session(request, Mutation.Of(random, [.. Encoding.UTF8.GetBytes(head), .. body]));
            text.Append(request);
        }

        byte[] bytes = saz.ToArray();
        return random.Next(2) == 0 ? new CaptureSeed(bytes, tokens, text.ToString()) : new CaptureSeed(Mutation.Of(random, bytes), tokens, null);
    }

    private static HarCall CallOf(Random random, string token) => new(token)
    {
        Url = random.Next(3) == 0 ? "https://graph.microsoft.com/v1.0/me" : HarCall.ProfileUrl,
        Status = random.Next(600),
        Body = random.Next(3) switch { 0 => HttpCall.Profile, 1 => new string('"', random.Next(200_000)), _ => "" },
        ResponseHeaders = [("isMfaCompliant", random.Next(2) == 0 ? "true" : "false")],
    };

    private static byte[] Gzip(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Zip(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (ZipArchive zip = new(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = zip.CreateEntry("har.har", CompressionLevel.Fastest).Open();
            entry.Write(bytes);
        }

        return packed.ToArray();
    }
}
