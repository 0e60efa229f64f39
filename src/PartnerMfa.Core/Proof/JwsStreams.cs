using System.Security.Cryptography;
using System.Text;

namespace PartnerMfa.Proof;

/// <summary>
/// Hashes the signing input of a JWS (RFC 7515, section 5.1) while its payload is written, so that even a long report can be signed without
/// being held in memory. The encoded payload is passed on to the output of an enveloping signature.
/// </summary>
/// <param name="encoded">Receives the encoded payload; null when the signature is detached.</param>
internal sealed class JwsPayloadStream(Stream? encoded) : ForwardStream
{
    // A multiple of three bytes becomes a multiple of four characters, without padding in between.
    private const int Room = 3 * 16 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _plain = new byte[Room];
    private readonly char[] _characters = new char[Room / 3 * 4];
    private readonly byte[] _text = new byte[Room / 3 * 4];
    private int _count;

    /// <summary>Begins with the protected header.</summary>
    public void Begin(string header) => _hash.AppendData(Encoding.ASCII.GetBytes(header + "."));

    public override void Write(byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            int taken = Math.Min(count, Room - _count);
            Buffer.BlockCopy(buffer, offset, _plain, _count, taken);
            (_count, offset, count) = (_count + taken, offset + taken, count - taken);
            if (_count == Room) Encode();
        }
    }

    /// <summary>Ends the payload and returns the hash.</summary>
    /// <returns>The hash of the signing input.</returns>
    public byte[] Complete()
    {
        Encode();
        return _hash.GetHashAndReset();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _hash.Dispose();
        base.Dispose(disposing);
    }

    private void Encode()
    {
        int length = Convert.ToBase64CharArray(_plain, 0, _count, _characters, 0);
        int written = 0;
        for (int i = 0; i < length && _characters[i] != '='; i++)
            _text[written++] = _characters[i] switch { '+' => (byte)'-', '/' => (byte)'_', { } c => (byte)c };
        _hash.AppendData(_text, 0, written);
        encoded?.Write(_text, 0, written);
        _count = 0;
    }
}

/// <summary>Passes a file on while hashing it, and holds back its last bytes until something is inserted before them.</summary>
internal sealed class HeldTailStream(Stream output, byte[] tail) : ForwardStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly MemoryStream _held = new();

    public override void Write(byte[] buffer, int offset, int count)
    {
        _hash.AppendData(buffer, offset, count);
        _held.Write(buffer, offset, count);
        int ready = (int)_held.Length - tail.Length;
        if (ready <= 0) return;
        byte[] all = _held.ToArray();
        output.Write(all, 0, ready);
        _held.SetLength(0);
        _held.Write(all, ready, all.Length - ready);
    }

    /// <summary>The hash of everything that was written, without what is inserted before the tail.</summary>
    /// <exception cref="InvalidOperationException">The content did not end as expected.</exception>
    public byte[] Hash() => _held.ToArray().SequenceEqual(tail)
        ? _hash.GetHashAndReset()
        : throw new InvalidOperationException("The page does not end as pages do.");

    public void WriteTail() => output.Write(tail, 0, tail.Length);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            _held.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <summary>Writes the same data to two streams.</summary>
internal sealed class TwinStream(Stream one, Stream other) : ForwardStream
{
    public override void Write(byte[] buffer, int offset, int count)
    {
        one.Write(buffer, offset, count);
        other.Write(buffer, offset, count);
    }
}

/// <summary>A stream that can only be written to.</summary>
internal abstract class ForwardStream : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush()
    {
        // The owner of the underlying stream flushes it.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
