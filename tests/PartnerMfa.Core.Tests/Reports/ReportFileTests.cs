using PartnerMfa.Errors;
using PartnerMfa.Requests;

namespace PartnerMfa.Reports;

/// <summary>A report appears completely or not at all, and replaces nothing unless asked to.</summary>
public sealed class ReportFileTests : IDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly SampleResults _samples = new();

    public void Dispose() => _samples.Dispose();

    [Fact]
    public async Task Writing_a_report_leaves_no_other_files()
    {
        await _samples.WriteAsync("report.html", SampleResults.Result());

        Assert.Equal(["report.html"], Names());
    }

    [Theory]
    [InlineData("a.html", "<!DOCTYPE html>")]
    [InlineData("a.HTM", "<!DOCTYPE html>")]
    [InlineData("a.json", "{")]
    [InlineData("a.md", "# ")]
    [InlineData("a.markdown", "# ")]
    [InlineData("a.xml", "<?xml")]
    public async Task The_file_name_decides_the_format(string name, string beginning) =>
        Assert.StartsWith(beginning, await _samples.WriteAsync(name, SampleResults.Result()), StringComparison.Ordinal);

    [Theory]
    [InlineData("report", "ReportFormatUnknown")]
    [InlineData("report.txt", "ReportFormatUnknown")]
    [InlineData("missing/report.html", "ReportNotWritten")]
    [InlineData("folder.html", "ReportNotWritten")]
    [InlineData("there.html", "ReportExists")]
    [InlineData("a\0b.html", "ReportNotWritten")]
    public void A_place_that_cannot_be_is_refused_before_anything_is_done(string name, string id)
    {
        Directory.CreateDirectory(_samples.PathOf("folder.html"));
        File.WriteAllText(_samples.PathOf("there.html"), "kept");
        string[] before = Names();

        Assert.Equal(id, Assert.Throws<PartnerMfaException>(() => _samples.Open(name)).ErrorId);
        Assert.Equal(before, Names());
        Assert.Equal("kept", File.ReadAllText(_samples.PathOf("there.html")));
    }

    [Fact]
    public void Any_file_name_works_with_a_named_format()
    {
        using Report report = _samples.Open("report", format: PartnerMfaReportFormat.Html);

        Assert.Single(Names());
    }

    [Fact]
    public void A_device_is_not_replaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no devices among its files.");
        ReportRequest request = new() { Path = "/dev/null", Format = PartnerMfaReportFormat.Html, Force = true };

        Assert.Equal(ErrorId.ReportNotWritten, Assert.Throws<PartnerMfaException>(() => Report.Open(request, TimeProvider.System)).Id);
        Assert.True(File.Exists("/dev/null"));
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_when_asked_and_stays_as_secret_as_it_was()
    {
        string path = _samples.PathOf("report.html");
        await File.WriteAllTextAsync(path, "old", Stop);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        await _samples.WriteAsync("report.html", SampleResults.Result());

        Assert.StartsWith("<!DOCTYPE", await File.ReadAllTextAsync(path, Stop), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task A_link_stays_a_link()
    {
        File.CreateSymbolicLink(_samples.PathOf("link.html"), _samples.PathOf("target.html"));

        await _samples.WriteAsync("link.html", SampleResults.Result());

        Assert.Equal(_samples.PathOf("target.html"), new FileInfo(_samples.PathOf("link.html")).LinkTarget);
        Assert.StartsWith("<!DOCTYPE", await File.ReadAllTextAsync(_samples.PathOf("target.html"), Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_appeared_in_the_meantime_is_kept()
    {
        using Report report = _samples.Open("report.html");
        report.Add(SampleResults.Result());
        await File.WriteAllTextAsync(_samples.PathOf("report.html"), "kept", Stop);

        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() => report.CompleteAsync(Stop));
        report.Dispose();

        Assert.Equal(ErrorId.ReportExists, failure.Id);
        Assert.Equal("kept", await File.ReadAllTextAsync(_samples.PathOf("report.html"), Stop));
        Assert.Single(Names());
    }

    [Fact]
    public async Task A_report_that_is_stopped_leaves_nothing()
    {
        using (Report report = _samples.Open("report.html"))
        {
            report.Add(SampleResults.Result());
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => report.CompleteAsync(new CancellationToken(canceled: true)));
        }

        Assert.Empty(Names());
    }

    [Fact]
    public async Task A_folder_that_disappears_is_reported()
    {
        DirectoryInfo folder = Directory.CreateDirectory(_samples.PathOf("folder"));
        using Report report = _samples.Open("folder/report.html");
        report.Add(SampleResults.Result());
        folder.Delete(recursive: true);

        Assert.Equal(ErrorId.ReportNotWritten, (await Assert.ThrowsAsync<PartnerMfaException>(() => report.CompleteAsync(Stop))).Id);
    }

    [Fact]
    public async Task An_empty_report_is_refused()
    {
        using (Report report = _samples.Open("report.html"))
        {
            report.AddFailure(Failures.NotAResult("it is text"));
            Assert.Equal(ErrorId.ReportEmpty, (await Assert.ThrowsAsync<PartnerMfaException>(() => report.CompleteAsync(Stop))).Id);
        }

        Assert.Empty(Names());
    }

    private string[] Names() => [.. Directory.EnumerateFileSystemEntries(_samples.Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
