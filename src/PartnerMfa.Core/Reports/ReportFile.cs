using System.Text;
using PartnerMfa.Errors;
using PartnerMfa.Files;
using PartnerMfa.Redaction;

namespace PartnerMfa.Reports;

/// <summary>The file of a report, which appears completely or not at all. Its failures are described in our own words.</summary>
internal sealed class ReportFile : IDisposable
{
    private readonly string _path;
    private readonly bool _replaces;
    private readonly AtomicFile _file;

    private ReportFile(string path, bool replaces)
    {
        _path = path;
        _replaces = replaces;
        _file = new AtomicFile(Check(path, replaces));
        Output = new StreamWriter(_file.Content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 65536) { NewLine = "\n" };
    }

    public StreamWriter Output { get; }

    /// <summary>The same file as bytes. Write to one of the two, but not to both.</summary>
    public Stream Content => _file.Content;

    /// <summary>Checks the path before any work is done.</summary>
    /// <exception cref="PartnerMfaException"><c>ReportExists</c> or <c>ReportNotWritten</c>.</exception>
    public static ReportFile Open(string path, bool replaces) => OrFailure(path, () => new ReportFile(path, replaces));

    /// <summary>Checks whether a report can be written there. For a link, the file that it points to counts.</summary>
    /// <returns>The file to write.</returns>
    /// <exception cref="PartnerMfaException"><c>ReportExists</c> or <c>ReportNotWritten</c>.</exception>
    public static string Check(string path, bool replaces)
    {
        string target = FileLink.TargetOf(path);
        string? folder = Path.GetDirectoryName(target);
        if (Directory.Exists(target)) throw Failures.ReportNotWritten(path, "it is a folder.");
        if (!Directory.Exists(folder)) throw Failures.ReportNotWritten(path, $"there is no folder '{Redactor.Path(folder)}'.");
        if (AtomicFile.IsDevice(target)) throw Failures.ReportNotWritten(path, "it is a device or a pipe, not a file.");
        if (!replaces && File.Exists(target)) throw Failures.ReportExists(path);
        return target;
    }

    /// <summary>Moves the file to its place.</summary>
    /// <exception cref="PartnerMfaException"><c>ReportExists</c> or <c>ReportNotWritten</c>.</exception>
    public void Complete()
    {
        Output.Flush();
        Check(_path, _replaces);
        _file.Complete();
    }

    // The writer is not disposed of, because it would flush its buffer to a disk that may be full.
    public void Dispose() => _file.Dispose();

    /// <summary>Runs file operations and describes their failures in our own words.</summary>
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

    private static bool IsOfFiles(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or System.Security.SecurityException;

    private static string Reason(Exception exception) => exception switch
    {
        UnauthorizedAccessException or System.Security.SecurityException => "you do not have permission to write there.",
        PathTooLongException => "its name is too long.",
        _ => exception.Message.TrimEnd('.') + ".",
    };
}
