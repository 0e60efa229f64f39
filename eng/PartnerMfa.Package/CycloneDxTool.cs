using System.Diagnostics;

namespace PartnerMfa.Package;

/// <summary>Writes the module's bill of materials with the CycloneDX tool that <c>.config/dotnet-tools.json</c> pins.</summary>
internal static class CycloneDxTool
{
    public const string FileName = "bom.cdx.json";

    /// <param name="repository">The root of the repository; the Sandbox project in it must have been restored.</param>
    /// <param name="folder">Where the file goes.</param>
    /// <param name="version">The module's version.</param>
    /// <exception cref="InvalidOperationException">The tool could not be restored, or failed.</exception>
    public static void Write(string repository, string folder, string version)
    {
        Run(repository, ["tool", "restore"]);
        Run(repository,
        [
            // Sandbox refers to everything that ships in the module's lib folder, directly or not.
            "tool", "run", "dotnet-CycloneDX", "--", "src/PartnerMfa.Sandbox/PartnerMfa.Sandbox.csproj",
            "--output", folder, "--filename", FileName, "--output-format", "UnsafeJson", "--spec-version", "1.6",
            "--set-name", "PartnerMfa", "--set-version", version, "--set-type", "Library",
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
