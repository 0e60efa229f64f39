using System.Globalization;
using System.Text.RegularExpressions;

namespace PartnerMfa.Captures.Formats.Text.Lines;

/// <summary>Detects whether a log runs backward in time. Exports and mail threads often begin with the newest entries.</summary>
internal sealed class LineTimes
{
    // A time later in the line is not the time of the line itself.
    private const int Beginning = 80;
    private static readonly Regex Time = new(
        @"(?<!\d)(?:20\d\d-\d\d-\d\d[T ]|[0-3]\d/[A-Z][a-z]{2}/20\d\d:)[0-2]\d:[0-5]\d:[0-5]\d", RegexOptions.CultureInvariant);

    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "dd/MMM/yyyy:HH:mm:ss"];

    // Threads may write their lines a little late.
    private static readonly TimeSpan Jitter = TimeSpan.FromSeconds(2);

    private DateTime? _last;

    /// <summary>Whether the last line has a time.</summary>
    public bool IsDated { get; private set; }

    /// <returns>Whether the line is older than the one before it.</returns>
    public bool IsEarlier(LogicalLine line)
    {
        DateTime? found = TimeIn(line.Text) ?? TimeIn(line.Rest) ?? TimeIn(line.Object?.GetRawText() ?? "");
        IsDated = found is not null;
        if (found is not { } time) return false;
        bool isEarlier = time < _last - Jitter;
        _last = time;
        return isEarlier;
    }

    private static DateTime? TimeIn(string text) =>
        text.Length > 0 && Time.Match(text, 0, Math.Min(text.Length, Beginning)) is { Success: true } match
        && DateTime.TryParseExact(match.Value, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time)
            ? time
            : null;
}
