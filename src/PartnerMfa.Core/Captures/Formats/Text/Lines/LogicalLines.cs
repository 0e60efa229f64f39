using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PartnerMfa.Captures.Formats.Text.Lines;

/// <summary>A line without what loggers, terminals and mail programs add around it.</summary>
/// <param name="Text">The line; empty when it is a JSON object without a message.</param>
/// <param name="Number">The number of the line in the text where it begins.</param>
/// <param name="Depth">The number of JSON logs around it.</param>
/// <param name="Object">A JSON line without a message; null when there is a text.</param>
/// <param name="Rest">The other members of a JSON line, besides the message.</param>
internal readonly record struct LogicalLine(string Text, long Number, int Depth, JsonElement? Object = null, string Rest = "");

/// <summary>
/// Reads lines and undoes log formats of containers (JSON Lines, Kubernetes CRI), colors, quoted-printable, and the wrapping of tokens into
/// several lines.
/// </summary>
internal sealed class LogicalLines(TextLines lines)
{
    // Enough lines for a token of 64 KiB in a mail.
    private const int MostJoined = 1000;
    private const int LongestJoined = 256 * 1024;

    private static readonly Regex Cri = new(@"^\d{4}-\d\d-\d\dT\S{1,40} (?:stdout|stderr) ([FP])(?: |$)", RegexOptions.CultureInvariant);

    private readonly Queue<LogicalLine> _ready = new();
    private LogicalLine? _held;
    private bool _isQuotedPrintable;

    /// <summary>Whether to read each line by itself, without joining it with the next one.</summary>
    public bool IsVerbatim { get; set; }

    /// <summary>The maximum number of nested JSON logs.</summary>
    public int Deepest { get; set; } = JsonLogLine.Deepest;

    public async Task<LogicalLine?> NextAsync(bool every, CancellationToken cancellationToken)
    {
        if (await NextPlainAsync(every, cancellationToken).ConfigureAwait(false) is not { } first) return null;
        if (first.Text.IndexOf("quoted-printable", StringComparison.OrdinalIgnoreCase) is >= 0) _isQuotedPrintable = true;
        if (IsVerbatim || !WrappedText.MayGoOn(first.Text, _isQuotedPrintable)) return first;

        StringBuilder whole = new(first.Text);
        for (int joined = 0; joined < MostJoined && whole.Length <= LongestJoined && await NextPlainAsync(every: true, cancellationToken).ConfigureAwait(false) is { } next; joined++)
        {
            if (WrappedText.TryJoin(whole, next.Text, _isQuotedPrintable)) continue;
            _held = next;
            break;
        }

        return first with { Text = whole.ToString() };
    }

    private async Task<LogicalLine?> NextPlainAsync(bool every, CancellationToken cancellationToken)
    {
        if (_held is { } held)
        {
            _held = null;
            return held;
        }

        while (_ready.Count == 0)
        {
            if (await lines.NextAsync(every, cancellationToken).ConfigureAwait(false) is not { } line) return null;
            await TakeAsync(AnsiText.Strip(line), lines.Number, cancellationToken).ConfigureAwait(false);
        }

        return _ready.Dequeue();
    }

    private async Task TakeAsync(string line, long number, CancellationToken cancellationToken)
    {
        if (Cri.Match(line) is { Success: true } cri)
        {
            StringBuilder text = new(line.Substring(cri.Length));
            // The container runtime writes a long line in parts (P), the last of which is marked F.
            while (cri.Groups[1].Value == "P" && text.Length <= CaptureLimits.Piece && await lines.NextAsync(every: true, cancellationToken).ConfigureAwait(false) is { } next)
            {
                string part = AnsiText.Strip(next);
                cri = Cri.Match(part);
                if (!cri.Success) break;
                text.Append(part, cri.Length, part.Length - cri.Length);
            }

            line = AnsiText.Strip(text.ToString());
        }

        foreach (LogicalLine inner in JsonLogLine.Read(line, number, Deepest)) _ready.Enqueue(inner);
    }
}
