namespace PartnerMfa.Reports;

public sealed class ResultSpoolTests
{
    private const string OpenFiles = "/proc/self/fd";

    // Windows removes the file when the process ends, however it ends. On other systems, only a file without a name disappears with the
    // process.
    [Fact]
    public void The_spool_file_is_unlinked_while_in_use_so_nothing_stays_behind()
    {
        Assert.SkipUnless(Directory.Exists(OpenFiles), "SKIPPED: only Linux shows the open files of a process.");
        string account = $"{Guid.NewGuid():N}@contoso.com";
        using ResultSpool spool = new();
        SpoolPlace place = spool.Append(SampleResults.Result(account: account));
        Assert.Contains(account, spool.ReadText(place), StringComparison.Ordinal);

        string file = Assert.Single(Directory.EnumerateFiles(OpenFiles), open => IsSpoolOf(account, open));

        Assert.EndsWith(" (deleted)", new FileInfo(file).LinkTarget, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_come_back_in_any_order()
    {
        using ResultSpool spool = new();
        SpoolPlace[] places = [.. Enumerable.Range(0, 3).Select(i => spool.Append(SampleResults.Result(account: $"user{i}@contoso.com")))];

        Assert.Contains("user2@contoso.com", spool.ReadText(places[2]), StringComparison.Ordinal);
        Assert.Contains("user0@contoso.com", spool.ReadText(places[0]), StringComparison.Ordinal);
        Assert.Throws<EndOfStreamException>(() => spool.ReadText(new SpoolPlace(places[2].Offset, places[2].Length + 1)));
    }

    // Other tests open and close files in the meantime.
    private static bool IsSpoolOf(string account, string open)
    {
        try
        {
            if (new FileInfo(open).LinkTarget?.StartsWith(Path.GetTempPath(), StringComparison.Ordinal) != true) return false;
            using FileStream file = new(open, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using StreamReader reader = new(file);
            return reader.ReadToEnd().Contains(account, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
