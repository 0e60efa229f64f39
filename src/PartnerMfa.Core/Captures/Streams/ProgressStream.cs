using System.Globalization;
using PartnerMfa.Work;

namespace PartnerMfa.Captures.Streams;

/// <summary>A file that reports how far it has been read.</summary>
internal sealed class ProgressStream(Stream file, string name, IWorkObserver observer) : ForwardStream
{
    private const string Activity = "Reading the capture";

    // Small files are read before anyone could see the progress.
    private const long Least = 16 * 1024 * 1024;

    private int _told;

    public override bool CanSeek => true;

    public override long Length => file.Length;

    public override long Position { get => file.Position; set => file.Position = value; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = file.Read(buffer, offset, count);
        Tell();
        return read;
    }

    // A file that was not opened for asynchronous reading is read on another thread, and passing each piece over would take longer than
    // reading it.
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled<int>(cancellationToken) : Task.FromResult(Read(buffer, offset, count));

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    protected override void Dispose(bool disposing)
    {
        if (disposing && _told > 0) observer.Completed(Activity);
        if (disposing) file.Dispose();
        base.Dispose(disposing);
    }

    // One update for each percent is enough for the eye and not too many for a host.
    private void Tell()
    {
        long length = file.Length;
        if (length < Least) return;
        int percent = (int)(file.Position * 100 / length);
        if (percent <= _told) return;
        _told = percent;
        observer.Progress(Activity, $"{name}: {Mebibytes(file.Position)} of {Mebibytes(length)} MiB", percent: percent);
    }

    private static string Mebibytes(long bytes) => (bytes >> 20).ToString("N0", CultureInfo.InvariantCulture);
}
