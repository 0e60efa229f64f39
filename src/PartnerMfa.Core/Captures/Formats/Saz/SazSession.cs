using System.Globalization;
using PartnerMfa.Captures.Formats.Zip;

namespace PartnerMfa.Captures.Formats.Saz;

/// <summary>The three files of a session: request, response and times.</summary>
internal sealed class SazSession(int number)
{
    private const string Folder = "raw/";

    public int Number { get; } = number;

    /// <summary>As Fiddler shows it.</summary>
    public string Name => $"session {Number.ToString(CultureInfo.InvariantCulture)}";

    public ZipMember? Request { get; private set; }

    public ZipMember? Response { get; private set; }

    public ZipMember? Times { get; private set; }

    /// <summary>Reads <c>raw/0012_c.txt</c>: which session and which of its files it is.</summary>
    /// <returns>False when it is no file of a session.</returns>
    public static bool TryParse(string name, out int number, out char kind)
    {
        (number, kind) = (0, '\0');
        string path = name.Replace('\\', '/');
        if (!path.StartsWith(Folder, StringComparison.OrdinalIgnoreCase)) return false;
        int mark = path.IndexOf('_');
        if (mark < 0 || mark + 2 >= path.Length || path[mark + 2] != '.') return false;
        kind = char.ToLowerInvariant(path[mark + 1]);
        string digits = path.Substring(Folder.Length, Math.Max(0, mark - Folder.Length));
        return kind is 'c' or 's' or 'm'
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    public void Take(char kind, ZipMember member)
    {
        // Thousands of them are held: the names are known.
        ZipMember bare = member with { Name = "" };
        if (kind == 'c') Request = bare;
        else if (kind == 's') Response = bare;
        else Times = bare;
    }
}
