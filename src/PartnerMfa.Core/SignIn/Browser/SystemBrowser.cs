using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Identity.Client;

namespace PartnerMfa.SignIn.Browser;

/// <summary>Opens a sign-in page in the user's default browser.</summary>
internal static class SystemBrowser
{
    private const string PathVariable = "PATH";

    // The opener of freedesktop.org, then those of Debian and of Windows Subsystem for Linux.
    private static readonly string[] LinuxOpeners = ["xdg-open", "x-www-browser", "wslview", "gnome-open"];

    /// <exception cref="MsalClientException">This machine cannot open a browser, or the address is not a web page.</exception>
    public static void Open(Uri address)
    {
        // Anything else could start a program.
        if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) throw NoBrowser();
        Start(address);
    }

    /// <returns>Returns false when this machine has no browser to open or the address is not a web page.</returns>
    public static bool TryOpen(Uri address)
    {
        try
        {
            Open(address);
            return true;
        }
        catch (MsalClientException)
        {
            return false;
        }
    }

    private static void Start(Uri address)
    {
        try
        {
            using Process? started = Process.Start(Opener(address, Environment.GetEnvironmentVariable(PathVariable)) ?? throw NoBrowser());
        }
        catch (Exception exception) when (exception is Win32Exception or PlatformNotSupportedException or FileNotFoundException)
        {
            throw NoBrowser();
        }
    }

    /// <summary>Opens a report in the user's default browser.</summary>
    /// <param name="file">The full path of an HTML file.</param>
    /// <returns>False when this machine has no browser to open or the file is not a web page.</returns>
    public static bool TryOpenFile(string file)
    {
        // Anything else could start a program.
        if (Path.GetExtension(file).ToUpperInvariant() is not (".HTML" or ".HTM")) return false;
        try
        {
            Start(new Uri(file));
            return true;
        }
        catch (MsalClientException)
        {
            return false;
        }
    }

    /// <param name="address">A web page.</param>
    /// <param name="path">The value of PATH.</param>
    /// <returns>Null when no installed program can open a page.</returns>
    internal static ProcessStartInfo? Opener(Uri address, string? path)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true };
        InstalledPrograms programs = new(path);
        string? opener = RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "/usr/bin/open" : programs.Find(LinuxOpeners);
        if (opener is null) return null;
        // The opener is a script that starts other programs by their names, so it gets a PATH and a folder where nobody else can place a
        // program.
        ProcessStartInfo start = new(opener, $"\"{address.AbsoluteUri}\"")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment[PathVariable] = programs.SafePath;
        return start;
    }

    private static MsalClientException NoBrowser() => new(MsalError.LinuxXdgOpen, "This machine opens no browser.");
}

/// <summary>
/// Finds programs to start. .NET and shells also look in the current folder, where anyone can put a file. Here, only the absolute entries
/// of PATH count, and a program is started by its absolute path.
/// </summary>
/// <param name="path">The value of PATH; null when there is none.</param>
internal sealed class InstalledPrograms(string? path)
{
    private static readonly char[] Separators = [Path.PathSeparator];

    /// <summary>The PATH for a program that is started, without relative entries, whose meaning depends on the current folder.</summary>
    public string SafePath => string.Join(Path.PathSeparator.ToString(), Folders);

    private IEnumerable<string> Folders => (path ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries).Where(IsAbsolute);

    /// <returns>The absolute path of the first of these programs that is installed; null when none is.</returns>
    public string? Find(params string[] names) => names
        .SelectMany(_ => Folders, (name, folder) => Path.Combine(folder, name))
        .FirstOrDefault(IsProgram);

    // Only shells expand "~", and "/usr/../../x" is absolute in spite of its dots.
    private static bool IsAbsolute(string folder) => folder[0] == '/' && Path.IsPathRooted(folder);

    private static bool IsProgram(string file)
    {
#if NET
        if (!OperatingSystem.IsWindows())
            return File.Exists(file) && (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
#endif
        return File.Exists(file);
    }
}
