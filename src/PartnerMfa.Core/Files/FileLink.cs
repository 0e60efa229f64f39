namespace PartnerMfa.Files;

/// <summary>
/// The one rule for symbolic links to files that are written: a link stands for the file that it leads to. In a folder in which everyone may
/// make files, such as /tmp, it may be anyone's, so it is refused.
/// </summary>
internal static class FileLink
{
#if NET
    // As many as Linux follows.
    private const int MostLinks = 40;
#endif

    /// <returns>The full path of the file.</returns>
    /// <exception cref="IOException">The link may be anyone's, or leads in a circle.</exception>
    public static string TargetOf(string path)
    {
        string target = Path.GetFullPath(path);
#if NET
        for (int links = 0; new FileInfo(target) is { LinkTarget: not null } link; links++)
        {
            if (links == MostLinks) throw new IOException("It is a link that leads in a circle.");
            if (IsOpenToEveryone(Path.GetDirectoryName(target)!)) throw new IOException("It is a link in a folder in which everyone may make files, so anyone may have made it. Name the file that it leads to.");
            target = link.ResolveLinkTarget(returnFinalTarget: false)!.FullName;
        }
#endif
        return target;
    }

    /// <summary>Why no file can be put there, as the end of a sentence; null when one can.</summary>
    public static string? WhyNot(string path)
    {
        try
        {
            string target = TargetOf(path);
            return Directory.Exists(target) ? "it is a folder."
                : AtomicFile.IsDevice(target) ? "it is a device or a pipe, not a file."
                : Directory.Exists(Path.GetDirectoryName(target)) ? null : "its folder does not exist.";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return exception switch
            {
                UnauthorizedAccessException => "access is denied.",
                IOException => $"{char.ToLowerInvariant(exception.Message[0])}{exception.Message.Substring(1).TrimEnd('.')}.",
                _ => "its name is not valid.",
            };
        }
    }

#if NET
    private static bool IsOpenToEveryone(string folder) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & UnixFileMode.OtherWrite) != 0;
#endif
}
