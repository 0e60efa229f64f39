using System.Text;

namespace PartnerMfa.Files;

public sealed class BoundedFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partnermfa-files-");

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    [Theory]
    [InlineData(0, true)]
    [InlineData(16 * 1024, true)]
    [InlineData(99_999, true)]
    [InlineData(100_000, true)]
    [InlineData(100_001, false)]
    [InlineData(1_000_000, false)]
    public void A_file_is_read_up_to_the_bound(int length, bool isRead)
    {
        byte[] content = new byte[length];
        new Random(1).NextBytes(content);
        File.WriteAllBytes(PathOf("file"), content);

        Assert.Equal(isRead ? content : null, BoundedFile.ReadBytes(PathOf("file"), 100_000));
    }

    [Fact]
    public void A_device_without_an_end_is_too_long()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SKIPPED: only Linux is sure to have /dev/zero.");
        long before = GC.GetTotalAllocatedBytes();

        Assert.Null(BoundedFile.ReadText("/dev/zero"));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 100_000_000);
    }

    [Fact]
    public void Bytes_are_counted_and_not_the_length_that_a_device_states()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SKIPPED: only Linux has files that state no length.");
        Assert.NotEmpty(BoundedFile.ReadText("/proc/self/status")!);
        Assert.Null(BoundedFile.ReadText("/proc/self/status", longest: 10));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_decides_the_encoding(string encoding)
    {
        File.WriteAllText(PathOf("file"), "Bäume", Encoding.GetEncoding(encoding));

        Assert.Equal("Bäume", BoundedFile.ReadText(PathOf("file")));
    }

    [Fact]
    public void Standard_input_without_an_end_is_too_long() => Assert.Null(BoundedFile.ReadText(new Endless()));

    public void Dispose() => _folder.Delete(recursive: true);

    private sealed class Endless : TextReader
    {
        public override int Read(char[] buffer, int index, int count)
        {
            Array.Fill(buffer, 'x', index, count);
            return count;
        }
    }
}
