using PartnerMfa.Errors;

namespace PartnerMfa.Cli.Hosting;

/// <summary>Reads a secret from a file, or from standard input when the file is named <c>-</c>.</summary>
internal static class SecretFile
{
    // A token past 1 MiB is refused anyway; this keeps a wrong file from filling the memory.
    private const int LongestSecret = 4 * 1024 * 1024;

    /// <exception cref="PartnerMfaException"><c>SecretFileUnreadable</c>.</exception>
    public static Secret Read(string option, string path, ToolContext surroundings)
    {
        string text = path == "-" ? surroundings.Input.ReadToEnd() : ReadFile(option, path);
        return text.Trim().Length == 0
            ? throw (path == "-" ? Failures.StandardInputEmpty(option) : Failures.SecretFileUnreadable(option, path, "it is empty."))
            : new Secret(text.Trim());
    }

    private static string ReadFile(string option, string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: > LongestSecret }
                ? throw Failures.SecretFileUnreadable(option, path, "it is far too large for a secret.")
                : File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Failures.SecretFileUnreadable(option, path, Reason(exception));
        }
    }

    private static string Reason(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file.",
        UnauthorizedAccessException => "it may not be read.",
        _ => "it cannot be read.",
    };
}
