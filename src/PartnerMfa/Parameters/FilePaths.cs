using System.Management.Automation;
using PartnerMfa.Errors;

namespace PartnerMfa.Parameters;

/// <summary>Finds the files that a PowerShell path names, with the same errors for every cmdlet.</summary>
internal static class FilePaths
{
    private const string FileSystem = "FileSystem";

    /// <summary>Returns everything that matches the wildcards: at least one file or folder.</summary>
    /// <exception cref="PartnerMfaException"><c>FileNotFound</c>.</exception>
    public static IReadOnlyList<string> Resolve(PSCmdlet cmdlet, string path)
    {
        try
        {
            string literal = Literal(cmdlet, path);
            // If a file exists whose name contains brackets, the path means that file.
            if (File.Exists(literal)) return [literal];
            IReadOnlyList<string> found = cmdlet.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            return found.Count > 0 && provider.Name == FileSystem ? found : throw Failures.FileNotFound(path);
        }
        catch (Exception exception) when (exception is RuntimeException or NotSupportedException or ArgumentException)
        {
            throw Failures.FileNotFound(path);
        }
    }

    /// <summary>Returns the file with exactly this name, whether or not it exists.</summary>
    /// <exception cref="PartnerMfaException"><c>FileNotFound</c>: the path is not on a file system drive.</exception>
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

    /// <summary>Returns the file to write, with exactly this name: a file that does not exist yet cannot match wildcards.</summary>
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
