using System.Buffers;
using System.Buffers.Text;
#if NET
using System.Text;
#endif

namespace PartnerMfa.Tokens;

/// <summary>Base64url without padding (RFC 7515, section 2), of any length without an allocation of its own.</summary>
internal static class Base64UrlText
{
    /// <summary>How many bytes <see cref="TryDecode"/> needs to work in.</summary>
    public static int RoomFor(int characters) => Padded(characters) * 2;

    /// <summary>The bytes of the text. False when it is not Base64url; '+' and '/' of plain Base64 are taken, too.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> room, out ReadOnlySpan<byte> bytes)
    {
        Span<byte> plain = room.Slice(0, Padded(text.Length));
        ToPlain(text, plain);
        plain.Slice(text.Length).Fill((byte)'=');
        bool done = Base64.DecodeFromUtf8(plain, room.Slice(plain.Length), out _, out int length) == OperationStatus.Done;
        bytes = room.Slice(plain.Length, done ? length : 0);
        return done;
    }

    private static int Padded(int characters) => (characters + 3) / 4 * 4;

#if NET
    private static void ToPlain(ReadOnlySpan<char> text, Span<byte> plain)
    {
        // What is not ASCII becomes '?', which is not Base64 either.
        Encoding.ASCII.GetBytes(text, plain);
        plain.Replace((byte)'-', (byte)'+');
        plain.Replace((byte)'_', (byte)'/');
    }
#else
    private static void ToPlain(ReadOnlySpan<char> text, Span<byte> plain)
    {
        for (int i = 0; i < text.Length; i++)
            plain[i] = text[i] switch
            {
                '-' => (byte)'+',
                '_' => (byte)'/',
                > '~' => (byte)'?',
                char c => (byte)c,
            };
    }
#endif
}
