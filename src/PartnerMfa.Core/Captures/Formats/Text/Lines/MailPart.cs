using System.Text;
using System.Text.RegularExpressions;

namespace PartnerMfa.Captures.Formats.Text.Lines;

/// <summary>
/// A Base64 part of a mail (RFC 2045, section 6.8) whose lines are still being collected: an attachment, or the text itself.
/// </summary>
internal sealed class MailPart
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    private static readonly Regex Encoding64 = new(@"^[\s>|]*Content-Transfer-Encoding:\s*base64\s*$", Options);
    private static readonly Regex Base64 = new(@"^[\s>|]*(?<text>[A-Za-z0-9+/]{1,998}={0,2})\s*$", Options);

    private readonly StringBuilder _text = new();
    private Stage _stage;

    private enum Stage
    {
        Outside,
        Head,
        Content,
    }

    /// <summary>The words of which the line that begins such a part contains one.</summary>
    public static IReadOnlyList<string> Words { get; } = ["ncoding: base64", "ncoding: BASE64", "NCODING: BASE64"];

    /// <summary>Whether the next line belongs to the part, whatever it contains.</summary>
    public bool IsOpen => _stage != Stage.Outside;

    /// <summary>Whether the next line is Base64 or ends it.</summary>
    public bool IsContent => _stage == Stage.Content;

    /// <returns>False when the line is not part of the content, which may have ended before.</returns>
    public bool Take(string line)
    {
        if (_stage == Stage.Content) return TakeContent(line);
        if (Encoding64.IsMatch(line)) _stage = Stage.Head;
        else if (_stage == Stage.Head && line.Trim(' ', '\t', '>', '|').Length == 0) _stage = Stage.Content;
        return false;
    }

    /// <summary>Returns the content of the part when it is complete.</summary>
    /// <returns>Null when there is none; empty when it is not Base64 or is too large.</returns>
    public byte[]? End()
    {
        (_stage, string text) = (Stage.Outside, _text.ToString());
        _text.Clear();
        if (text.Length == 0) return null;
        try
        {
            return Convert.FromBase64String(text.Length > CaptureLimits.Record ? "" : text);
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private bool TakeContent(string line)
    {
        if (Base64.Match(line) is not { Success: true } match) return _text.Length == 0 && line.Trim().Length == 0;
        if (_text.Length <= CaptureLimits.Record) _text.Append(match.Groups["text"].Value);
        return true;
    }
}
