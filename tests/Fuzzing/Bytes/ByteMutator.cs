using System.Text;

namespace PartnerMfa.Fuzzing.Bytes;

/// <summary>
/// Creates new inputs from old ones: flipped bits, repeated and removed runs, pieces of other inputs, and significant words.
/// </summary>
/// <param name="random">The source of randomness.</param>
/// <param name="longest">The maximum size of an input, in bytes.</param>
internal sealed class ByteMutator(Random random, int longest)
{
    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "\"", "{", "}", "[", "]", ":", ",", "\\", "\\\"", "\\u0000", "\\ud800", "\\u006d", "\\u202e", "null", "true", "false", "-", "0", "-1", "1e999", "99999999999999999999", "\u00ff", "\u202e", "\u2066",
            "\u0660", "\ufeff", "\r\n", "\n\n", "\0", "\u001b[2J", "[[[[[[[[", "{\"a\":{\"a\":{\"a\":", "mfa", "ngcmfa", "\"amr\":[\"mfa\"],", "\"amr\":\"mfa\",", "\"idtyp\":\"app\",", "\"exp\":", "\"ver\":\"2.0\",", "eyJ",
            "Bearer ", "error=\"insufficient_claims\"", "claims=\"", "AADSTS", "900421", "isMfaCompliant: true\n", "isMfaCompliant: false\n", "\"code\":", "\"description\":", "MFA required", "access_token=",
            "client_secret=", "&#x41;", "%41", "=?", "\"error_description\":", "\"refresh_token\":\"0.A\"", "verification_uri", "HTTP/1.1 200 OK\r\n", "Host: localhost\r\n", "Content-Length: 4\r\n", "curl 'https://",
            "\"request\":{", "\"response\":{", "\"log\":{\"entries\":[", "PK\u0003\u0004", "\u001f\u008b", "\"state\":\"enabled\",", "\"builtInControls\":[\"mfa\"]", "\"includeUsers\":[\"All\"]",
            "\"excludeUsers\":[\"All\"]", "\"includeApplications\":[\"All\"]", "\"includeLocations\":[\"All\"]", "\"operator\":\"OR\"", "\"authenticationStrength\":{", "\"@odata.nextLink\":", "x5c", "\"alg\":\"none\"",
        }.Select(Encoding.Latin1.GetBytes),
        [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xC0, 0x80], [0xED, 0xA0, 0x80],
    ];

    private readonly byte[] _work = new byte[longest];
    private int _length;

    public byte[] Next(IReadOnlyList<byte[]> corpus)
    {
        byte[] first = corpus[Pick(corpus.Count)], second = corpus[Pick(corpus.Count)];
        // Short inputs run faster, and more of their changes matter.
        byte[] from = first.Length < second.Length ? first : second;
        _length = Math.Min(from.Length, longest);
        from.AsSpan(0, _length).CopyTo(_work);
        for (int changes = 1 << random.Next(5); changes > 0; changes--) Change(corpus);
        return _work.AsSpan(0, _length).ToArray();
    }

    // Every other time, one of the newest inputs is used, because new branches are most likely near those.
    private int Pick(int count) => random.Next(2) == 0 ? random.Next(count) : count - 1 - random.Next(Math.Min(count, 16));

    private void Change(IReadOnlyList<byte[]> corpus)
    {
        int at = random.Next(_length + 1);
        int length = random.Next(Math.Min(32, _length - at) + 1);
        switch (random.Next(9))
        {
            case 0 when at < _length: _work[at] ^= (byte)(1 << random.Next(8)); break;
            case 1 when at < _length: _work[at] = (byte)random.Next(256); break;
            case 2 when at < _length: _work[at] = (byte)(_work[at] + random.Next(-8, 9)); break;
            case 3: Replace(at, length, Words[random.Next(Words.Length)]); break;
            case 4: Replace(at, 0, Words[random.Next(Words.Length)]); break;
            case 5: Replace(at, length, []); break;
            case 6: Replace(at, 0, _work.AsSpan(at, length).ToArray()); break;
            case 7: Replace(at, random.Next(2) * length, PieceOf(corpus[random.Next(corpus.Count)])); break;
            default: Replace(at, 0, RunOf((byte)random.Next(256))); break;
        }
    }

    private byte[] PieceOf(byte[] other)
    {
        int at = random.Next(other.Length + 1);
        return other.AsSpan(at, random.Next(Math.Min(200, other.Length - at) + 1)).ToArray();
    }

    private byte[] RunOf(byte value)
    {
        byte[] run = new byte[random.Next(1, random.Next(8) == 0 ? 1000 : 12)];
        Array.Fill(run, value);
        return run;
    }

    private void Replace(int at, int length, ReadOnlySpan<byte> with)
    {
        if (_length - length + with.Length > longest) return;
        _work.AsSpan(at + length, _length - at - length).CopyTo(_work.AsSpan(at + with.Length));
        with.CopyTo(_work.AsSpan(at));
        _length += with.Length - length;
    }
}
