
namespace PartnerMfa.Cli.Support;

/// <summary>A folder for one test, which is deleted when the test is over.</summary>
internal sealed class TemporaryFiles : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("partner-mfa-test-").FullName;

    /// <returns>The path of a new file with this text.</returns>
    public string Write(string name, string text)
    {
        string path = PathOf(name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <returns>The path of a new file that only its owner can read.</returns>
    public string WritePrivate(string name, string text)
    {
        string path = Write(name, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
