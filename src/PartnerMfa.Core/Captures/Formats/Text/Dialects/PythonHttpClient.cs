using System.Text;
using System.Text.RegularExpressions;
using PartnerMfa.Captures.Formats.Text.Messages;
using PartnerMfa.Captures.Http;

namespace PartnerMfa.Captures.Formats.Text.Dialects;

/// <summary>
/// The output of Python's <c>http.client</c> with its debug level set, on which requests and urllib3 are built. It shows no response body.
/// </summary>
internal sealed class PythonHttpClient(HttpTranscript transcript) : MessageDialect(transcript, "http.client", "send: b", "reply: ", "header: ")
{
    private static readonly Regex Send = Pattern("""^(.*?)send: b(['"])(.*)\2\s*$""");
    private static readonly Regex Reply = Pattern("""^(.*?)reply: b?(['"])(.*)\2\s*$""");
    private static readonly Regex Header = Pattern("^(?:.*?)header: (.*)$");

    protected override bool TakeMark(string line, string place)
    {
        if (Send.Match(line) is { Success: true } send)
        {
            string[] lines = Unescaped(send.Groups[3].Value).Split('\n');
            if (!HttpHead.TryRequestLine(lines[0].TrimEnd('\r'), out string method, out string target, out int start) || start > 0) return true;
            Lane.BeginRequest(method, target, place);
            foreach (string header in lines.Skip(1))
                if (Lane.IsInRequestHead) Lane.TakeHead(header.TrimEnd('\r'));
            return true;
        }

        if (Reply.Match(line) is { Success: true } reply)
        {
            if (!HttpHead.TryStatusLine(Unescaped(reply.Groups[3].Value).Trim(), out int status, out string? reason, out int start) || start > 0) return false;
            Lane.BeginResponse(status, reason, place);
            Open(reply.Groups[1].Value);
            return true;
        }

        if (!Lane.HasResponse || Header.Match(line) is not { Success: true } found) return false;
        Lane.TakeHead(found.Groups[1].Value.TrimEnd());
        return true;
    }

    protected override bool TakeLine(string line) => false;

    private static string Unescaped(string literal)
    {
        StringBuilder text = new(literal.Length);
        for (int at = 0; at < literal.Length; at++)
        {
            if (literal[at] != '\\' || at + 1 == literal.Length) text.Append(literal[at]);
            else text.Append(literal[++at] switch { 'r' => '\r', 'n' => '\n', 't' => '\t', var other => other });
        }

        return text.ToString();
    }
}
