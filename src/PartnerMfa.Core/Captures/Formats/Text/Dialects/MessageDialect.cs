using System.Text.RegularExpressions;
using PartnerMfa.Captures.Formats.Text.Messages;

namespace PartnerMfa.Captures.Formats.Text.Dialects;

/// <summary>
/// A dialect in which a marked line begins a message, and the lines after it, without their prefix, are its head and body.
/// </summary>
/// <param name="transcript">Receives the messages.</param>
/// <param name="lane">
/// The lane of this dialect. Two of its own calls in progress are noticed; other lines between them do not matter.
/// </param>
/// <param name="words">Each marked line contains one of these words.</param>
internal abstract class MessageDialect(HttpTranscript transcript, string lane, params string[] words) : ITextDialect
{
    // java.util.logging writes the time and class of each record in a separate line.
    private static readonly Regex JavaLogging = Pattern(@"^[A-Z][a-z]{2} \d{1,2}, \d{4},? \d{1,2}:\d\d:\d\d\s?(?:[AP]M)? [\w.$]+ \w+$");

    private LinePrefix _prefix = LinePrefix.None;

    public IReadOnlyList<string> Words { get; } = words;

    public bool IsOpen { get; protected set; }

    protected HttpLane Lane { get; private set; } = transcript.Lane(lane);

    public bool Take(string line, string place)
    {
        foreach (string word in Words)
        {
            if (line.IndexOf(word, StringComparison.Ordinal) is < 0 || !TakeMark(line, place)) continue;
            return true;
        }

        if (!IsOpen) return false;
        if (JavaLogging.IsMatch(line)) return true;
        if (_prefix.TryStrip(line, out string rest, out _) && TakeLine(rest)) return true;
        if (IsOpen) End();
        return false;
    }

    public virtual void Complete()
    {
    }

    /// <returns>False when the line is not marked.</returns>
    protected abstract bool TakeMark(string line, string place);

    /// <returns>False when the line does not belong to the message.</returns>
    protected abstract bool TakeLine(string line);

    protected void Open(string prefix)
    {
        _prefix = LinePrefix.Of(prefix) ?? LinePrefix.None;
        IsOpen = true;
    }

    protected void End()
    {
        IsOpen = false;
        Lane.EndMessage();
    }

    /// <summary>Uses the lane of a connection instead of the dialect's own.</summary>
    protected void Use(string connection) => Lane = transcript.Lane(connection);

    protected static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant);
}
