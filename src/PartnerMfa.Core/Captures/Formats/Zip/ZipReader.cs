using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Formats.Har;
using PartnerMfa.Captures.Formats.Saz;
using PartnerMfa.Captures.Import;
using PartnerMfa.Errors;

namespace PartnerMfa.Captures.Formats.Zip;

/// <summary>Reads a zip archive: Fiddler's sessions, or HAR files such as Playwright packs.</summary>
internal sealed class ZipReader(Stream archive, CallSink sink)
{
    private const int HeadLength = 4096;

    private readonly SazReader _sessions = new(archive, sink);
    private readonly List<ZipMember> _hars = [];
    private bool _hasEncrypted;

    /// <exception cref="CaptureFormatException">It is encrypted, or has nothing in it that is known.</exception>
    public async Task<CaptureDamage?> ReadAsync(CancellationToken cancellationToken)
    {
        CaptureDamage? damage = List(cancellationToken);
        if (_sessions.IsEncrypted || (_hasEncrypted && !_sessions.HasSessions && _hars.Count == 0)) throw new CaptureFormatException(ErrorId.CaptureEncrypted);
        if (!_sessions.HasSessions && _hars.Count == 0 && damage is null) throw new CaptureFormatException(ErrorId.CaptureUnknown);

        CaptureDamage? ofSessions = await _sessions.ReadAsync(cancellationToken).ConfigureAwait(false);
        damage ??= ofSessions;
        foreach (ZipMember har in _hars)
        {
            CaptureDamage? ofHar = await ReadHarAsync(har, cancellationToken).ConfigureAwait(false);
            damage ??= ofHar;
        }

        return damage;
    }

    private CaptureDamage? List(CancellationToken cancellationToken)
    {
        if (ZipDirectory.Find(archive) is { } start)
        {
            try
            {
                foreach (ZipMember member in ZipDirectory.Read(archive, start)) Take(member, cancellationToken);
                return null;
            }
            catch (InvalidDataException)
            {
                // What its files themselves say is better than nothing.
            }
        }

        foreach (ZipMember member in ZipDirectory.Search(archive)) Take(member, cancellationToken);
        return new CaptureDamage(Invariant($"at byte {archive.Length:N0}, before or in the directory of the archive"), BreaksOff: true);
    }

    private void Take(ZipMember member, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _hasEncrypted |= member.IsEncrypted;
        _sessions.Take(member);
        // What else is in Fiddler's archive is no capture.
        if (!_sessions.HasSessions && IsHar(member)) _hars.Add(member);
    }

    private bool IsHar(ZipMember member)
    {
        long position = archive.Position;
        try
        {
            using Stream stream = member.Open(archive);
            byte[] head = new byte[HeadLength];
            int length = 0;
            for (int read; length < HeadLength && (read = stream.Read(head, length, HeadLength - length)) > 0;) length += read;
            return HarRecognition.IsHar(head.AsSpan(0, length));
        }
        catch (InvalidDataException)
        {
            return false;
        }
        finally
        {
            archive.Position = position;
        }
    }

    private async Task<CaptureDamage?> ReadHarAsync(ZipMember member, CancellationToken cancellationToken)
    {
        using Stream stream = member.Open(archive);
        return await new HarReader(stream, sink).ReadAsync(cancellationToken).ConfigureAwait(false);
    }
}
