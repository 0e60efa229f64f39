using System.Management.Automation;
using PartnerMfa.Errors;

namespace PartnerMfa.Parameters;

/// <summary>Finds the files that a PowerShell path names. Whatever is wrong with it, the error is the same for every cmdlet.</summary>
internal static class FilePaths
{
    private const string FileSystem = "FileSystem";

    /// <summary>Everything that matches the wildcards: files and folders, at least one.</summary>
    /// <exception cref="PartnerMfaException"><c>FileNotFound</c>.</exception>
    public static IReadOnlyList<string> Resolve(PSCmdlet cmdlet, string path)
    {
        try
        {
            string literal = Literal(cmdlet, path);
            // A file whose name has brackets is meant if it exists.
            if (File.Exists(literal)) return [literal];
            IReadOnlyList<string> found = cmdlet.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            return found.Count > 0 && provider.Name == FileSystem ? found : throw Failures.FileNotFound(path);
        }
        catch (Exception exception) when (exception is RuntimeException or NotSupportedException or ArgumentException)
        {
            throw Failures.FileNotFound(path);
        }
    }

    /// <summary>The file of exactly this name, whether it exists or not.</summary>
    /// <exception cref="PartnerMfaException"><c>FileNotFound</c>: it is on no drive of files.</exception>
    public static string Literal(PSCmdlet cmdlet, string path)
    {
        try
        {
            string file = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return provider.Name == FileSystem ? file : throw Failures.FileNotFound(path);
        }
        catch (Exception exception) when (exception is RuntimeException or NotSupportedException or ArgumentException)
        {
            throw Failures.FileNotFound(path);
        }
    }

    /// <summary>The file to write, of exactly this name: what does not exist yet has no wildcards.</summary>
    /// <exception cref="PartnerMfaException"><c>ReportNotWritten</c>.</exception>
    public static string ForReport(PSCmdlet cmdlet, string path)
    {
        try
        {
            return Path.GetFullPath(Literal(cmdlet, path));
        }
        catch (Exception exception) when (exception is PartnerMfaException or NotSupportedException or ArgumentException)
        {
            throw Failures.ReportNotWritten(path, "there is no such folder.");
        }
    }
}
