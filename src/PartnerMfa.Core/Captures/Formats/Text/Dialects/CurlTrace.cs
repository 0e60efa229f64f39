using PartnerMfa.Captures.Formats.Text.Messages;
using PartnerMfa.Captures.Http;

namespace PartnerMfa.Captures.Formats.Text.Dialects;

/// <summary>The output of curl with --trace (hexadecimal) and --trace-ascii, with or without --trace-time and --trace-IDs.</summary>
internal sealed class CurlTrace(HttpTranscript transcript) : ITextDialect
{
    private CurlTraceBlock? _block;
    private string _place = "";

    public IReadOnlyList<string> Words { get; } = ["=> Send ", "<= Recv ", "== Info"];

    public bool IsOpen => _block is not null;

    public bool Take(string line, string place)
    {
        if (CurlTraceBlock.TryBegin(line) is { } block)
        {
            Complete();
            (_block, _place) = (block, place);
            return true;
        }

        if (_block?.Take(line) == true) return true;
        Complete();
        return false;
    }

    public void Complete()
    {
        if (_block is { } block && (block.IsHeader || block.IsBody)) Take(block, block.TextOf());
        _block = null;
    }

    private void Take(CurlTraceBlock block, string text)
    {
        if (text.Length == 0) return;
        HttpLane lane = transcript.Lane(block.Transfer is { } transfer ? $"curl transfer {transfer}" : "curl trace");
        if (block.IsHeader)
            foreach (string line in text.TrimEnd('\n').Split('\n')) TakeHead(lane, line.TrimEnd('\r'), block.IsSent);
        // In --trace-ascii, a byte order mark appears as three dots.
        else if (!block.IsSent) lane.TakeBody(text.Replace("...{", "{"));
    }

    private void TakeHead(HttpLane lane, string line, bool isRequest)
    {
        if (isRequest && HttpHead.TryRequestLine(line, out string method, out string target, out int start) && start == 0) lane.BeginRequest(method, target, _place);
        else if (!isRequest && HttpHead.TryStatusLine(line, out int status, out string? reason, out start) && start == 0) lane.BeginResponse(status, reason, _place);
        else if (lane.IsInHead) lane.TakeHead(line);
    }
}
