using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using PartnerMfa.Captures.Formats.Text.Messages;

namespace PartnerMfa.Captures.Formats.Text.Dialects;

/// <summary>The logs of .NET's HttpClientFactory. Its outer and inner handlers log each call, but no bodies.</summary>
internal sealed class DotNetHttpClient(HttpTranscript transcript)
    : MessageDialect(transcript, ".NET inner handler", " HTTP request ", "HTTP response", "Request Headers:", "Response Headers:")
{
    private static readonly Regex Request = Pattern(@"^(.*?)(Start processing|Sending) HTTP request ([A-Z]+) (https?://\S+)");
    private static readonly Regex Response = Pattern(@"^(.*?)(Received HTTP response|End processing HTTP request)(?: headers)? after \S+ ?ms - (\w+)");

    private static readonly Regex BetweenHeaders = Pattern(@" (?=[A-Za-z][A-Za-z0-9-]{1,60}: )");

    // The console logger writes the category in a separate line.
    private static readonly Regex Category = Pattern(@"^(?:trce|dbug|info|warn): \S+\[\d+\]\s*$");

    protected override bool TakeMark(string line, string place)
    {
        if (Request.Match(line) is { Success: true } request)
        {
            UseHandler(isOuter: request.Groups[2].Value != "Sending");
            Lane.BeginRequest(request.Groups[3].Value, request.Groups[4].Value, place);
            Open("");
            return true;
        }

        if (Response.Match(line) is { Success: true } response)
        {
            UseHandler(isOuter: response.Groups[2].Value != "Received HTTP response");
            string word = response.Groups[3].Value;
            int status = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : Enum.TryParse(word, out HttpStatusCode named) ? (int)named : 0;
            Lane.BeginResponse(status, null, place);
            Open("");
            return true;
        }

        if (!line.Contains("Request Headers:") && !line.Contains("Response Headers:")) return false;
        if (!Lane.IsInHead) return false;
        Open("");
        // When the console uses one line per record, they follow in the same line.
        string rest = line.Substring(line.IndexOf("Headers:", StringComparison.Ordinal) + "Headers:".Length).Trim();
        foreach (string header in rest.Length == 0 ? [] : BetweenHeaders.Split(rest))
            if (Lane.IsInHead) Lane.TakeHead(header.Trim());
        return true;
    }

    protected override bool TakeLine(string line)
    {
        if (Category.IsMatch(line)) return true;
        string text = line.Trim();
        return text.Length == 0 || (Lane.IsInHead && Lane.TakeHead(text));
    }

    private void UseHandler(bool isOuter) => Use(isOuter ? ".NET outer handler" : ".NET inner handler");
}

/// <summary>.NET's requests and responses as written by ToString().</summary>
internal sealed class DotNetMessages(HttpTranscript transcript) : MessageDialect(transcript, ".NET messages", "RequestUri: '", "StatusCode: ")
{
    private static readonly Regex Request = Pattern(@"^.*?\bMethod: ([A-Z]+), RequestUri: '([^']*)', Version: ");
    private static readonly Regex Response = Pattern(@"^.*?\bStatusCode: (\d{3}), ReasonPhrase: '([^']*)', Version: ");

    protected override bool TakeMark(string line, string place)
    {
        if (Request.Match(line) is { Success: true } request) Lane.BeginRequest(request.Groups[1].Value, request.Groups[2].Value, place);
        else if (Response.Match(line) is { Success: true } response) Lane.BeginResponse(int.Parse(response.Groups[1].Value, CultureInfo.InvariantCulture), response.Groups[2].Value, place);
        else return false;
        Open("");
        return true;
    }

    protected override bool TakeLine(string line)
    {
        string text = line.Trim();
        if (text is "{" or "") return true;
        if (text == "}")
        {
            Lane.EndHead();
            IsOpen = false;
            return true;
        }

        return Lane.IsInHead && Lane.TakeHead(text);
    }
}
