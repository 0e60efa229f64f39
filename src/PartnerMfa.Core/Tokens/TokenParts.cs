using System.Buffers;
using System.Buffers.Text;
using System.Text.RegularExpressions;

namespace PartnerMfa.Tokens;

/// <summary>The three parts of a signed token (RFC 7515, section 7.1), each in Base64url.</summary>
/// <param name="Text">The whole token.</param>
/// <param name="HeaderEnd">Where the first dot stands.</param>
/// <param name="PayloadEnd">Where the second dot stands.</param>
internal readonly record struct TokenParts(string Text, int HeaderEnd, int PayloadEnd)
{
    public ReadOnlySpan<char> Header => Text.AsSpan(0, HeaderEnd);

    public ReadOnlySpan<char> Payload => Text.AsSpan(HeaderEnd + 1, PayloadEnd - HeaderEnd - 1);

    public ReadOnlySpan<char> Signature => Text.AsSpan(PayloadEnd + 1);

    /// <param name="text">A text of three parts.</param>
    public static TokenParts Of(string text)
    {
        int first = text.IndexOf('.');
        return new TokenParts(text, first, text.IndexOf('.', first + 1));
    }

    /// <summary>How many parts a text has; none when it is empty.</summary>
    public static int Count(string text)
    {
        if (text.Length == 0) return 0;
        int parts = 1;
        for (int dot = text.IndexOf('.'); dot >= 0; dot = text.IndexOf('.', dot + 1)) parts++;
        return parts;
    }

    /// <summary>A token is a secret.</summary>
    public override string ToString() => Secret.Redacted;
}

/// <summary>
/// Base64url without padding (RFC 7515, section 2), of any length without an allocation of its own. Plain loops: what is vectorised is
/// compiled anew in every process, and the tool reads one token.
/// </summary>
internal static class Base64UrlText
{
    /// <summary>How many bytes <see cref="TryDecode"/> needs to work in.</summary>
    public static int RoomFor(int characters) => (characters + 3) / 4 * 4;

    /// <summary>The bytes of the text. False when it is not Base64url; '+' and '/' of plain Base64 are taken, too.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> room, out ReadOnlySpan<byte> bytes)
    {
        Span<byte> plain = room.Slice(0, RoomFor(text.Length));
        for (int i = 0; i < plain.Length; i++) plain[i] = i < text.Length ? ToPlain(text[i]) : (byte)'=';
        bool done = Base64.DecodeFromUtf8InPlace(plain, out int length) == OperationStatus.Done;
        bytes = plain.Slice(0, done ? length : 0);
        return done;
    }

    // What is not ASCII becomes '?', which is not Base64 either.
    private static byte ToPlain(char c) => c switch
    {
        '-' => (byte)'+',
        '_' => (byte)'/',
        > '~' => (byte)'?',
        _ => (byte)c,
    };
}

/// <summary>Recognizes what sanitizers put in the place of a signature, so that a token is safe to share and its claims can still be read.</summary>
internal static class RemovedSignature
{
    /// <summary>What this software puts there.</summary>
    public const string Replacement = "scrubbed";

    // Cloudflare's HAR sanitizer writes "redacted"; others write one of these words, or one character over and over.
    private static readonly Regex Known = new(
        @"^\W*(scrubbed|redacted|sanitized|sanitised|removed|masked|hidden|stripped|filtered|censored|omitted|secret|signature|sig)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // No signature of a public-key algorithm is so short; the longest of the words is far shorter.
    private const int Longest = 32;

    private const string Masks = "*xX#-_";

    public static bool IsIn(ReadOnlySpan<char> signature) =>
        IsMask(signature) || (signature.Length is > 0 and <= Longest && Known.IsMatch(signature.ToString()));

    private static bool IsMask(ReadOnlySpan<char> signature) =>
        signature.Length > 2 && Masks.Contains(signature[0]) && signature.TrimEnd(signature[0]).IsEmpty;
}
