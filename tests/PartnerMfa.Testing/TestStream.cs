using System.Text;

namespace PartnerMfa.Testing;

/// <summary>A body that begins well, and is then truncated or never ends.</summary>
internal sealed class TestStream : Stream
{
    private readonly byte[] _beginning;
    private readonly bool _endless;

    private TestStream(string beginning, bool endless)
    {
        _beginning = Encoding.UTF8.GetBytes(beginning);
        _endless = endless;
    }

    public static TestStream BreakingOff(string beginning) => new(beginning, endless: false);

    public static TestStream Endless(string beginning) => new(beginning, endless: true);

    /// <summary>The number of bytes that were read from it.</summary>
    public int Given { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => Given; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int left = _beginning.Length - Given;
        if (left <= 0 && !_endless) throw new IOException("The connection was reset.");
        int given = left > 0 ? Math.Min(left, count) : count;
        if (left > 0) Array.Copy(_beginning, Given, buffer, offset, given);
        else Array.Fill(buffer, (byte)' ', offset, given);
        Given += given;
        return given;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
