namespace PartnerMfa.Captures.Streams;

/// <summary>The number of bytes to which the compressed parts of a capture may still expand, all together.</summary>
internal sealed class DecompressionBudget(long bytes)
{
    private long _left = bytes;

    /// <exception cref="DecompressionLimitException">The budget is exhausted.</exception>
    public void Take(int count)
    {
        if ((_left -= count) < 0) throw new DecompressionLimitException();
    }
}

/// <summary>Thrown when a capture expands to more than the limit.</summary>
internal sealed class DecompressionLimitException() : IOException(
    Invariant($"it expands to more than {CaptureLimits.Decompressed >> 30} GiB. Unpack it, and give the captures in it one at a time."));

/// <summary>Counts what is read against a budget.</summary>
internal sealed class BudgetStream(Stream stream, DecompressionBudget budget) : ForwardStream
{
    public override bool CanSeek => stream.CanSeek;

    public override long Length => stream.Length;

    public override long Position { get => stream.Position; set => stream.Position = value; }

    public override long Seek(long offset, SeekOrigin origin) => stream.Seek(offset, origin);

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = stream.Read(buffer, offset, count);
        budget.Take(read);
        return read;
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        int read = await stream.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
        budget.Take(read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) stream.Dispose();
        base.Dispose(disposing);
    }
}
