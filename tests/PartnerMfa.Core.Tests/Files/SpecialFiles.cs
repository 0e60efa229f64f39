using System.Diagnostics;

namespace PartnerMfa.Files;

/// <summary>Pipes and full disks, as they exist on Linux.</summary>
internal static class SpecialFiles
{
    private static readonly string[] Mount = ["/usr/bin/mount", "/bin/mount"];

    /// <summary>Only the administrator can mount file systems, and not in every container.</summary>
    public static bool CanMount { get; } = OperatingSystem.IsLinux() && Environment.UserName == "root" && Mount.Any(File.Exists) && TryMount();

    public static void MakePipe(string path) => Assert.Equal(0, Run("mkfifo", path));

    /// <summary>Puts an empty file system of 256 KiB in place of a folder, until it is disposed of.</summary>
    public static IDisposable MountSmall(string folder)
    {
        Assert.Equal(0, Run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder));
        return new Mounted(folder);
    }

    private static bool TryMount()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("partnermfa-mount-");
        try
        {
            if (Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.FullName) != 0) return false;
            Run("umount", folder.FullName);
            return true;
        }
        finally
        {
            folder.Delete();
        }
    }

    private static int Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private sealed class Mounted(string folder) : IDisposable
    {
        public void Dispose() => Run("umount", folder);
    }
}
