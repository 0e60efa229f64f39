using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace PartnerMfa.Cli.Hosting;

/// <summary>The terminal of this process, or the streams that replace it.</summary>
internal static class Terminal
{
    public static bool HasColors => !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Null when standard output is redirected or the terminal does not report its width.</summary>
    public static int? Width
    {
        get
        {
            if (Console.IsOutputRedirected) return null;
            try
            {
                // Some terminals show an empty line after a line that fills the last column.
                return Console.WindowWidth > 1 ? Console.WindowWidth - 1 : null;
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    /// <summary>
    /// Whether Windows opened the console only for this program, as it does for a double click. Such a console closes when the program
    /// ends, before anyone can read the output. https://learn.microsoft.com/windows/console/getconsoleprocesslist
    /// </summary>
    /// <remarks>https://learn.microsoft.com/windows/console/getconsoleprocesslist</remarks>
    public static bool IsOwnConsole => OperatingSystem.IsWindows() && !Console.IsInputRedirected && GetConsoleProcessList(new uint[2], 2) == 1;

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern uint GetConsoleProcessList([Out] uint[] processes, uint count);

    /// <summary>
    /// Standard output. On Unix, the console's own stream hides that the reader of a pipe has gone away, so the tool writes to a pipe
    /// directly. It does not do so for a file: a separate stream would lose its position when several programs write to the same file.
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
            // Standard output is closed. The console's stream reports that at the first write.
        }

        return Console.Out;
    }

    /// <summary>
    /// Reads a line that is typed or pasted, key by key. The terminal's own line input accepts at most 4,096 characters and shows them.
    /// </summary>
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
