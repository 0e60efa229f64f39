using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.Samples;

/// <summary>
/// A machine that runs steps of pipelines. Its <c>partner-mfa</c> is the real tool; its <c>dotnet</c> and <c>curl</c> only record their
/// command lines.
/// </summary>
internal sealed class Runner : IDisposable
{
    private const string Package = "package";

    private readonly TemporaryFiles _files = new();

    public Runner()
    {
        Directory.CreateDirectory(_files.PathOf("tools"));
        Directory.CreateDirectory(SecretsFolder);
        Executable("curl", $"{Record("curl")}\nwhile [ \"$1\" != --output ]; do shift; done\nprintf '%s' '{Package}' > \"$2\"");
        Executable("dotnet", Record("dotnet"));
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string tool = Path.Combine(AppContext.BaseDirectory, "partner-mfa.dll");
        Executable(
            "partner-mfa",
            $"{Record("partner-mfa")}\nPATH='{Environment.GetEnvironmentVariable("PATH")}' exec '{host}' '{tool}' \"$@\"");
    }

    /// <summary>The checksum of what its <c>curl</c> downloads, whatever the address.</summary>
    public static string PackageChecksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Package)));

    public string Folder => _files.Folder;

    /// <summary>Every command line of the run.</summary>
    public string Commands => TextOf("commands");

    /// <summary>The folder for temporary files of the steps; empty again after a run that cleans up.</summary>
    public string SecretsFolder => _files.PathOf("tmp");

    private string CommandLog => _files.PathOf("commands");

    public string TextOf(string name) => File.Exists(_files.PathOf(name)) ? File.ReadAllText(_files.PathOf(name)) : "";

    public async Task<ToolRun> RunAsync(PipelineStep step, string folderVariable)
    {
        CancellationToken cancelled = TestContext.Current.CancellationToken;
        using Process process = Process.Start(StartInfo(step, folderVariable))!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancelled);
        Task<string> error = process.StandardError.ReadToEndAsync(cancelled);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancelled);
        return new ToolRun(process.ExitCode, await output, await error);
    }

    /// <summary>Makes <c>curl --fail</c> exit as it does for a 404 response.</summary>
    public void FailDownloads() => Executable("curl", $"{Record("curl")}\nexit 22");

    public void Dispose() => _files.Dispose();

    private ProcessStartInfo StartInfo(PipelineStep step, string folderVariable)
    {
        ProcessStartInfo start = new("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        foreach (string argument in (string[])[.. step.Shell, _files.Write("step.sh", step.Script)]) start.ArgumentList.Add(argument);
        start.Environment["PATH"] = $"{_files.PathOf("tools")}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["TMPDIR"] = SecretsFolder;
        start.Environment[folderVariable] = Folder;
        start.Environment["GITHUB_PATH"] = _files.PathOf("path");
        start.Environment["GITHUB_STEP_SUMMARY"] = _files.PathOf("summary");
        foreach ((string name, string value) in step.Environment) start.Environment[name] = value;
        return start;
    }

    private string Record(string name) => $"printf '{name} %s\\n' \"$*\" >> '{CommandLog}'";

    private void Executable(string name, string script)
    {
        string path = _files.Write(Path.Combine("tools", name), $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
