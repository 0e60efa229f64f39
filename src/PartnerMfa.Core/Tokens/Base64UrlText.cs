using System.Buffers;
using System.Buffers.Text;

namespace PartnerMfa.Tokens;

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
