using PartnerMfa.Captures.Streams;

namespace PartnerMfa.Captures.Formats;

/// <summary>The bytes of a capture, or of a capture within another.</summary>
/// <param name="stream">Its content; it need not be seekable.</param>
/// <param name="path">Its file, next to which attachments may be; null for anything else.</param>
internal sealed class CaptureSource(Stream stream, string? path)
{
    // A HAR file has only a few properties before its entries, which easily fit into this.
    private const int HeadLength = 64 * 1024;

    public Stream Stream { get; private set; } = stream;

    /// <summary>The first bytes; empty before <see cref="ReadHeadAsync"/>.</summary>
    public byte[] Head { get; private set; } = [];

    /// <summary>The number of archives around this capture.</summary>
    public int Depth { get; private init; }

    /// <summary>The part after the document, which its format did not copy; null when there is none.</summary>
    public Stream? Rest { get; set; }

    /// <summary>A note to add to a place, because places are counted from here.</summary>
    public string Place { get; private init; } = "";

    /// <summary>How far compressed parts may still expand.</summary>
    public DecompressionBudget Budget { get; private init; } = new(CaptureLimits.Decompressed);

    /// <summary>Opens an attached file by the name in the capture; null when there is none.</summary>
    public Func<string, Stream?> OpenAttachment { get; private init; } = name => Beside(path, name);

    /// <summary>Returns a capture that is within this one.</summary>
    /// <param name="inner">Its content.</param>
    /// <param name="attachments">Opens the files attached to it; null uses the same place as this capture.</param>
    public CaptureSource Within(Stream inner, Func<string, Stream?>? attachments = null) =>
        new(new BudgetStream(inner, Budget), null) { Depth = Depth + 1, Budget = Budget, OpenAttachment = attachments ?? OpenAttachment };

    /// <summary>Returns what follows a document in the same file.</summary>
    public CaptureSource Following(Stream rest) => new(rest, null) { Depth = Depth, Budget = Budget, OpenAttachment = OpenAttachment, Place = " after the first document" };

    public async Task ReadHeadAsync(CancellationToken cancellationToken)
    {
        byte[] head = new byte[HeadLength];
        int length = 0;
        for (int read; length < head.Length; length += read)
        {
            read = await Stream.ReadAsync(head, length, head.Length - length, cancellationToken).ConfigureAwait(false);
            if (read == 0) break;
        }

        Array.Resize(ref head, length);
        Head = head;
        if (Stream.CanSeek) Stream.Position = 0;
        else Stream = new PrefixedStream(head, Stream);
        if (!Utf8Stream.IsUtf16(head)) return;
        // Windows PowerShell writes UTF-16 by default.
        Head = Utf8Stream.Convert(head);
        Stream = new Utf8Stream(Stream);
    }

    /// <summary>Makes <see cref="Stream"/> seekable, as archives require. For that, data from a pipe must fit into memory.</summary>
    /// <returns>False when the data is too large.</returns>
    public async Task<bool> MakeSeekableAsync(CancellationToken cancellationToken)
    {
        if (Stream.CanSeek) return true;
        MemoryStream held = new();
        byte[] buffer = new byte[64 * 1024];
        for (int read; (read = await Stream.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            if (held.Length + read > CaptureLimits.Record) return false;
            held.Write(buffer, 0, read);
        }

        held.Position = 0;
        Stream = held;
        return true;
    }

    // Only a plain name is accepted, so that an attachment never leads out of the capture's own folder.
    private static Stream? Beside(string? path, string name)
    {
        if (path is null || name.Length == 0 || name.Trim('.').Length == 0 || name.IndexOfAny(['/', '\\', ':', '\0']) >= 0) return null;
        string attachment = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, name);
        return File.Exists(attachment) ? new FileStream(attachment, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete) : null;
    }
}
