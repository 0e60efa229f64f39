using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PartnerMfa.Captures.Formats.Text.Messages;
using PartnerMfa.Captures.Http;

namespace PartnerMfa.Captures.Formats.Text.Dialects;

/// <summary>What curl writes with --trace (hexadecimal) and --trace-ascii, with --trace-time and --trace-ids or without.</summary>
internal sealed class CurlTrace(HttpTranscript transcript) : ITextDialect
{
    private static readonly Regex Block = new(
        @"^\s*(?:\d\d:\d\d:\d\d\.\d+ )?(?:\[(\w+)-\w+\] )?(=>|<=|==) (?:(Send|Recv) (header|data|SSL data), (\d+) bytes \(0x[0-9a-f]+\)|Info: ?(.*))\s*$",
        RegexOptions.CultureInvariant);

    private static readonly Regex Data = new(@"^\s*([0-9a-f]{4,8}): (.*)$|^\s*([0-9a-f]{4,8}):$", RegexOptions.CultureInvariant);

    private readonly List<(int Offset, string Text)> _lines = [];
    private Match _block = Match.Empty;
    private string _place = "";

    public IReadOnlyList<string> Words { get; } = ["=> Send ", "<= Recv ", "== Info"];

    public bool IsOpen { get; private set; }

    public bool Take(string line, string place)
    {
        if (Block.Match(line) is { Success: true } block)
        {
            Flush();
            (_block, _place, IsOpen) = (block, place, true);
            return true;
        }

        if (!IsOpen) return false;
        if (Data.Match(line) is { Success: true } data)
        {
            int offset = int.Parse(data.Groups[1].Success ? data.Groups[1].Value : data.Groups[3].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (_block.Groups[4].Value is "header" or "data" && _lines.Count * 16 <= CaptureLimits.Piece) _lines.Add((offset, data.Groups[2].Value));
            return true;
        }

        Flush();
        IsOpen = false;
        return false;
    }

    public void Complete() => Flush();

    private void Flush()
    {
        if (_lines.Count == 0) return;
        string text = TextOf(int.Parse(_block.Groups[5].Value, CultureInfo.InvariantCulture));
        _lines.Clear();
        HttpLane lane = _block.Groups[1].Success ? transcript.Lane($"curl transfer {_block.Groups[1].Value}") : transcript.Lane("curl trace");
        switch (_block.Groups[3].Value, _block.Groups[4].Value)
        {
            case ("Send", "header"):
                foreach (string line in Lines(text)) TakeHead(lane, line, isRequest: true);
                break;
            case ("Recv", "header"):
                foreach (string line in Lines(text)) TakeHead(lane, line, isRequest: false);
                break;
            case ("Recv", "data"):
                // A byte order mark is three dots here.
                lane.TakeBody(text.Replace("...{", "{"));
                break;
            default: break;
        }
    }

    private void TakeHead(HttpLane lane, string line, bool isRequest)
    {
        if (isRequest && HttpHead.TryRequestLine(line, out string method, out string target, out int start) && start == 0) lane.BeginRequest(method, target, _place);
        else if (!isRequest && HttpHead.TryStatusLine(line, out int status, out string? reason, out start) && start == 0) lane.BeginResponse(status, reason, _place);
        else if (lane.IsInHead) lane.TakeHead(line);
    }

    private static IEnumerable<string> Lines(string text) => text.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd('\r'));

    private string TextOf(int size)
    {
        StringBuilder text = new();
        bool isHex = HexOf(_lines[0].Text, Math.Min(16, size)) is not null;
        for (int i = 0; i < _lines.Count; i++)
        {
            (int offset, string line) = _lines[i];
            int length = (i + 1 < _lines.Count ? _lines[i + 1].Offset : size) - offset;
            if (isHex) text.Append(HexOf(line, Math.Min(16, length)) ?? "");
            // curl breaks the line after 64 bytes, and at each line break, which it leaves out.
            else text.Append(line).Append(length == line.Length + 2 ? "\r\n" : length == line.Length + 1 ? "\n" : "");
        }

        return text.ToString();
    }

    private static string? HexOf(string line, int count)
    {
        if (line.Length < count * 3 - 1) return null;
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
