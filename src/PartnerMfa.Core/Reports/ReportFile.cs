using System.Text;
using PartnerMfa.Errors;
using PartnerMfa.Redaction;

namespace PartnerMfa.Reports;

/// <summary>
/// A file that appears whole or not at all: it is written beside its place, and moved there at the end. Whatever else happens
/// leaves nothing behind.
/// </summary>
internal sealed class ReportFile : IDisposable
{
    private readonly string _path;
    private readonly string _target;
    private readonly string _part;
    private readonly bool _replaces;
    private readonly FileStream _stream;

    private ReportFile(string path, bool replaces)
    {
        _path = path;
        _replaces = replaces;
        _target = Check(path, replaces);
        _part = $"{_target}.{Guid.NewGuid():N}.part";
        _stream = new FileStream(_part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 65536, useAsync: true);
        Output = new StreamWriter(_stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 65536) { NewLine = "\n" };
    }

    public StreamWriter Output { get; }

    /// <summary>Checks the place, so that nobody works for nothing.</summary>
    /// <exception cref="PartnerMfaException"><c>ReportExists</c> or <c>ReportNotWritten</c>.</exception>
    public static ReportFile Open(string path, bool replaces) => OrFailure(path, () => new ReportFile(path, replaces));

    /// <summary>Whether a report can be there. Where the path is a link, the file is meant that it leads to.</summary>
    /// <returns>The file that is meant.</returns>
    /// <exception cref="PartnerMfaException"><c>ReportExists</c> or <c>ReportNotWritten</c>.</exception>
    public static string Check(string path, bool replaces)
    {
        string target = TargetOf(path);
        string? folder = Path.GetDirectoryName(target);
        if (Directory.Exists(target)) throw Failures.ReportNotWritten(path, "it is a folder.");
        if (!Directory.Exists(folder)) throw Failures.ReportNotWritten(path, $"there is no folder '{Redactor.Path(folder)}'.");
        // A device would be replaced by a file, for everybody.
        if (folder == "/dev" || target.StartsWith("/proc/", StringComparison.Ordinal)) throw Failures.ReportNotWritten(path, "it is a device, and no file.");
        if (!replaces && File.Exists(target)) throw Failures.ReportExists(path);
        return target;
    }

    /// <summary>Puts the file in its place.</summary>
    /// <exception cref="PartnerMfaException"><c>ReportExists</c> or <c>ReportNotWritten</c>.</exception>
    public void Complete()
    {
        Output.Dispose();
        Check(_path, _replaces);
        if (!File.Exists(_target))
        {
            File.Move(_part, _target);
            return;
        }

        KeepMode(_target, _part);
        File.Replace(_part, _target, destinationBackupFileName: null);
    }

    public void Dispose()
    {
        try
        {
            // Not the writer: it would write what is still in it, to a disk that may be full.
            _stream.Dispose();
        }
        catch (IOException)
        {
            // It is deleted anyway.
        }

        try
        {
            File.Delete(_part);
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            // What could not be written has been told; nobody can do more.
        }
    }

    /// <summary>Does what has to do with files, and tells its failures in our own words.</summary>
    public static T OrFailure<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            throw Failures.ReportNotWritten(path, Reason(exception));
        }
    }

    /// <inheritdoc cref="OrFailure{T}(string, Func{T})"/>
    public static async Task OrFailureAsync(string path, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            throw Failures.ReportNotWritten(path, Reason(exception));
        }
    }

    private static string TargetOf(string path) =>
#if NET
        new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
#else
        path;
#endif

    // Whoever was kept from reading the file stays so.
    private static void KeepMode(string from, string to)
    {
#if NET
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(to, File.GetUnixFileMode(from));
#endif
    }

    private static bool IsOfFiles(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or System.Security.SecurityException;

    private static string Reason(Exception exception) => exception switch
    {
        UnauthorizedAccessException or System.Security.SecurityException => "you may not write there.",
        PathTooLongException => "its name is too long.",
        _ => exception.Message.TrimEnd('.') + ".",
    };
}
