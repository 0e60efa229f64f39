using System.Formats.Tar;
using System.IO.Compression;

namespace PartnerMfa.Package;

/// <summary>
/// Writes the native tool of one platform as an archive to download and unpack: the program, its manual page, its license and its bill
/// of materials, in one folder. The same program gives the same bytes.
/// </summary>
internal static class NativeArchive
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly DateTimeOffset Time = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="repository">The root of the repository; the Cli project in it must have been restored.</param>
    /// <param name="program">The published program.</param>
    /// <param name="runtime">The platform as .NET names it, such as <c>linux-x64</c>.</param>
    /// <param name="version">The version, with its prerelease label if it has one.</param>
    /// <param name="output">The folder that the archive is written to.</param>
    /// <exception cref="FileNotFoundException">There is no such program.</exception>
    public static void Write(string repository, string program, string runtime, string version, string output)
    {
        if (!File.Exists(program)) throw new FileNotFoundException($"There is no program at {program}. Publish it first: dotnet publish src/PartnerMfa.Cli --runtime {runtime}", program);
        Directory.CreateDirectory(output);
        string folder = $"partner-mfa-{version}-{runtime}";
        string bill = Path.Combine(output, $"{folder}.cdx.json");
        CycloneDxTool.Write(repository, "src/PartnerMfa.Cli/PartnerMfa.Cli.csproj", bill, ("partner-mfa", version, "Application"));

        using FileStream file = File.Create(Path.Combine(output, $"{folder}.tar.gz"));
        using GZipStream compressed = new(file, CompressionLevel.SmallestSize);
        using TarWriter archive = new(compressed, TarEntryFormat.Ustar);
        Add(archive, $"{folder}/LICENSE", Path.Combine(repository, "LICENSE"), Readable);
        Add(archive, $"{folder}/bom.cdx.json", bill, Readable);
        Add(archive, $"{folder}/{Path.GetFileName(program)}", program, Executable);
        Add(archive, $"{folder}/partner-mfa.1", Path.Combine(repository, "docs/man/partner-mfa.1"), Readable);
    }

    private static void Add(TarWriter archive, string name, string file, UnixFileMode mode)
    {
        using FileStream content = File.OpenRead(file);
        archive.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = content, Mode = mode, ModificationTime = Time });
    }
}
