using System.Text;

namespace PartnerMfa.Http.Resources;

/// <summary>Tests that measure the memory of the process, so nothing else runs in parallel.</summary>
[CollectionDefinition(nameof(MemoryCollection), DisableParallelization = true)]
public sealed class MemoryCollection;

/// <summary>However long a collection is, only a window of it is in memory.</summary>
[Collection(nameof(MemoryCollection))]
public sealed class ResourceMemoryTests
{
    private const int Rows = 200_000;
    private const long Bound = 8 * 1024 * 1024;

    [Fact]
    public async Task A_collection_of_eighty_megabytes_is_not_held()
    {
        int read = 0;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = long.MinValue;
        using Reads reads = new Reads { Item = Take }.Then(() => new StreamContent(new RowStream()));
        ResourceResult<ItemCount> fetched = await reads.GetAllAsync();

        Assert.Equal(new ResourceResult<ItemCount>(new ItemCount(Rows, null), null), fetched);
        // Garbage from other tests may have been collected in the meantime, so there can be less than before.
        Assert.InRange(most, -long.MaxValue, Bound);

        void Take(System.Text.Json.JsonElement row)
        {
            if (++read % (Rows / 4) == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
    }

    /// <summary>Creates the rows when they are requested.</summary>
    private sealed class RowStream : MemoryStream
    {
        private static readonly byte[] Row = Encoding.UTF8.GetBytes($$"""{"upn":"{{new string('x', 400)}}"}""");

        private byte[] _piece = "["u8.ToArray();
        private int _at;
        private int _row;

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            if (_at == _piece.Length) Next();
            int given = Math.Min(count, _piece.Length - _at);
            Array.Copy(_piece, _at, buffer, offset, given);
            _at += given;
            return Task.FromResult(given);
        }

        private void Next()
        {
            _at = 0;
            _row++;
            _piece = _row <= Rows ? [.. Row, (byte)(_row < Rows ? ',' : ']')] : [];
        }
    }
}
