using System.Management.Automation;
using PartnerMfa.Errors;

namespace PartnerMfa.Parameters;

/// <summary>Finds the files that a path of PowerShell means.</summary>
internal static class FilePaths
{
    private const string FileSystem = "FileSystem";

    /// <summary>Every file that fits the wildcards.</summary>
    /// <exception cref="PartnerMfaException"><c>TokenFileUnreadable</c>.</exception>
    public static IReadOnlyList<string> Resolve(PSCmdlet cmdlet, string path)
    {
        try
        {
            string literal = Literal(cmdlet, path);
            // A file whose name has brackets is meant when it is there.
            if (File.Exists(literal)) return [literal];
            IReadOnlyList<string> found = cmdlet.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            Require(provider, path);
            return [.. found.Where(file => !Directory.Exists(file))];
        }
        catch (Exception exception) when (exception is RuntimeException or NotSupportedException or ArgumentException)
        {
            throw Failures.TokenFileUnreadable(path, "there is no such file.");
        }
    }

    /// <summary>The file of exactly this name, there or not.</summary>
    /// <exception cref="PartnerMfaException"><c>TokenFileUnreadable</c>.</exception>
    public static string Literal(PSCmdlet cmdlet, string path)
    {
        try
        {
            string file = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            Require(provider, path);
            return file;
        }
        catch (Exception exception) when (exception is RuntimeException or NotSupportedException or ArgumentException)
        {
            throw Failures.TokenFileUnreadable(path, "there is no such file.");
        }
    }

    /// <summary>The file to write, of exactly this name: what is not there has no wildcards.</summary>
    /// <exception cref="PartnerMfaException"><c>ReportNotWritten</c>.</exception>
    public static string ForReport(PSCmdlet cmdlet, string path)
    {
        try
        {
            string file = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return provider.Name == FileSystem ? Path.GetFullPath(file) : throw Failures.ReportNotWritten(path, "it is no file.");
        }
        catch (Exception exception) when (exception is RuntimeException or NotSupportedException or ArgumentException)
        {
            throw Failures.ReportNotWritten(path, "there is no such place.");
        }
    }

    private static void Require(ProviderInfo provider, string path)
    {
        if (provider.Name != FileSystem) throw Failures.TokenFileUnreadable(path, "it is no file.");
    }
}
