using System.Globalization;
using System.Text.RegularExpressions;
using PartnerMfa.Captures.Formats.Text.Messages;

namespace PartnerMfa.Captures.Formats.Text.Dialects;

/// <summary>OkHttp's logging interceptor, which also names the address in the response.</summary>
internal sealed class OkHttp(HttpTranscript transcript) : MessageDialect(transcript, "OkHttp", "--> ", "<-- ")
{
    private static readonly Regex Request = Pattern(@"^(.*?)(?<!-)--> ([A-Z]{2,20}) (https?://\S+)(?: \S+)?(?: \(.*\))?\s*$");
    private static readonly Regex Response = Pattern(@"^(.*?)<-- (\d{3})(?: (.*?))? ?(https?://\S+) \(\d+ms.*\)\s*$");

    protected override bool TakeMark(string line, string place)
    {
        if (line.Contains("--> END "))
        {
            if (Lane.IsInRequestHead) Lane.EndHead();
            IsOpen = false;
            return true;
        }

        if (line.Contains("<-- END HTTP"))
        {
            End();
            return true;
        }

        if (line.Contains("<-- HTTP FAILED"))
        {
            Lane.Close();
            return true;
        }

        if (Request.Match(line) is { Success: true } request)
        {
            Lane.BeginRequest(request.Groups[2].Value, request.Groups[3].Value, place);
            Open(request.Groups[1].Value);
            return true;
        }

        if (Response.Match(line) is not { Success: true } response) return false;
        // It belongs to another call, or ends a redirect.
        if (Lane.OutstandingTarget != response.Groups[4].Value) Lane.Interrupt();
        Lane.BeginResponse(int.Parse(response.Groups[2].Value, CultureInfo.InvariantCulture), response.Groups[3].Value.Trim(), place);
        Open(response.Groups[1].Value);
        return true;
    }

    protected override bool TakeLine(string line)
    {
        if (Lane.IsInHead) return Lane.TakeHead(line);
        Lane.TakeBody(line + "\n");
        return true;
    }
}
