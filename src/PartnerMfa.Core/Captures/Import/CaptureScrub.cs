using PartnerMfa.Captures.Formats;
using PartnerMfa.Captures.Scrubbing;
using PartnerMfa.Captures.Streams;
using PartnerMfa.Errors;
using PartnerMfa.Files;
using PartnerMfa.Work;

namespace PartnerMfa.Captures.Import;

/// <summary>
/// Writes a copy of a capture that is safe to share. The copy appears completely or not at all, and never replaces the original.
/// </summary>
internal static class CaptureScrub
{
    /// <param name="path">The capture.</param>
    /// <param name="target">The file for the copy, which must not exist yet; null for a name next to the original.</param>
    /// <param name="redactNames">Whether to replace account names and addresses as well.</param>
    /// <param name="observer">Receives progress.</param>
    /// <param name="cancellationToken">Cancels the work; nothing is left behind.</param>
    /// <returns>The full path of the copy.</returns>
    /// <exception cref="PartnerMfaException">
    /// A failure to read the capture, or <c>CaptureCopyExists</c> or <c>CaptureCopyNotWritten</c>.
    /// </exception>
    public static async Task<string> RunAsync(string path, string? target, bool redactNames, IWorkObserver observer, CancellationToken cancellationToken)
    {
        string name = $"the file '{path}'";
        if (Directory.Exists(path)) throw Failures.CaptureIsFolder(path);
        if (!File.Exists(path)) throw Failures.CaptureNotFound(path);
        string copy = Path.GetFullPath(target ?? NameBeside(path));
        if (File.Exists(copy) || Directory.Exists(copy)) throw Failures.CaptureCopyExists(copy);
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using Stream stream = file.CanSeek ? new ProgressStream(file, Path.GetFileName(path), observer) : file;
            using AtomicFile output = new(copy);
            await CaptureFormats.ScrubAsync(new CaptureSource(stream, path), output.Content, new Scrubber(redactNames), cancellationToken).ConfigureAwait(false);
            output.Complete();
            return copy;
        }
        catch (CaptureFormatException exception)
        {
            throw exception.Id == ErrorId.CaptureEncrypted ? Failures.CaptureEncrypted(name, path) : Failures.CaptureUnknown(name, exception.Kind, path);
        }
        catch (InvalidDataException)
        {
            throw Failures.CaptureUnknown(name, "damaged, so that it cannot be copied as a whole", path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw Failures.CaptureCopyNotWritten(copy, exception is UnauthorizedAccessException ? "access is denied." : exception.Message);
        }
    }

    private static string NameBeside(string path) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $"{Path.GetFileNameWithoutExtension(path)}.scrubbed{Path.GetExtension(path)}");
}
