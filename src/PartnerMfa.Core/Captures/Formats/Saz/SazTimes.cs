using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PartnerMfa.Captures.Formats.Zip;

namespace PartnerMfa.Captures.Formats.Saz;

/// <summary>Reads when a session began from its <c>_m.xml</c>.</summary>
internal static class SazTimes
{
    private const int Longest = 16 * 1024;

    // Searches for the time instead of parsing the file, because the text around it may be damaged.
    private static readonly Regex Began = new("\\bClientBeginRequest\\s*=\\s*[\"']([^\"'<>]{10,40})[\"']", RegexOptions.CultureInvariant);

    /// <returns>Null when the file does not say, or not in a readable form.</returns>
    public static DateTime? Read(Stream archive, ZipMember member)
    {
        try
        {
            byte[] bytes = new byte[Longest];
            using Stream stream = member.Open(archive);
            int length = 0;
            for (int read; length < Longest && (read = stream.Read(bytes, length, Longest - length)) > 0;) length += read;
            string text = Began.Match(Encoding.UTF8.GetString(bytes, 0, length)).Groups[1].Value;
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out DateTimeOffset time) && time.Year > 1
                ? time.UtcDateTime
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
