
namespace PartnerMfa.Cli.Support;

/// <summary>A folder of a test's own, which goes when the test is over.</summary>
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

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
