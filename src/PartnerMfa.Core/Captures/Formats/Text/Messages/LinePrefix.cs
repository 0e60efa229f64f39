using System.Text;
using System.Text.RegularExpressions;

namespace PartnerMfa.Captures.Formats.Text.Messages;

/// <summary>
/// The text before HTTP in each line of a message: a log's time, level and thread, quotation marks, indentation, or curl's direction marks.
/// Times and levels differ from line to line. Everything else must be the same, because another thread's line belongs to another message.
/// </summary>
internal sealed class LinePrefix
{
    private const int Longest = 256;
    private const string Time =
        @"\s*[\[(]?(?:(?:\d{4}[-/.]\d\d[-/.]\d\d|\d\d[-/.]\d\d[-/.]\d{2,4}|(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*,? +)?(?:\d{1,2} +)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w* +\d{1,2}(?:,? +\d{4})?),?)?[ T]*\d{1,2}:\d\d:\d\d(?:[.,]\d+)?(?: ?(?:Z|[AP]M|UTC|GMT|[+-]\d\d:?\d\d))?[\])]?";

    private const string Levels = "TRACE|DEBUG|DBG|INFORMATION|INFO|INF|WARNING|WARN|WRN|ERROR|ERR|FATAL|VERBOSE|NOTICE|trce|dbug|debug|info|warn|fail|crit|error";

    private static readonly Regex StartsWithTime = new("^" + Time, RegexOptions.CultureInvariant);
    private static readonly Regex Level = new($@"\b(?:{Levels})\b *", RegexOptions.CultureInvariant);

    // People's sentences end in words; loggers' prefixes end in a mark.
    private static readonly Regex Prose = new(@"^[\p{L} ,.'\u2019]+$", RegexOptions.CultureInvariant);

    // These become regular expressions. The messages of a log share a few prefixes, and the library caches the expressions.
    private readonly string _whole;
    private readonly string _outer;

    private bool HasTime { get; init; }

    private LinePrefix(string key, string whole, string outer) => (Key, _whole, _outer) = (key, whole, outer);

    public static LinePrefix None { get; } = Of("")!;

    /// <summary>The prefix in a form that is the same for all lines of one source.</summary>
    public string Key { get; }

    /// <summary>Whether the prefix ends in one of curl's marks: &gt; before what it sends, &lt; before what it receives.</summary>
    public bool HasMark => Mark != ' ';

    /// <summary>That mark in the first line of the message; a blank when there is none.</summary>
    public char Mark { get; private init; } = ' ';

    /// <returns>Null when the text cannot be a prefix of every line.</returns>
    public static LinePrefix? Of(string prefix)
    {
        if (prefix.Length > Longest || prefix.Contains("eyJ") || (prefix.Trim().Length > 0 && Prose.IsMatch(prefix))) return null;
        Match time = StartsWithTime.Match(prefix);
        string rest = time.Success ? prefix.Substring(time.Length) : prefix;
        string bare = rest.TrimEnd();
        bool hasMark = bare.Length > 0 && bare[bare.Length - 1] is '>' or '<';
        string outer = hasMark ? bare.Substring(0, bare.Length - 1) : rest;
        string key = Level.Replace(outer, "\u0001").Trim();
        string pattern = "^" + (time.Success ? Time : "") + Escape(outer.TrimEnd());
        string blanks = outer.Substring(outer.TrimEnd().Length);
        string outerPattern = pattern + (blanks.Length > 0 ? $"(?:{Regex.Escape(blanks)}|$)" : "");
        return new LinePrefix(key, hasMark ? outerPattern + @"([<>*{}])(?: |$)" : outerPattern, outerPattern) { HasTime = time.Success, Mark = hasMark ? bare[bare.Length - 1] : ' ' };
    }

    /// <summary>Removes the prefix.</summary>
    /// <param name="line">A line of the same message.</param>
    /// <param name="rest">The rest of the line.</param>
    /// <param name="mark">curl's mark; a blank when there is none.</param>
    public bool TryStrip(string line, out string rest, out char mark)
    {
        Match match = Regex.Match(line, _whole, RegexOptions.CultureInvariant);
        (rest, mark) = (line.Substring(match.Length), HasMark && match.Success ? match.Groups[1].Value[0] : ' ');
        return match.Success;
    }

    /// <summary>Whether the line is another record of the log and not a line of the message.</summary>
    /// <param name="line">A line after the head.</param>
    /// <param name="isRaw">Whether only the first line of the message had the prefix.</param>
    public bool IsElsewhere(string line, bool isRaw) =>
        isRaw ? HasTime && StartsWithTime.IsMatch(line) : Key.Length > 0 && !Regex.IsMatch(line, _outer, RegexOptions.CultureInvariant);

    /// <summary>Removes everything before curl's mark, for bodies, which have none.</summary>
    public string StripOuter(string line) => line.Substring(Regex.Match(line, _outer, RegexOptions.CultureInvariant).Length);

    private static string Escape(string text)
    {
        StringBuilder pattern = new();
        int at = 0;
        foreach (Match level in Level.Matches(text))
        {
            pattern.Append(Regex.Escape(text.Substring(at, level.Index - at))).Append($"(?:{Levels}) *");
            at = level.Index + level.Length;
        }

        return pattern.Append(Regex.Escape(text.Substring(at))).ToString();
    }
}
