namespace PartnerMfa.Captures.Streams;

/// <summary>Bytes that were read already, and what follows them.</summary>
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
