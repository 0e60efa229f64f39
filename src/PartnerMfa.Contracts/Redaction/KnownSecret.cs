using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PartnerMfa.Redaction;

/// <summary>A known secret, which is found in text even when it is in pieces, in another case, or encoded.</summary>
internal sealed class KnownSecret(string text)
{
    // This many consecutive letters and digits of a random secret never occur by accident.
    private const int PieceLength = 8;

    // A shorter piece would also be found in ordinary words.
    private const int ShortestText = 4;

    private static readonly Regex EncodedWord = new("[A-Za-z0-9+/=_-]{12,}", RegexOptions.CultureInvariant);
    private static readonly Regex Words = new(@"[^\s'""<>(),;:]+(?<![.])", RegexOptions.CultureInvariant);
    private static readonly Regex JsonEscape = new(@"\\u([0-9A-Fa-f]{4})", RegexOptions.CultureInvariant);

    private readonly Lazy<HashSet<ulong>> _pieces = new(() => PiecesOf(text));

    public bool Is(string other) => other == text;

    public string RemoveFrom(string shown)
    {
        shown = ReplaceWhole(shown);
        // A pass phrase of ordinary words has pieces that are ordinary words.
        if (!NameShapes.IsOpaque(text)) return HasDecoded(shown, decoded => Contains(decoded, text)) ? Secret.Redacted : shown;
        shown = ReplacePieces(shown);
        return HasDecoded(shown, HasPiece) ? Secret.Redacted : shown;
    }

    private string ReplaceWhole(string shown)
    {
        if (text.Length < ShortestText) return Regex.Replace(shown, $@"(?<!\w){Regex.Escape(text)}(?!\w)", Secret.Redacted);
        for (int at = 0; (at = shown.IndexOf(text, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += Secret.Redacted.Length)
            shown = shown.Substring(0, at) + Secret.Redacted + shown.Substring(at + text.Length);
        return shown;
    }

    private string ReplacePieces(string shown)
    {
        bool[]? hidden = null;
        foreach ((int start, int end) in Found(shown))
        {
            hidden ??= new bool[shown.Length];
            for (int i = start; i <= end; i++) hidden[i] = true;
        }

        if (hidden is null) return shown;
        // The account's name can be part of a secret without being secret itself.
        foreach (Match word in Words.Matches(shown))
            if (NameShapes.IsAccount(word.Value)) Array.Clear(hidden, word.Index, word.Length);
        StringBuilder kept = new(shown.Length);
        for (int i = 0; i < shown.Length; i++)
        {
            if (!hidden[i]) kept.Append(shown[i]);
            else if (i == 0 || !hidden[i - 1]) kept.Append(Secret.Redacted);
        }

        return kept.ToString();
    }

    private bool HasPiece(string shown) => Found(shown).Any();

    // Only letters and digits count, so characters inserted between the pieces do not hide them.
    private IEnumerable<(int Start, int End)> Found(string shown)
    {
        Queue<int> places = new(PieceLength);
        ulong piece = 0;
        for (int i = 0; i < shown.Length; i++)
        {
            if (DigitOf(shown[i]) is not { } digit) continue;
            if (places.Count == PieceLength) places.Dequeue();
            places.Enqueue(i);
            piece = Next(piece, digit);
            if (places.Count == PieceLength && _pieces.Value.Contains(piece)) yield return (places.Peek(), i);
        }
    }

    private static bool HasDecoded(string shown, Func<string, bool> isIn)
    {
        if (shown.IndexOf('%') >= 0 && isIn(Uri.UnescapeDataString(shown))) return true;
        if (shown.IndexOf('&') >= 0 && isIn(WebUtility.HtmlDecode(shown))) return true;
        if (shown.IndexOf('\\') >= 0 && isIn(JsonEscape.Replace(shown, match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString()))) return true;
        return EncodedWord.Matches(shown).Cast<Match>().Any(word => Decoded(word.Value).Any(isIn));
    }

    private static IEnumerable<string> Decoded(string word)
    {
        if (word.Length % 2 == 0 && word.All(Uri.IsHexDigit))
            yield return Encoding.UTF8.GetString([.. Enumerable.Range(0, word.Length / 2).Select(i => Convert.ToByte(word.Substring(2 * i, 2), 16))]);
        string base64 = word.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        if (base64.IndexOf('=') >= 0) yield break;
        // A piece can begin anywhere within a group of four characters.
        for (int skip = 0; skip < 4 && skip < base64.Length; skip++)
        {
            string part = base64.Substring(skip);
            // A single Base64 character does not encode a whole byte.
            if (part.Length % 4 == 1) part = part.Substring(0, part.Length - 1);
            yield return Encoding.UTF8.GetString(Convert.FromBase64String(part.PadRight((part.Length + 3) / 4 * 4, '=')));
        }

        char[] turned = word.ToCharArray();
        Array.Reverse(turned);
        yield return new string(turned);
    }

    private static bool Contains(string shown, string wanted) =>
        wanted.Length >= ShortestText && shown.IndexOf(wanted, StringComparison.OrdinalIgnoreCase) >= 0;

    private static HashSet<ulong> PiecesOf(string text)
    {
        HashSet<ulong> pieces = [];
        ulong piece = 0;
        int count = 0;
        foreach (char c in text)
        {
            if (DigitOf(c) is not { } digit) continue;
            piece = Next(piece, digit);
            if (++count >= PieceLength) pieces.Add(piece);
        }

        return pieces;
    }

    // Eight base-36 digits.
    private static ulong Next(ulong piece, int digit) => (piece * 36 + (ulong)digit) % 2_821_109_907_456;

    private static int? DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => null,
    };
}
