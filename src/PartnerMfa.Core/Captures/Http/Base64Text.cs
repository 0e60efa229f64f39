using System.Text;

namespace PartnerMfa.Captures.Http;

/// <summary>Base64 text within other text (RFC 4648, sections 4 and 5), as gateways and logs write bodies. Tokens do not count.</summary>
internal static class Base64Text
{
    // {"code":900421} has 15 bytes.
    private const int Shortest = 20;
    private const int Most = 64;

    // This is enough to see whether it is text, and a multiple of four.
    private const int Sample = 64;

    /// <summary>The beginning of JSON in Base64, with or without a byte order mark: {" or a brace before a line break.</summary>
    public static IReadOnlyList<string> Beginnings { get; } = ["eyJ", "ewog", "ew0K"];

    /// <summary>Returns the decoded text when the whole text is a Base64 body.</summary>
    public static string? OfBody(string text)
    {
        string whole = text.Trim().Trim('"').Trim();
        return whole.Length >= Shortest && EndOfRun(whole, 0, out bool hasDot) == whole.Length && !hasDot && Decode(whole) is { } plain && plain.TrimStart() is { Length: > 0 } body && body[0] is '{' or '[' or '<'
            ? plain
            : null;
    }

    /// <summary>Returns the decoded runs of Base64 in a text.</summary>
    public static IEnumerable<string> In(string text)
    {
        int found = 0;
        for (int at = 0, end; at < text.Length && found < Most; at = Math.Max(end, at + 1))
        {
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

    private static string? Decode(string run)
    {
        string standard = run.Replace("\\", "").Replace('-', '+').Replace('_', '/').TrimEnd('=');
        if (standard.Length % 4 == 1 || Plain(standard.Substring(0, Math.Min(standard.Length / 4 * 4, Sample)), isWhole: false) is null) return null;
        return Plain(standard.PadRight((standard.Length + 3) / 4 * 4, '='), isWhole: true);
    }

    private static string? Plain(string base64, bool isWhole)
    {
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null;
        }

        string text = Encoding.UTF8.GetString(bytes).TrimStart('\ufeff');
        // The sample can end in the middle of a character.
        string sample = isWhole ? text : text.TrimEnd('\ufffd');
        return sample.Any(c => c == '\ufffd' || (char.IsControl(c) && c is not ('\r' or '\n' or '\t'))) ? null : text;
    }

    private static bool IsBase64(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '+' or '/' or '-' or '_';
}
