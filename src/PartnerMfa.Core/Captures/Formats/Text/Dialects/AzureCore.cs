using System.Globalization;
using System.Text.RegularExpressions;
using PartnerMfa.Captures.Formats.Text.Messages;

namespace PartnerMfa.Captures.Formats.Text.Dialects;

/// <summary>
/// The log of the Azure SDK for .NET, in programs and with -Debug in Az PowerShell. Each part of a call contains its request ID, which
/// tells calls apart.
/// </summary>
internal sealed class AzureCore(HttpTranscript transcript) : MessageDialect(transcript, "Azure.Core", "Request [", "esponse [")
{
    private const string Id = @"\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]";
    private static readonly Regex Request = Pattern($@"^(.*?)\bRequest {Id} ([A-Z]+) (https?://\S+)\s*$");
    private static readonly Regex Response = Pattern($@"^(.*?)\b(?:Response|Error response) {Id} (\d{{3}})(?: (.*?))? \([\d.:]+s\)\s*$");
    private static readonly Regex Content = Pattern($@"^(.*?)\b(?:Response|Error response) {Id} content(?: block \d+)?: (.*)$");
    private static readonly Regex Record = Pattern(@"^(?:\[(?:Critical|Error|Warning|Informational|Verbose)\]|DEBUG:|VERBOSE:|WARNING:|\w+: [\w.-]+\[\d+\]$)");
    private bool _isBody;

    protected override bool TakeMark(string line, string place)
    {
        if (Request.Match(line) is { Success: true } request)
        {
            Use(request);
            Lane.BeginRequest(request.Groups[3].Value, request.Groups[4].Value, place);
        }
        else if (Response.Match(line) is { Success: true } response)
        {
            Use(response);
            Lane.BeginResponse(int.Parse(response.Groups[3].Value, CultureInfo.InvariantCulture), response.Groups[4].Value, place);
        }
        else if (Content.Match(line) is { Success: true } content)
        {
            Use(content);
            Lane.EndHead();
            Lane.TakeBody(content.Groups[3].Value + "\n");
            _isBody = true;
        }
        else
        {
            return false;
        }

        return true;
    }

    protected override bool TakeLine(string line)
    {
        if (Record.IsMatch(line) || (!_isBody && !Lane.IsInHead)) return Leave();
        if (line.Trim().Length == 0)
        {
            // The content is in a separate record.
            if (Lane.IsInHead) Lane.EndHead();
            return Leave(isTaken: true);
        }

        if (!_isBody) return Lane.TakeHead(line.Trim()) || Leave();
        Lane.TakeBody(line + "\n");
        return true;
    }

    private void Use(Match part)
    {
        base.Use($"Azure.Core {part.Groups[2].Value}");
        // Other loggers indent every line of a record.
        string prefix = part.Groups[1].Value;
        Open(prefix.Trim().Length == 0 ? prefix : "");
        _isBody = false;
    }

    // The message stays open, because another part of it may follow.
    private bool Leave(bool isTaken = false)
    {
        IsOpen = false;
        return isTaken;
    }
}
