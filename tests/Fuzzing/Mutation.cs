namespace PartnerMfa.Fuzzing;

/// <summary>Changes bytes in the ways in which files and pasted text are typically damaged, and in some others.</summary>
internal static class Mutation
{
    private static readonly byte[][] Words =
    [
        [0], [0xFF], [0xC3], [0xEF, 0xBB, 0xBF], [.. "\\"u8], [.. "\""u8], [.. "'"u8], [.. "^"u8], [.. "`"u8], [.. "{"u8], [.. "}"u8], [.. "["u8], [.. "]"u8],
        [.. "\r\n"u8], [.. "\n\n"u8], [.. "\\u0000"u8], [.. "\\ud800"u8], [.. "null"u8], [.. "-1"u8], [.. "99999999999999999999"u8], [.. "eyJ"u8], [.. "Bearer "u8],
        [.. "\"request\":{"u8], [.. "\"log\":"u8], [.. "HTTP/1.1 200 OK\r\n"u8], [.. "PK\u0003\u0004"u8], [.. "PK\u0001\u0002"u8], [.. "\u001b[2J"u8], [.. "curl "u8],
    ];

    public static byte[] Of(Random random, byte[] bytes)
    {
        List<byte> changed = [.. bytes];
        for (int changes = random.Next(6); changes > 0 && changed.Count > 0; changes--) Change(random, changed);
        return [.. changed];
    }

    private static void Change(Random random, List<byte> bytes)
    {
        int at = random.Next(bytes.Count);
        int length = random.Next(1, Math.Min(64, bytes.Count - at) + 1);
        switch (random.Next(8))
        {
            case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 1: bytes[at] = (byte)random.Next(256); break;
            case 2: bytes.InsertRange(at, Words[random.Next(Words.Length)]); break;
            case 3: bytes.RemoveRange(at, length); break;
            case 4: bytes.RemoveRange(at, bytes.Count - at); break;
            case 5: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length)); break;
            case 6: bytes.InsertRange(at, Enumerable.Repeat(bytes[at], random.Next(1, 5000))); break;
            default: bytes.RemoveRange(0, at); break;
        }
    }
}
