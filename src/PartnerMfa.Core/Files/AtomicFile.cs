using System.Text.RegularExpressions;

namespace PartnerMfa.Files;

/// <summary>
/// A file that appears completely or not at all, with the access rights of the file that it replaces. It is written next to its target,
/// flushed to the disk, and finally moved to the target. A failure leaves nothing behind, and leftovers of a killed process are removed the
/// next time.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly string _target;
    private readonly string _part;
    private readonly bool _isSecret;

    /// <param name="target">The path of the file, in an existing folder. A link stands for the file that it leads to.</param>
    /// <param name="isSecret">Whether only the owner may read it, regardless of the file that it replaces.</param>
    /// <exception cref="IOException">
    /// The target is a device, a pipe, or a link that anyone may have made, or the file cannot be written.
    /// </exception>
    public AtomicFile(string target, bool isSecret = false)
    {
        _isSecret = isSecret;
        _target = FileLink.TargetOf(target);
        if (IsDevice(_target)) throw new IOException("It is a device or a pipe, not a file.");
        RemoveLeftovers(_target);
        _part = $"{_target}.{Guid.NewGuid():N}.part";
        Content = Create(_part, _target, isSecret);
    }

    public FileStream Content { get; }

    /// <summary>Moves the file to its target and closes it.</summary>
    public void Complete()
    {
        // The name must never lead to a file whose content is not yet on the disk.
        Content.Flush(flushToDisk: true);
        Content.Dispose();
        if (!File.Exists(_target))
        {
            File.Move(_part, _target);
            return;
        }

        if (!_isSecret) KeepMode(_target, _part);
        File.Replace(_part, _target, destinationBackupFileName: null);
    }

    public void Dispose()
    {
        try
        {
            Content.Dispose();
        }
        catch (IOException)
        {
            // The disk is full. The file is deleted anyway.
        }

        TryDelete(_part);
    }

    /// <summary>
    /// Whether a path leads to something that a file must not replace: a device, which all users share, or a pipe, which another program
    /// reads from or writes to.
    /// </summary>
    public static bool IsDevice(string path)
    {
        string full = Path.GetFullPath(path);
        if (full.StartsWith("/dev/", StringComparison.Ordinal) && !full.StartsWith("/dev/shm/", StringComparison.Ordinal)) return true;
        if (full.StartsWith("/proc/", StringComparison.Ordinal) || full.StartsWith("/sys/", StringComparison.Ordinal)) return true;
        return IsPipe(full);
    }

    // A pipe has no length. Opening it for reading and writing does not wait for its other end.
    private static bool IsPipe(string path)
    {
        try
        {
            if (new FileInfo(path) is not { Exists: true, Length: 0 }) return false;
            using FileStream opened = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            return !opened.CanSeek;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Until it is complete, nobody may have more access to it than to the file that it replaces.
    private static FileStream Create(string part, string target, bool isSecret)
    {
#if NET
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = BufferSize,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            if (isSecret) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            else if (File.Exists(target)) options.UnixCreateMode = File.GetUnixFileMode(target) & Permissions;
        }

        return new FileStream(part, options);
#else
        return new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, useAsync: true);
#endif
    }

#if NET
    private const UnixFileMode Permissions =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
#endif

    // The user's umask may have removed permissions that the replaced file has.
    private static void KeepMode(string from, string to)
    {
#if NET
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(to, File.GetUnixFileMode(from) & Permissions);
#endif
    }

    private static void RemoveLeftovers(string target)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(target)) is not { } folder) return;
        Regex leftover = new($@"^{Regex.Escape(Path.GetFileName(target))}\.[0-9a-f]{{32}}\.part$", RegexOptions.CultureInvariant);
        try
        {
            foreach (string file in Directory.EnumerateFiles(folder, Path.GetFileName(target) + ".*.part").Where(file => leftover.IsMatch(Path.GetFileName(file))))
                if (!IsInUse(file)) TryDelete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The folder cannot be listed, or the name contains wildcards. Leftovers only take up space.
        }
    }

    // The process that writes a file locks it. Opening for reading and writing never waits for the other end of a pipe.
    private static bool IsInUse(string file)
    {
        try
        {
            using FileStream alone = new(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nothing more can be done.
        }
    }
}
