using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PartnerMfa.Captures.Formats.Zip;

namespace PartnerMfa.Captures.Formats.Saz;

/// <summary>When a session began, out of its <c>_m.xml</c>.</summary>
internal static class SazTimes
{
    private const int Longest = 16 * 1024;

    // A search, for what stands before and after it can be damaged.
    private static readonly Regex Began = new("\\bClientBeginRequest\\s*=\\s*[\"']([^\"'<>]{10,40})[\"']", RegexOptions.CultureInvariant);

    /// <returns>Null when it does not say, or not in a way that can be read.</returns>
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
