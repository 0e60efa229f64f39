using System.Collections;

namespace PartnerMfa.Captures.Formats.Zip;

/// <summary>Every place of an archive where a file may begin.</summary>
internal sealed class ZipSignatures(Stream archive) : IEnumerable<long>
{
    private static readonly byte[] Local = "PK\u0003\u0004"u8.ToArray();

    public IEnumerator<long> GetEnumerator()
    {
        byte[] buffer = new byte[64 * 1024];
        int held = 0;
        for (long position = 0; ; position += held)
        {
            // Whoever takes a place reads there.
            archive.Position = position;
            held = archive.Read(buffer, 0, buffer.Length);
            if (held < Local.Length) yield break;
            for (int at = 0; IndexOf(buffer, held, ref at); at++) yield return position + at;
            // A signature may begin at the very end.
            held -= Local.Length - 1;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool IndexOf(byte[] buffer, int held, ref int at)
    {
        int found = buffer.AsSpan(at, held - at).IndexOf(Local);
        at += Math.Max(0, found);
        return found >= 0;
    }
}
