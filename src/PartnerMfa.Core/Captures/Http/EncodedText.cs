using System.IO.Compression;
using System.Text;

namespace PartnerMfa.Captures.Http;

/// <summary>
/// Text that is written as its bytes within other text, as gateways and logs write bodies: in Base64 (RFC 4648, sections 4 and 5), with or without
/// gzip, in hexadecimal, or as a list of numbers. Tokens do not count.
/// </summary>
internal static class EncodedText
{
    // {"code":900421} has 15 bytes.
    private const int Shortest = 20;
    private const int ShortestList = 15;
    private const int Most = 64;

    // This is enough to see whether it is text, and a multiple of four.
    private const int Sample = 64;

    /// <summary>The beginning of JSON in these forms, with or without a byte order mark, and of a message that journald writes as numbers.</summary>
    public static IReadOnlyList<string> Beginnings { get; } = ["eyJ", "ewog", "ew0K", "H4sI", "7b22", "[123,", "123, 34", "MESSAGE\":[", "MESSAGE\": ["];

    /// <summary>Returns the decoded text when the whole text is an encoded body.</summary>
    public static string? OfBody(string text)
    {
        string whole = text.Trim().Trim('"').Trim();
        return whole.Length is >= Shortest and <= CaptureLimits.Piece && EndOfRun(whole, 0, out bool hasDot) == whole.Length && !hasDot
            && Decode(whole) is { } plain && IsBody(plain)
            ? plain
            : null;
    }

    /// <summary>Whether the text begins like JSON or a page.</summary>
    public static bool IsBody(string plain) => plain.TrimStart() is { Length: > 0 } body && body[0] is '{' or '[' or '<';

    /// <summary>Returns the decoded runs in a text.</summary>
    public static IEnumerable<string> In(string text)
    {
        int found = 0;
        for (int at = 0, end; at < text.Length && found < Most; at = Math.Max(end, at + 1))
        {
            if (IsDigit(text[at]) && TryNumbers(text, at, out end, out string? listed))
            {
                if (listed is null) continue;
                found++;
                yield return listed;
                continue;
            }

            end = EndOfRun(text, at, out bool hasDot);
            if (hasDot || end - at < Shortest || end - at > CaptureLimits.Piece || Decode(text.Substring(at, end - at)) is not { } plain) continue;
            found++;
            yield return plain;
        }
    }

    // A dot inside makes it a token or a name; a dot at the end belongs to the sentence.
    private static int EndOfRun(string text, int at, out bool hasDot)
    {
        hasDot = false;
        for (; at < text.Length; at++)
        {
            if (IsBase64(text[at]) || (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '/' or '\\')) continue;
            if (text[at] != '.' || at + 1 == text.Length || !IsBase64(text[at + 1])) break;
            hasDot = true;
        }

        for (int padding = 0; padding < 2 && at < text.Length && text[at] == '='; padding++) at++;
        return at;
    }

    /// <summary>Decodes a run.</summary>
    /// <returns>Null when its bytes are not text.</returns>
    public static string? Decode(string run)
    {
        if (run.Length % 2 == 0 && run.All(Uri.IsHexDigit) && Plain(OfHex(run)) is { } plain) return plain;
        string standard = run.Replace("\\", "").Replace('-', '+').Replace('_', '/').TrimEnd('=');
        if (standard.Length % 4 == 1) return null;
        byte[]? sample = OfBase64(standard.Substring(0, Math.Min(standard.Length / 4 * 4, Sample)));
        bool isPacked = sample is { Length: > 2 } && sample[0] == 0x1f && sample[1] == 0x8b;
        if (!isPacked && Plain(sample, isCut: true) is null) return null;
        byte[]? bytes = OfBase64(standard.PadRight((standard.Length + 3) / 4 * 4, '='));
        return Plain(isPacked ? Unpacked(bytes) : bytes);
    }

    // Node, Java and journald write bytes as numbers with commas; Java's are signed.
    private static bool TryNumbers(string text, int at, out int end, out string? plain)
    {
        List<byte> bytes = [];
        int next = at > 0 && text[at - 1] == '-' ? at - 1 : at;
        for (end = at; bytes.Count <= CaptureLimits.Body && TryNumber(text, ref next, out int number);)
        {
            bytes.Add(unchecked((byte)number));
            end = next;
            while (next < text.Length && text[next] == ' ') next++;
            if (next == text.Length || text[next] != ',') break;
            next++;
            while (next < text.Length && text[next] == ' ') next++;
        }

        plain = bytes.Count >= ShortestList ? Plain([.. bytes.Where(value => value != Escape)]) : null;
        // A single number may be the beginning of another run.
        return bytes.Count > 1;
    }

    // It begins a terminal's colors. journald writes messages that contain them as numbers.
    private const byte Escape = 0x1b;

    private static bool TryNumber(string text, ref int at, out int number)
    {
        number = 0;
        bool isNegative = at < text.Length && text[at] == '-';
        int start = isNegative ? ++at : at;
        for (; at < text.Length && at - start < 4 && IsDigit(text[at]); at++) number = (number * 10) + (text[at] - '0');
        if (isNegative) number = -number;
        return at > start && number is >= -128 and <= 255;
    }

    private static byte[]? OfBase64(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static byte[] OfHex(string hex)
    {
        byte[] bytes = new byte[hex.Length / 2];
        for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)(Uri.FromHex(hex[i * 2]) * 16 + Uri.FromHex(hex[i * 2 + 1]));
        return bytes;
    }

    private static byte[]? Unpacked(byte[]? packed)
    {
        if (packed is null) return null;
        try
        {
            using GZipStream gzip = new(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
            byte[] plain = new byte[CaptureLimits.Body];
            int length = 0;
            for (int read; length < plain.Length && (read = gzip.Read(plain, length, plain.Length - length)) > 0; length += read) ;
            Array.Resize(ref plain, length);
            return plain;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string? Plain(byte[]? bytes, bool isCut = false)
    {
        if (bytes is null) return null;
        string text = Encoding.UTF8.GetString(bytes).TrimStart('\ufeff');
        // The sample can end in the middle of a character.
        string whole = isCut ? text.TrimEnd('\ufffd') : text;
        return whole.Any(c => c == '\ufffd' || (char.IsControl(c) && c is not ('\r' or '\n' or '\t'))) ? null : text;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsBase64(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '+' or '/' or '-' or '_';
}
