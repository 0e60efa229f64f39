using System.IO.Compression;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Formats.Saz;
using PartnerMfa.Captures.Formats.Zip;
using PartnerMfa.Captures.Scrubbing;
using PartnerMfa.Errors;
using PartnerMfa.Redaction;

namespace PartnerMfa.Captures.Formats.Archives;

/// <summary>
/// Zip archives: Fiddler's sessions, HAR files with separate bodies as Playwright packs them, or captures in any other format.
/// </summary>
internal sealed class ZipFormat : ICaptureFormat
{
    // A larger file is not from Fiddler, and not an archive worth listing.
    private const int MostMembers = 4_000_000;

    public bool Recognizes(ReadOnlySpan<byte> head) =>
        head.Length >= 4 && ZipHeaders.Int32(head.Slice(0, 4).ToArray(), 0) is ZipHeaders.Local or ZipHeaders.End;

    public async Task<CaptureSummary> ReadAsync(CaptureSource source, CaptureSink sink, CancellationToken cancellationToken)
    {
        if (!await source.MakeSeekableAsync(cancellationToken).ConfigureAwait(false))
            throw new CaptureFormatException(ErrorId.CaptureUnknown, Invariant($"an archive of more than {CaptureLimits.Record >> 20} MiB that cannot be read from here: save it to a file, or unpack it"));
        Listing listing = new();
        CaptureDamage? damage = listing.Read(source.Stream, cancellationToken);
        if (listing.Sessions.IsEncrypted || (listing.HasEncrypted && !listing.Sessions.HasSessions && listing.Others.Count == 0)) throw new CaptureFormatException(ErrorId.CaptureEncrypted);
        if (listing.Sessions.HasSessions)
        {
            CaptureDamage? ofSessions = await listing.Sessions.ReadAsync(source, sink, cancellationToken).ConfigureAwait(false);
            return new CaptureSummary("Fiddler archive", listing.Sessions.Count, damage ?? ofSessions);
        }

        return await ReadMembersAsync(source, listing, damage, sink, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<CaptureSummary> ReadMembersAsync(CaptureSource source, Listing listing, CaptureDamage? damage, CaptureSink sink, CancellationToken cancellationToken)
    {
        List<CaptureSummary> found = [];
        foreach (ZipMember member in listing.Others)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                using Stream stream = member.Open(source.Stream);
                CaptureSource inner = source.Within(stream, name => listing.Open(source, member.Name, name));
                await inner.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
                if (inner.Head.Length == 0 || CaptureFormats.Find(inner.Head) is not { } format || !IsCapture(member.Name, format)) continue;
                CaptureSummary summary = await CaptureFormats.ReadAsync(format, inner, sink, cancellationToken).ConfigureAwait(false);
                found.Add(summary);
                damage ??= summary.Damage is { } inside ? inside with { Where = $"{inside.Where} of '{Redactor.Shown(member.Name, 100)}'" } : null;
            }
            catch (InvalidDataException)
            {
                damage ??= new CaptureDamage($"in '{Redactor.Shown(member.Name, 100)}'", BreaksOff: false);
            }
            catch (CaptureFormatException) when (listing.Others.Count > 1)
            {
                // A picture next to the captures.
            }
        }

        if (found.Count == 0 && damage is null) throw new CaptureFormatException(ErrorId.CaptureUnknown, "a zip archive without a capture");
        return new CaptureSummary($"a zip archive of {string.Join(", ", found.Select(summary => summary.ToString()).Distinct().Take(3))}", null, damage);
    }

