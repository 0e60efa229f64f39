namespace PartnerMfa.Files;

#pragma warning disable CA1416 // What has Unix modes is skipped elsewhere.
/// <summary>Every file that is written follows one rule for links: see <see cref="WrittenFilesTests"/> for where they are used.</summary>
public sealed class FileLinkTests : IDisposable
{
    private const string Anyones = "It is a link in a folder in which everyone may make files, so anyone may have made it. Name the file that it leads to.";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partnermfa-links-");

    public FileLinkTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "SKIPPED: Windows lets only some make links.");

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_means_the_file_that_it_points_to_which_need_not_exist_yet(bool exists)
    {
        if (exists) File.WriteAllText(PathOf("real"), "old");
        File.CreateSymbolicLink(PathOf("second"), "real");
        File.CreateSymbolicLink(PathOf("first"), PathOf("second"));

        using (AtomicFile file = new(PathOf("first"), isSecret: true))
        {
            file.Content.Write("new"u8);
            file.Complete();
        }

        Assert.Equal(PathOf("real"), FileLink.TargetOf(PathOf("first")));
        Assert.Null(FileLink.WhyNot(PathOf("first")));
        Assert.Equal("new", File.ReadAllText(PathOf("real")));
        Assert.Equal(["first", "real", "second"], _folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.Equal("second", Path.GetFileName(new FileInfo(PathOf("first")).LinkTarget));
    }

    [Fact]
    public void A_link_in_a_folder_that_everyone_can_write_to_is_refused_and_its_target_is_kept()
    {
        string precious = PathOf("precious");
        File.WriteAllText(precious, "old");
        DirectoryInfo shared = _folder.CreateSubdirectory("shared");
        shared.UnixFileMode |= UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute | UnixFileMode.StickyBit;
        string planted = Path.Combine(shared.FullName, "token.txt"), way = PathOf("way");
        File.CreateSymbolicLink(planted, precious);
        File.CreateSymbolicLink(way, planted);

        Assert.Equal(Anyones, Assert.Throws<IOException>(() => new AtomicFile(planted, isSecret: true)).Message);
        Assert.Equal(Anyones, Assert.Throws<IOException>(() => new AtomicFile(way)).Message);
        Assert.Equal("i" + Anyones[1..], FileLink.WhyNot(planted));
        Assert.Equal("old", File.ReadAllText(precious));
        // A file of one's own in such a folder is an ordinary file.
        Assert.Null(FileLink.WhyNot(Path.Combine(shared.FullName, "mine.txt")));
    }

    [Fact]
    public void A_link_that_leads_in_a_circle_is_refused()
    {
        File.CreateSymbolicLink(PathOf("a"), PathOf("b"));
        File.CreateSymbolicLink(PathOf("b"), PathOf("a"));

        Assert.ThrowsAny<IOException>(() => new AtomicFile(PathOf("a")));
        Assert.NotNull(FileLink.WhyNot(PathOf("a")));
    }

    [Theory]
    [InlineData("/dev/null", "it is a device or a pipe, not a file.")]
    [InlineData("/proc/self/mem", "it is a device or a pipe, not a file.")]
    [InlineData("/", "it is a folder.")]
    [InlineData("/there/is/none", "its folder does not exist.")]
    public void A_link_to_something_that_is_not_a_file_is_refused(string target, string why)
    {
        File.CreateSymbolicLink(PathOf("link"), target);

        Assert.Equal(why, FileLink.WhyNot(PathOf("link")));
        Assert.Equal(why, FileLink.WhyNot(target));
    }

    [Fact]
    public void A_pipe_is_refused_however_it_is_reached()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SKIPPED: it needs mkfifo.");
        SpecialFiles.MakePipe(PathOf("pipe"));
        File.CreateSymbolicLink(PathOf("link"), "pipe");

        Assert.Equal("it is a device or a pipe, not a file.", FileLink.WhyNot(PathOf("link")));
        Assert.Throws<IOException>(() => new AtomicFile(PathOf("link")));
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
