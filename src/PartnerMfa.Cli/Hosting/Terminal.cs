using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace PartnerMfa.Cli.Hosting;

/// <summary>The terminal, or what stands in its place, of this process.</summary>
internal static class Terminal
{
    public static bool HasColors => !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Null when standard output is redirected or the terminal does not tell its width.</summary>
    public static int? Width
    {
        get
        {
            if (Console.IsOutputRedirected) return null;
            try
            {
                // A line that fills the last column makes some terminals show an empty line after it.
                return Console.WindowWidth > 1 ? Console.WindowWidth - 1 : null;
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    /// <summary>
    /// Whether Windows opened the console only for this program, as a double click does: it closes with the program before anyone can read what
    /// is printed there.
    /// </summary>
    /// <remarks>https://learn.microsoft.com/windows/console/getconsoleprocesslist</remarks>
    public static bool IsOwnConsole => OperatingSystem.IsWindows() && !Console.IsInputRedirected && GetConsoleProcessList(new uint[2], 2) == 1;

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern uint GetConsoleProcessList([Out] uint[] processes, uint count);

    /// <summary>
    /// Standard output. On Unix, the console's own stream hides that the reader of a pipe went away, so a pipe is written directly; a
    /// file is not, because a stream of its own would lose its place in a file that several programs share.
    /// </summary>
    public static TextWriter OpenOutput()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected) return Console.Out;
        try
        {
            FileStream pipe = new(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!pipe.CanSeek) return new StreamWriter(pipe, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Standard output is closed: the console's stream reports that at the first write.
        }

        return Console.Out;
    }

    /// <summary>Reads a line that is typed or pasted, key by key: a terminal's own line holds 4,096 characters at most and shows them.</summary>
    public static string ReadHidden()
    {
        StringBuilder typed = new();
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter) return typed.ToString();
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0) typed.Length--;
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }
    }
}
