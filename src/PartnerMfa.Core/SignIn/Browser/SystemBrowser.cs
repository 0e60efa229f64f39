using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Identity.Client;

namespace PartnerMfa.SignIn.Browser;

/// <summary>Opens a sign-in page in the user's default browser.</summary>
internal static class SystemBrowser
{
    private const string PathVariable = "PATH";

    // freedesktop.org's, then those of Debian and of Windows Subsystem for Linux.
    private static readonly string[] LinuxOpeners = ["xdg-open", "x-www-browser", "wslview", "gnome-open"];

    /// <exception cref="MsalClientException">This machine opens no browser, or the address is no web page.</exception>
    public static void Open(Uri address)
    {
        // Anything else could start a program.
        if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) throw NoBrowser();
        Start(address);
    }

    /// <returns>False when this machine opens no browser, or the address is no web page.</returns>
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
    /// <returns>False when this machine opens no browser, or the file is not a web page.</returns>
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
    /// <returns>Null when no program is installed that opens a page.</returns>
    internal static ProcessStartInfo? Opener(Uri address, string? path)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true };
        InstalledPrograms programs = new(path);
        string? opener = RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "/usr/bin/open" : programs.Find(LinuxOpeners);
        if (opener is null) return null;
        // The opener is a script that starts other programs by their bare names: it gets a PATH and a folder where nobody can plant one.
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
