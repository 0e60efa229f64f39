using System.Globalization;
using System.Text.RegularExpressions;
using PartnerMfa.Captures.Formats.Text.Messages;

namespace PartnerMfa.Captures.Formats.Text.Dialects;

/// <summary>Feign's logger for Java, which names the client's method in each line: <c>[PartnerClient#profile] ---&gt; GET https://... HTTP/1.1</c>.</summary>
internal sealed class Feign(HttpTranscript transcript) : MessageDialect(transcript, "Feign", "---> ", "<--- ")
{
    private static readonly Regex Request = Pattern(@"^(.*\[[\w$.]+#[^\]]*\] )---> ([A-Z]{2,20}) (https?://\S+)(?: HTTP/[\d.]+)?\s*$");
    private static readonly Regex Response = Pattern(@"^(.*\[[\w$.]+#[^\]]*\] )<--- HTTP/[\d.]+ (\d{3})(?: (.*?))? \(\d+ms\)\s*$");
    private static readonly Regex RequestEnd = Pattern(@"^(.*\[[\w$.]+#[^\]]*\] )---> END HTTP");
    private static readonly Regex ResponseEnd = Pattern(@"^(.*\[[\w$.]+#[^\]]*\] )<--- (?:END HTTP|ERROR)");

    protected override bool TakeMark(string line, string place)
    {
        if (Request.Match(line) is { Success: true } request)
        {
            Use(request.Groups[1].Value);
            Lane.BeginRequest(request.Groups[2].Value, request.Groups[3].Value, place);
            Open(request.Groups[1].Value);
            return true;
        }

        if (Response.Match(line) is { Success: true } response)
        {
            Use(response.Groups[1].Value);
            Lane.BeginResponse(int.Parse(response.Groups[2].Value, CultureInfo.InvariantCulture), response.Groups[3].Value.Trim(), place);
            Open(response.Groups[1].Value);
            return true;
        }

        if (RequestEnd.Match(line) is { Success: true } sent)
        {
            Use(sent.Groups[1].Value);
            if (Lane.IsInRequestHead) Lane.EndHead();
            IsOpen = false;
            return true;
        }

        if (ResponseEnd.Match(line) is not { Success: true } received) return false;
        Use(received.Groups[1].Value);
        End();
        return true;
    }

    protected override bool TakeLine(string line)
    {
        if (Lane.IsInHead) return Lane.TakeHead(line);
        Lane.TakeBody(line + "\n");
        return true;
    }

    // The thread and the client's method are the same in all lines of a call, but the times differ.
    private new void Use(string prefix) => base.Use($"Feign {LinePrefix.Of(prefix)?.Key}");
}