    public async Task ScrubAsync(CaptureSource source, Stream target, Scrubber scrubber, CancellationToken cancellationToken)
    {
        if (!await source.MakeSeekableAsync(cancellationToken).ConfigureAwait(false)) throw new CaptureFormatException(ErrorId.CaptureUnknown, "too large an archive for a pipe: save it to a file");
        if (ZipDirectory.Find(source.Stream) is not { } start) throw new CaptureFormatException(ErrorId.CaptureDamaged, "an archive without its directory");
        ZipMember[] members = [.. ZipDirectory.Read(source.Stream, start)];
        if (Array.Exists(members, member => member.IsEncrypted)) throw new CaptureFormatException(ErrorId.CaptureEncrypted);
        using ZipArchive copy = new(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (ZipMember member in members)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using Stream entry = copy.CreateEntry(scrubber.Text(member.Name), CompressionLevel.Fastest).Open();
            if (member.Name.EndsWith("/", StringComparison.Ordinal)) continue;
            using Stream stream = member.Open(source.Stream);
            CaptureSource inner = source.Within(stream);
            await ScrubMemberAsync(member.Name, inner, entry, scrubber, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task ScrubMemberAsync(string name, CaptureSource inner, Stream entry, Scrubber scrubber, CancellationToken cancellationToken)
    {
        if (SazSessions.IsMessage(name))
        {
            byte[] message = new MessageScrubber(scrubber).Scrub(inner.Stream);
            await entry.WriteAsync(message, 0, message.Length, cancellationToken).ConfigureAwait(false);
            return;
        }

        await inner.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        // A picture or a font is not evidence, and it cannot be checked for secrets.
        if (CaptureFormats.Find(inner.Head) is { } format and not BinaryFormat) await CaptureFormats.ScrubAsync(format, inner, entry, scrubber, cancellationToken).ConfigureAwait(false);
    }

    // Attached bodies and pages are also text, but they prove nothing without their call.
    private static bool IsCapture(string name, ICaptureFormat format) => format is not Text.TextFormat and not Json.JsonFormat and not Xml.XmlFormat
        || Path.GetExtension(name).ToUpperInvariant() is ".TXT" or ".LOG" or ".NETWORK" or ".JSONL" or ".NDJSON" or ".CHLSJ" or ".HTTP" or ".MD" or ".EML" or ".XML"
            or ".CSV" or ".TSV" or ".OUT" or ".ERR" or ".TRACE" or ".JTL" or ".TRX" or ".YML" or ".YAML"
        || (Path.GetExtension(name).Equals(".json", StringComparison.OrdinalIgnoreCase) && !IsDigest(Path.GetFileNameWithoutExtension(name)));

    // Playwright names the files of bodies by their SHA-1 hash.
    private static bool IsDigest(string name) => name.Length >= 40 && name.All(Uri.IsHexDigit);

    /// <summary>
    /// The files in an archive. Files that share their bytes with others are left out, because no program creates such archives.
    /// </summary>
    private sealed class Listing
    {
        private readonly Dictionary<string, ZipMember> _byName = new(StringComparer.Ordinal);
        private long _count;
        private long _end;
        private bool _isOutOfOrder;

        public SazSessions Sessions { get; } = new();

        public List<ZipMember> Others { get; } = [];

        public bool HasEncrypted { get; private set; }

        public CaptureDamage? Read(Stream archive, CancellationToken cancellationToken)
        {
            if (ZipDirectory.Find(archive) is { } start)
            {
                try
                {
                    foreach (ZipMember member in ZipDirectory.Read(archive, start)) Take(member, cancellationToken);
                    if (!Overlaps(archive, start)) return null;
                    Others.Clear();
                    Sessions.Clear();
                    return new CaptureDamage("in the directory of the archive, where files overlap", BreaksOff: false);
                }
                catch (InvalidDataException)
                {
                    // The headers of the files themselves still exist.
                }
            }

            long end = 0;
            foreach (ZipMember member in ZipDirectory.Search(archive))
            {
                // Data within another file belongs to that file.
                if (member.Offset < end) continue;
                end = member.Offset + (member.Length ?? 0);
                Take(member, cancellationToken);
            }

            return new CaptureDamage(Invariant($"at byte {archive.Length:N0}, before or in the directory of the archive"), BreaksOff: true);
        }

        /// <summary>A file next to another one in the archive.</summary>
        public Stream? Open(CaptureSource source, string beside, string name)
        {
            string folder = beside.Substring(0, beside.Replace('\\', '/').LastIndexOf('/') + 1);
            return _byName.TryGetValue(folder + name, out ZipMember member) ? source.Within(member.Open(source.Stream)).Stream : null;
        }

        private void Take(ZipMember member, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            HasEncrypted |= member.IsEncrypted;
            if (++_count > MostMembers) throw new CaptureFormatException(ErrorId.CaptureUnknown, "an archive with too many files");
            _isOutOfOrder |= member.Offset < _end;
            _end = Math.Max(_end, EndOf(member));
            if (Sessions.Take(member) || Sessions.HasSessions || member.Name.EndsWith("/", StringComparison.Ordinal)) return;
            if (member.IsEncrypted) return;
            Others.Add(member);
            _byName[member.Name] = member;
        }

        // Archives normally list their files in the order of their position. Only otherwise must all positions be compared.
        private bool Overlaps(Stream archive, long start)
        {
            if (!_isOutOfOrder) return false;
            List<(long Offset, long End)> ranges = [.. ZipDirectory.Read(archive, start).Select(member => (member.Offset, EndOf(member)))];
            ranges.Sort();
            for (int i = 1; i < ranges.Count; i++)
                if (ranges[i].Offset < ranges[i - 1].End) return true;
            return false;
        }

        private static long EndOf(ZipMember member) => member.Offset + ZipHeaders.LocalLength + Math.Min(member.Length ?? 0, long.MaxValue / 4);
    }
}
