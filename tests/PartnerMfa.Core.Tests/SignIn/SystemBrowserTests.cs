using System.Diagnostics;
using Microsoft.Identity.Client;
using PartnerMfa.SignIn.Browser;

namespace PartnerMfa.SignIn;

public sealed class SystemBrowserTests : IDisposable
{
    private static readonly Uri Page = new("https://login.microsoftonline.com/authorize?x=\"1\"");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partnermfa-browser-");

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData(":")]
    [InlineData("./bin:bin:../bin")]
    [InlineData("~/bin")]
    public void A_program_in_a_relative_folder_of_PATH_is_never_started(string entry)
    {
        if (!OperatingSystem.IsLinux()) return;
        Plant("xdg-open", executable: true);
        string before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = _folder.FullName;
            Assert.Null(SystemBrowser.Opener(Page, entry));
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    [Fact]
    public void The_first_program_on_PATH_is_started_by_its_absolute_path_in_a_safe_folder()
    {
        if (!OperatingSystem.IsLinux()) return;
        Plant("xdg-open", executable: true);
        ProcessStartInfo start = SystemBrowser.Opener(Page, $".::/no/such/folder:{_folder.FullName}")!;

        Assert.Equal(Path.Combine(_folder.FullName, "xdg-open"), start.FileName);
        Assert.Equal("\"https://login.microsoftonline.com/authorize?x=%221%22\"", start.Arguments);
        Assert.Equal(("/", $"/no/such/folder:{_folder.FullName}"), (start.WorkingDirectory, start.Environment["PATH"]));
    }

    [Fact]
    public void A_file_without_execute_permission_is_not_started()
    {
        if (!OperatingSystem.IsLinux()) return;
        Plant("xdg-open", executable: false);
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "x-www-browser"));

        Assert.Null(SystemBrowser.Opener(Page, _folder.FullName));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://login.microsoftonline.com/")]
    [InlineData("ms-settings:network")]
    public void Only_web_pages_are_opened(string address) =>
        Assert.Equal(MsalError.LinuxXdgOpen, Assert.Throws<MsalClientException>(() => SystemBrowser.Open(new Uri(address))).ErrorCode);

    [Theory]
    [InlineData("/tmp/report.exe")]
    [InlineData("/tmp/report")]
    [InlineData("/tmp/report.html.desktop")]
    [InlineData("/tmp/report.svg")]
    public void Only_web_pages_are_opened_as_files(string file) => Assert.False(SystemBrowser.TryOpenFile(file));

    public void Dispose() => _folder.Delete(recursive: true);

    private void Plant(string name, bool executable)
    {
        string file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, "#!/bin/sh\n");
#pragma warning disable CA1416 // The callers check for Linux first.
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | (executable ? UnixFileMode.UserExecute : 0));
#pragma warning restore CA1416
    }
}
