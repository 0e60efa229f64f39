using System.Globalization;
using System.Text.RegularExpressions;
using PartnerMfa.Captures.Formats.Text.Messages;

namespace PartnerMfa.Captures.Formats.Text.Dialects;

/// <summary>The output of Invoke-WebRequest and Invoke-RestMethod with -Verbose and -Debug, on screen and in transcripts.</summary>
internal sealed class PowerShellWeb(HttpTranscript transcript)
    : MessageDialect(transcript, "Invoke-WebRequest", "WebRequest: v", "WebResponse: ", "WebRequest Detail", "WebResponse Detail", "-byte payload")
{
    private static readonly Regex Request = Pattern(@"\bWebRequest: v[\d.]+ ([A-Z]+) (https?://\S+)|^VERBOSE: (?:Requested HTTP/\S+ )?([A-Z]+) (https?://\S+)? ?with -?\d+-byte payload");
    private static readonly Regex Response = Pattern(@"\bWebResponse: (\d{3})(?: (.*?))?(?: with .*)?$");

    private static readonly Regex Error = Pattern(@"^(?:Invoke-WebRequest|Invoke-RestMethod|Line \|)");

    private bool _isBody;

    protected override bool TakeMark(string line, string place)
    {
        if (Request.Match(line) is { Success: true } request)
        {
            Lane.BeginRequest(request.Groups[1].Value + request.Groups[3].Value, request.Groups[2].Value + request.Groups[4].Value, place);
            IsOpen = false;
        }
        else if (Response.Match(line) is { Success: true } response)
        {
            Lane.BeginResponse(int.Parse(response.Groups[1].Value, CultureInfo.InvariantCulture), response.Groups[2].Value, place);
            IsOpen = false;
        }
        else if (line.Contains("WebRequest Detail"))
        {
            // Without -Verbose, no line contains the address.
            if (!Lane.HasRequest) Lane.BeginRequest("GET", "", place);
            Open("");
        }
        else if (line.Contains("WebResponse Detail"))
        {
            if (!Lane.HasResponse) return false;
            Open("");
        }
        else
        {
            return false;
        }

        _isBody = false;
        return true;
    }

    protected override bool TakeLine(string line)
    {
        if (line is "--- HEADERS" or "--- BODY" or "--- QUERY")
        {
            _isBody = line == "--- BODY";
            if (_isBody) Lane.EndHead();
            return true;
        }

        if (line.StartsWith("VERBOSE:", StringComparison.Ordinal) || line.StartsWith("DEBUG:", StringComparison.Ordinal)) return false;
        // This follows the body: a note of the command, or an error of PowerShell. A body that is not text is not shown.
        if (_isBody && (line.Contains("WebResponse content encoding:") || line.StartsWith("[Binary content:", StringComparison.Ordinal) || Error.IsMatch(line))) return false;
        if (line.Trim().Length == 0) return !_isBody;
        if (!_isBody) return !Lane.IsInHead || Lane.TakeHead(line);
        Lane.TakeBody(line + "\n");
        return true;
    }
}
