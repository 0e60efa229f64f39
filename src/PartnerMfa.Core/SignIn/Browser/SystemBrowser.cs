using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Identity.Client;

namespace PartnerMfa.SignIn.Browser;

/// <summary>Opens an address in the browser the user has chosen.</summary>
internal static class SystemBrowser
{
    /// <exception cref="MsalClientException">This machine opens no browser.</exception>
    public static void Open(Uri address) => Start(Opener(address.AbsoluteUri));

    internal static void Start(ProcessStartInfo opener)
    {
        try
        {
            using Process? started = Process.Start(opener);
        }
        catch (Exception exception) when (exception is Win32Exception or PlatformNotSupportedException or FileNotFoundException)
        {
            throw new MsalClientException(MsalError.LinuxXdgOpen, "This machine opens no browser.");
        }
    }

    private static ProcessStartInfo Opener(string address) =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new ProcessStartInfo(address) { UseShellExecute = true }
        : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? Quiet("open", address)
        : Quiet("xdg-open", address);

    private static ProcessStartInfo Quiet(string program, string address) => new(program, $"\"{address}\"")
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
