using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PartnerMfa.Captures.Formats.Text.Dialects;

/// <summary>A block of curl's trace: its title, followed by lines of bytes with an offset, in hexadecimal or as text.</summary>
internal sealed class CurlTraceBlock
{
    private const int BytesInLine = 64;

    private static readonly Regex Begin = new(
        @"^\s*(?:\d\d:\d\d:\d\d\.\d+ )?(?:\[(\w+)-\w+\] )?(=>|<=|==) (?:(Send|Recv) (header|data|SSL data), (\d+) bytes \(0x[0-9a-f]+\)|Info: ?(.*))\s*$",
        RegexOptions.CultureInvariant);

    private static readonly Regex Data = new(@"^\s*([0-9a-f]{4,8}):(?: (.*))?$", RegexOptions.CultureInvariant);

    private readonly List<(int Offset, string Text)> _lines = [];
    private readonly Match _begin;

    private CurlTraceBlock(string title, Match begin) => (Title, _begin) = (title, begin);

    public string Title { get; }

    /// <summary>The transfer that --trace-IDs names; null without that option.</summary>
    public string? Transfer => _begin.Groups[1].Success ? _begin.Groups[1].Value : null;

    public bool IsSent => _begin.Groups[3].Value == "Send";

    public bool IsHeader => _begin.Groups[4].Value == "header";

    public bool IsBody => _begin.Groups[4].Value == "data";

    private int Size => int.TryParse(_begin.Groups[5].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int size) ? size : 0;

    /// <returns>Null when the line does not begin a block.</returns>
    public static CurlTraceBlock? TryBegin(string line) => line.Contains("> Send ") || line.Contains("<= Recv ") || line.Contains("== Info")
        ? Begin.Match(line) is { Success: true } begin ? new CurlTraceBlock(line, begin) : null
        : null;

    /// <returns>False when the line is not data of the block.</returns>
    public bool Take(string line)
    {
        if (Data.Match(line) is not { Success: true } data) return false;
        if ((IsHeader || IsBody) && _lines.Count * 16 <= CaptureLimits.Piece)
            _lines.Add((int.Parse(data.Groups[1].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), data.Groups[2].Value));
        return true;
    }

    /// <summary>The bytes as text. curl breaks lines after 64 bytes and at each line break, which it omits.</summary>
    public string TextOf()
    {
        StringBuilder text = new();
        bool isHex = _lines.Count > 0 && HexOf(_lines[0].Text, Math.Min(16, Size)) is not null;
        for (int i = 0; i < _lines.Count; i++)
        {
            (int offset, string line) = _lines[i];
            int length = (i + 1 < _lines.Count ? _lines[i + 1].Offset : Size) - offset;
            if (isHex) text.Append(HexOf(line, Math.Min(16, length)) ?? "");
            else text.Append(line).Append(length == line.Length + 2 ? "\r\n" : length == line.Length + 1 ? "\n" : "");
        }

        return text.ToString();
    }

    /// <summary>Returns the block with other content, in the form of --trace-ascii.</summary>
    public IEnumerable<string> Write(string title, string content)
    {
        yield return IsHeader || IsBody ? Regex.Replace(title, @"\d+ bytes \(0x[0-9a-f]+\)", Invariant($"{content.Length} bytes (0x{content.Length:x})")) : title;
        for (int at = 0; at < content.Length;)
        {
            int end = at;
            while (end < content.Length && end - at < BytesInLine && content[end] != '\n') end++;
            bool isBreak = end < content.Length && content[end] == '\n';
            string line = content.Substring(at, end - at);
            yield return Invariant($"{at:x4}: {(isBreak ? line.TrimEnd('\r') : line)}");
            at = isBreak ? end + 1 : end;
        }
    }

    private static string? HexOf(string line, int count)
    {
        if (count <= 0 || line.Length < count * 3 - 1) return null;
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++)
        {
            string pair = line.Substring(i * 3, 2);
            if (!byte.TryParse(pair, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[i])) return null;
            if (i * 3 + 2 < line.Length && line[i * 3 + 2] != ' ') return null;
        }

        return Encoding.UTF8.GetString(bytes);
    }
}
