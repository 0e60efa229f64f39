namespace PartnerMfa.Captures.Streams;

/// <summary>A stream that is read from start to end.</summary>
internal abstract class ForwardStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>Bytes that were already read, followed by the rest of the stream.</summary>
internal sealed class PrefixedStream(byte[] prefix, Stream rest) : ForwardStream
{
    private int _given;

    public override int Read(byte[] buffer, int offset, int count)
    {
        int left = Math.Min(count, prefix.Length - _given);
        if (left <= 0) return rest.Read(buffer, offset, count);
        return Give(buffer, offset, left);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        int left = Math.Min(count, prefix.Length - _given);
        return left <= 0 ? rest.ReadAsync(buffer, offset, count, cancellationToken) : Task.FromResult(Give(buffer, offset, left));
    }

    private int Give(byte[] buffer, int offset, int count)
    {
        Buffer.BlockCopy(prefix, _given, buffer, offset, count);
        _given += count;
        return count;
    }
}
