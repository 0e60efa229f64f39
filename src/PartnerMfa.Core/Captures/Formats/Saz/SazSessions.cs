using System.Globalization;
using System.Runtime.InteropServices;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Formats.Zip;

namespace PartnerMfa.Captures.Formats.Saz;

/// <summary>
/// The sessions of Fiddler's archive, wherever their folder is in the archive. For each session, only the positions of its files are kept.
/// </summary>
internal sealed class SazSessions
{
    private const string Folder = "raw/";

    private readonly List<Part> _parts = [];
    private readonly Dictionary<string, int> _folders = new(StringComparer.Ordinal);

    /// <summary>
    /// One of the three files of a session: <c>raw/0012_c.txt</c> is a request, <c>_s</c> its response, and <c>_m.xml</c> its times. There
    /// may be hundreds of thousands of them, so only what is needed to open them is kept.
    /// </summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Part(long Offset, uint Length, int Number, ushort Folder, ushort Method, byte Kind, bool IsEncrypted) : IComparable<Part>
    {
        private const uint Unknown = uint.MaxValue;

        public static Part Of(ZipMember member, int folder, int number, char kind) => new(
            member.Offset, member.Length is { } length and < Unknown ? (uint)length : Unknown, number, (ushort)folder, member.Method, (byte)kind, member.IsEncrypted);

        public ZipMember Member => new("", Offset, Length == Unknown ? null : Length, Method, IsEncrypted);

        public int CompareTo(Part other) => (Folder, Number, Kind).CompareTo((other.Folder, other.Number, other.Kind));
    }

    public bool HasSessions => _parts.Count > 0;

    /// <summary>The number of sessions that were read.</summary>
    public long Count { get; private set; }

    /// <summary>Whether a session needs a password.</summary>
    public bool IsEncrypted { get; private set; }

    /// <returns>False when it is not a file of a session.</returns>
    public bool Take(ZipMember member)
    {
        if (!TryParse(member.Name, out string folder, out int number, out char kind)) return false;
        IsEncrypted |= member.IsEncrypted;
        if (!_folders.TryGetValue(folder, out int known)) known = _folders[folder] = _folders.Count;

        // Real archives have fewer sessions than this; their names are kept.
        if (known <= ushort.MaxValue) _parts.Add(Part.Of(member, known, number, kind));
        return true;
    }

    /// <summary>A raw request or response.</summary>
    public static bool IsMessage(string name) => TryParse(name, out _, out _, out char kind) && kind is 'c' or 's';

    public void Clear() => _parts.Clear();

    /// <summary>Passes on every call that can be read.</summary>
    /// <returns>The first session that could not be read; null when there was none.</returns>
    public async Task<CaptureDamage?> ReadAsync(CaptureSource source, CaptureSink sink, CancellationToken cancellationToken)
    {
        _parts.Sort();
        CaptureDamage? damage = null;
        for (int at = 0; at < _parts.Count;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Part first = _parts[at];
            SazSession session = new(first.Number);
            for (; at < _parts.Count && _parts[at].Folder == first.Folder && _parts[at].Number == first.Number; at++) session.Take((char)_parts[at].Kind, _parts[at].Member);
            Count++;
            CapturedCall? call = null;
            try
            {
                call = SazCall.Read(source, session, sink.Hosts);
            }
            catch (InvalidDataException)
            {
                damage ??= new CaptureDamage($"in {session.Name}", BreaksOff: false);
            }

            if (call is not null) await sink.TakeAsync(call, cancellationToken).ConfigureAwait(false);
        }

        return damage;
    }

    private static bool TryParse(string name, out string folder, out int number, out char kind)
    {
        (folder, number, kind) = ("", 0, '\0');
        string path = name.Replace('\\', '/');
        int raw = path.LastIndexOf('/') + 1;
        if (raw < Folder.Length || string.Compare(path, raw - Folder.Length, Folder, 0, Folder.Length, StringComparison.OrdinalIgnoreCase) != 0) return false;
        if (raw > Folder.Length && path[raw - Folder.Length - 1] != '/') return false;
        int mark = path.IndexOf('_', raw);
        if (mark < 0 || mark + 2 >= path.Length || path[mark + 2] != '.') return false;
        kind = char.ToLowerInvariant(path[mark + 1]);
        folder = path.Substring(0, raw);
        string digits = path.Substring(raw, mark - raw);
        return kind is 'c' or 's' or 'm' && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}

/// <summary>The three files of a session: request, response and times.</summary>
internal sealed class SazSession(int number)
{
    /// <summary>The number of the session, as Fiddler shows it.</summary>
    public string Name => $"session {number.ToString(CultureInfo.InvariantCulture)}";

    public ZipMember? Request { get; private set; }

    public ZipMember? Response { get; private set; }

    public ZipMember? Times { get; private set; }

    public void Take(char kind, ZipMember member)
    {
        if (kind == 'c') Request = member;
        else if (kind == 's') Response = member;
        else Times = member;
    }
}
