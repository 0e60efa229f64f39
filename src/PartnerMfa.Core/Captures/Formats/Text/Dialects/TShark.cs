using System.Globalization;
using System.Text.RegularExpressions;
using PartnerMfa.Captures.Formats.Text.Messages;
using PartnerMfa.Captures.Http;

namespace PartnerMfa.Captures.Formats.Text.Dialects;

/// <summary>
/// Packets as tshark -V writes them: HTTP/1.1 with its line breaks as <c>\r\n</c>, and HTTP/2 header by header under its stream.
/// </summary>
internal sealed class TShark(HttpTranscript transcript) : ITextDialect
{
    private static readonly Regex TcpStream = new(@"^\s*\[Stream index: (\d+)\]", RegexOptions.CultureInvariant);
    private static readonly Regex Ports = new(@"^Transmission Control Protocol, Src Port: (\d+), Dst Port: (\d+)", RegexOptions.CultureInvariant);
    private static readonly Regex Truncated = new(@"^\s*(?:\[truncated\]\s*)?([\w-]+)(?: \[(?:truncated|\u2026)\])?: ", RegexOptions.CultureInvariant);
    private static readonly Regex Http2Stream = new(@"^\s*Stream: [A-Z_]+, Stream ID: (\d+)", RegexOptions.CultureInvariant);
    private static readonly Regex Http2Header = new(@"^\s*Header: (:?[\w-]+): (.*)$", RegexOptions.CultureInvariant);

    // tshark truncates its lines after 240 bytes, and not all of them say so. A scrubbed copy keeps only complete tokens.
    private const int LongestLabel = 240;
    private const int ShortestCut = 220;

    private string _tcp = "";
    private string _http2 = "";
    private bool _isText;

    public IReadOnlyList<string> Words { get; } = ["[Stream index: ", "Transmission Control Protocol, ", "Stream ID: ", "    Header: ", "Line-based text data", "\\r\\n"];

    public bool IsOpen => _isText;

    public bool Take(string line, string place)
    {
        if (Ports.Match(line) is { Success: true } ports)
        {
            // Without -V, the stream has no number and is identified by its two ports.
            (string from, string to) = (ports.Groups[1].Value, ports.Groups[2].Value);
            (_tcp, _http2, _isText) = (string.CompareOrdinal(from, to) < 0 ? $"{from}-{to}" : $"{to}-{from}", "", false);
            return true;
        }

        if (TcpStream.Match(line) is { Success: true } tcp)
        {
            (_tcp, _http2, _isText) = (tcp.Groups[1].Value, "", false);
            return true;
        }

        if (_tcp.Length == 0) return false;
        if (_isText && line.StartsWith("    ", StringComparison.Ordinal))
        {
            Lane.TakeBody(line.Trim().Replace("[truncated]", "").Replace("\\uFEFF", "").Replace("\\n", "\n"));
            return true;
        }

        _isText = line.StartsWith("Line-based text data", StringComparison.Ordinal) && Lane.IsInResponseBody;
        if (_isText) return true;
        if (Http2Stream.Match(line) is { Success: true } http2) _http2 = http2.Groups[1].Value;
        else if (Http2Header.Match(line) is { Success: true } header) TakeHttp2(header.Groups[1].Value, header.Groups[2].Value, place);
        else if (line.EndsWith("\\r\\n", StringComparison.Ordinal)) return TakeHttp1(line.Trim(), place);
        else if (IsCut(line) && Lane.HasRequest && Truncated.Match(line) is { Success: true } cut) Lane.TakeCutHeader(cut.Groups[1].Value);
        else return false;
        return true;
    }

    public void Complete()
    {
    }

    private HttpLane Lane => transcript.Lane($"tcp {_tcp}/{_http2}");

    private bool TakeHttp1(string line, string place)
    {
        string text = line.Substring(0, line.Length - 4);
        if (HttpHead.TryRequestLine(text, out string method, out string target, out int start) && start == 0) Lane.BeginRequest(method, target, place);
        else if (HttpHead.TryStatusLine(text, out int status, out string? reason, out start) && start == 0) Lane.BeginResponse(status, reason, place);
        else return Lane.IsInHead && Lane.TakeHead(text);
        return true;
    }

    private void TakeHttp2(string name, string value, string place)
    {
        if (name == ":method") Lane.BeginRequest(value, "/", place);
        else if (name == ":status") Lane.BeginResponse(int.TryParse(value.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int status) ? status : 0, null, place);
        else if (name == ":path") Lane.SetTarget(value);
        else if (Lane.HasRequest && (name.Length + value.Length is > ShortestCut and < LongestLabel || value.StartsWith("Bearer scrubbed-", StringComparison.Ordinal))) Lane.TakeCutHeader(name);
        else if (Lane.HasRequest || Lane.HasResponse) Lane.TakeHeader(name, value);
    }

    private static bool IsCut(string line) => line.Contains("[truncated]") || line.Contains("[\u2026]");
}
