using System.Globalization;
using System.Text.RegularExpressions;
using PartnerMfa.Captures.Formats.Text.Messages;

namespace PartnerMfa.Captures.Formats.Text.Dialects;

/// <summary>
/// The trace source System.Net of .NET Framework: the first lines and the heads of messages. Its hexadecimal bodies are not read.
/// </summary>
/// <remarks>Source: https://learn.microsoft.com/dotnet/framework/network-programming/interpreting-network-tracing</remarks>
internal sealed class DotNetTrace(HttpTranscript transcript)
    : MessageDialect(transcript, "System.Net", "HttpWebRequest#", "Received status line: ", " - Sending headers", " - Received headers")
{
    private static readonly Regex Request = Pattern(@"HttpWebRequest#\d+ - Request: ([A-Z]+) (\S+)(?: HTTP/[\d.]+)?\s*$");
    private static readonly Regex Response = Pattern(@" - Received status line: Version=[\d.]+, StatusCode=(\d{3}), StatusDescription=(.*?)\.?\s*$");

    protected override bool TakeMark(string line, string place)
    {
        if (Request.Match(line) is { Success: true } request)
        {
            Lane.BeginRequest(request.Groups[1].Value, request.Groups[2].Value, place);
        }
        else if (Response.Match(line) is { Success: true } response)
        {
            Lane.BeginResponse(int.Parse(response.Groups[1].Value, CultureInfo.InvariantCulture), response.Groups[2].Value, place);
        }
        else if (line.Contains("ing headers") ? !Lane.HasRequest : !line.Contains("Received headers") || !Lane.HasResponse)
        {
            return false;
        }

        Open("");
        return true;
    }

    protected override bool TakeLine(string line)
    {
        string text = line.Trim();
        if (text is "{" or "" || text.StartsWith("ProcessId=", StringComparison.Ordinal) || text.StartsWith("DateTime=", StringComparison.Ordinal)) return true;
        if (text != "}.") return Lane.IsInHead && !text.StartsWith("System.Net ", StringComparison.Ordinal) && Lane.TakeHead(text);
        Lane.EndHead();
        IsOpen = false;
        return true;
    }
}
