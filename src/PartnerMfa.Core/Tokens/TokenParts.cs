using System.Buffers;
using System.Buffers.Text;
using System.Text.RegularExpressions;

namespace PartnerMfa.Tokens;

/// <summary>The three parts of a signed token (RFC 7515, section 7.1), each in Base64url.</summary>
/// <param name="Text">The whole token.</param>
/// <param name="HeaderEnd">The position of the first dot.</param>
/// <param name="PayloadEnd">The position of the second dot.</param>
internal readonly record struct TokenParts(string Text, int HeaderEnd, int PayloadEnd)
{
    public ReadOnlySpan<char> Header => Text.AsSpan(0, HeaderEnd);

    public ReadOnlySpan<char> Payload => Text.AsSpan(HeaderEnd + 1, PayloadEnd - HeaderEnd - 1);

    public ReadOnlySpan<char> Signature => Text.AsSpan(PayloadEnd + 1);

    /// <param name="text">A text with three parts.</param>
    public static TokenParts Of(string text)
    {
        int first = text.IndexOf('.');
        return new TokenParts(text, first, text.IndexOf('.', first + 1));
    }

    /// <summary>The number of parts in a text; zero when it is empty.</summary>
    public static int Count(string text)
    {
        if (text.Length == 0) return 0;
        int parts = 1;
        for (int dot = text.IndexOf('.'); dot >= 0; dot = text.IndexOf('.', dot + 1)) parts++;
        return parts;
    }

    /// <summary>A token is secret.</summary>
    public override string ToString() => Secret.Redacted;
}

/// <summary>
/// Decodes Base64url without padding (RFC 7515, section 2) of any length, without allocating memory. It uses plain loops, because
/// vectorized code is compiled again in every process and the tool often reads just one token.
/// </summary>
internal static class Base64UrlText
{
    /// <summary>The number of bytes that <see cref="TryDecode"/> needs as a buffer.</summary>
    public static int RoomFor(int characters) => (characters + 3) / 4 * 4;

    /// <summary>The bytes of the text. False when the text is not Base64url; '+' and '/' of plain Base64 are also accepted.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> room, out ReadOnlySpan<byte> bytes)
    {
        Span<byte> plain = room.Slice(0, RoomFor(text.Length));
        for (int i = 0; i < plain.Length; i++) plain[i] = i < text.Length ? ToPlain(text[i]) : (byte)'=';
        bool done = Base64.DecodeFromUtf8InPlace(plain, out int length) == OperationStatus.Done;
        bytes = plain.Slice(0, done ? length : 0);
        return done;
    }

    // Characters outside of ASCII become '?', which is not Base64 either.
    private static byte ToPlain(char c) => c switch
    {
        '-' => (byte)'+',
        '_' => (byte)'/',
        > '~' => (byte)'?',
        _ => (byte)c,
    };
}

/// <summary>
/// Recognizes what sanitizers write in place of a signature, so that a token can be shared safely while its claims remain readable.
/// </summary>
internal static class RemovedSignature
{
    /// <summary>The text that PartnerMfa writes.</summary>
    public const string Replacement = "scrubbed";

    // Cloudflare's HAR sanitizer writes "redacted"; others write one of these words, or one character over and over.
    private static readonly Regex Known = new(
        @"^\W*(scrubbed|redacted|sanitized|sanitised|removed|masked|hidden|stripped|filtered|censored|omitted|secret|signature|sig)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // No signature of a public-key algorithm is this short, and the longest of these words is far shorter.
    private const int Longest = 32;

    private const string Masks = "*xX#-_";

    public static bool IsIn(ReadOnlySpan<char> signature) =>
        IsMask(signature) || HasOther(signature) || (signature.Length is > 0 and <= Longest && Known.IsMatch(signature.ToString()));

    // A signature contains only Base64 characters, so something else was put in its place.
    private static bool HasOther(ReadOnlySpan<char> signature)
    {
        foreach (char c in signature)
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '+' or '/')) return true;
        return false;
    }

    private static bool IsMask(ReadOnlySpan<char> signature) =>
        signature.Length > 2 && Masks.Contains(signature[0]) && signature.TrimEnd(signature[0]).IsEmpty;
}
