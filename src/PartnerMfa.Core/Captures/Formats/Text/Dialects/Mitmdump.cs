using System.Globalization;
using System.Text.RegularExpressions;
using PartnerMfa.Captures.Formats.Text.Messages;

namespace PartnerMfa.Captures.Formats.Text.Dialects;

/// <summary>The output of mitmdump for a completed flow: the request, indented headers, and the response after two arrows.</summary>
internal sealed class Mitmdump(HttpTranscript transcript) : MessageDialect(transcript, "mitmdump", "T http", "<< ")
{
    private static readonly Regex Request = Pattern(@"^(?:\[[^\]]*\]\[[^\]]*\] )?\S+:\d+: ([A-Z]+) (https?://\S+)(?: HTTP/[\d.]+)?$");
    private static readonly Regex Response = Pattern(@"^ << (?:HTTP/[\d.]+ )?(\d{3})(?: (.*?))? (?:[\d.]+[kmg]?b|\(?content missing\)?)$");

    protected override bool TakeMark(string line, string place)
    {
        if (Request.Match(line) is { Success: true } request)
        {
            Lane.Close();
            Lane.BeginRequest(request.Groups[1].Value, request.Groups[2].Value, place);
        }
        else if (Lane.HasRequest && Response.Match(line) is { Success: true } response)
        {
            Lane.BeginResponse(int.Parse(response.Groups[1].Value, CultureInfo.InvariantCulture), response.Groups[2].Value, place);
        }
        else
        {
            return false;
        }

        Open("");
        return true;
    }

    protected override bool TakeLine(string line)
    {
        // A blank line ends the headers, and a blank line after the body ends the flow.
        if (line.Length == 0)
        {
            if (Lane.IsInHead) Lane.EndHead();
            return true;
        }

        if (!line.StartsWith("    ", StringComparison.Ordinal)) return false;
        string text = line.Substring(4);
        if (Lane.IsInHead) return Lane.TakeHead(text);
        // A byte order mark is written as Python writes bytes.
        Lane.TakeBody(text.Replace("\\xef\\xbb\\xbf", "") + "\n");
        return true;
    }
}
