using System.Diagnostics;

namespace PartnerMfa.Package;

/// <summary>Writes bills of materials with the CycloneDX tool that <c>.config/dotnet-tools.json</c> pins.</summary>
internal static class CycloneDxTool
{
    public const string FileName = "bom.cdx.json";

    /// <param name="repository">The root of the repository.</param>
    /// <param name="project">The project whose packages are listed; it must have been restored.</param>
    /// <param name="file">The file to write.</param>
    /// <param name="product">Whose bill it is: the name, the version, and the kind of component in CycloneDX's words.</param>
    /// <exception cref="InvalidOperationException">The tool could not be restored, or failed.</exception>
    public static void Write(string repository, string project, string file, (string Name, string Version, string Type) product)
    {
        Run(repository, ["tool", "restore"]);
        Run(repository,
        [
            "tool", "run", "dotnet-CycloneDX", "--", project,
            "--output", Path.GetDirectoryName(file)!, "--filename", Path.GetFileName(file), "--output-format", "UnsafeJson", "--spec-version", "1.6",
            "--set-name", product.Name, "--set-version", product.Version, "--set-type", product.Type,
            "--disable-package-restore",
            // The same bytes on every build: no serial number, and a fixed date.
            "--no-serial-number", "--import-metadata-path", "eng/PartnerMfa.Package/BillOfMaterials.xml",
        ]);
    }

    private static void Run(string repository, string[] arguments)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        using Process process = Process.Start(new ProcessStartInfo(dotnet, arguments) { WorkingDirectory = repository })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with exit code {process.ExitCode}.");
    }
}
