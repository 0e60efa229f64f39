using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Formats.Zip;
using PartnerMfa.Captures.Import;

namespace PartnerMfa.Captures.Formats.Saz;

/// <summary>Reads the sessions of Fiddler's archive. Of each no more is held than where it stands.</summary>
internal sealed class SazReader(Stream archive, CallSink sink)
{
    private readonly List<SazSession> _sessions = [];
    private readonly Dictionary<int, SazSession> _byNumber = [];

    public bool HasSessions => _sessions.Count > 0;

    /// <summary>True when a session needs a password.</summary>
    public bool IsEncrypted { get; private set; }

    public void Take(ZipMember member)
    {
        if (!SazSession.TryParse(member.Name, out int number, out char kind)) return;
        IsEncrypted |= member.IsEncrypted;
        if (!_byNumber.TryGetValue(number, out SazSession? session))
        {
            session = _byNumber[number] = new SazSession(number);
            _sessions.Add(session);
        }

        session.Take(kind, member);
    }

    /// <summary>Gives every call that can be read.</summary>
    /// <returns>Which session was the first that could not be read; null when there was none.</returns>
    public async Task<CaptureDamage?> ReadAsync(CancellationToken cancellationToken)
    {
        CaptureDamage? damage = null;
        foreach (SazSession session in _sessions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            CapturedCall? call = null;
            try
            {
                call = SazCall.Read(archive, session, sink.Hosts);
            }
            catch (Exception exception) when (exception is InvalidDataException or IOException)
            {
                damage ??= new CaptureDamage($"in {session.Name}", BreaksOff: false);
            }

            if (call is not null) await sink.TakeAsync(call, cancellationToken).ConfigureAwait(false);
        }

        return damage;
    }
}
