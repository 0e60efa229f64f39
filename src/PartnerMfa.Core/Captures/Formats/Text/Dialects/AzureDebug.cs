using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using PartnerMfa.Captures.Formats.Text.Messages;

namespace PartnerMfa.Captures.Formats.Text.Dialects;

/// <summary>The output of Az and Microsoft Graph PowerShell with -Debug: a frame, then each part under its title.</summary>
internal sealed class AzurePowerShell(HttpTranscript transcript) : MessageDialect(transcript, "Azure PowerShell", "HTTP REQUEST =", "HTTP RESPONSE =")
{
    private static readonly char[] Separators = [':'];

    private string _title = "";
    private string _place = "";
    private string _method = "GET";
    private bool _isResponse;

    protected override bool TakeMark(string line, string place)
    {
        End();
        (_title, _place, _method, _isResponse) = ("", place, "GET", line.Contains("HTTP RESPONSE ="));
        Open("");
        return true;
    }

    protected override bool TakeLine(string line)
    {
        string text = line.Trim();
        if (text.StartsWith("DEBUG:", StringComparison.Ordinal) || text.StartsWith("VERBOSE:", StringComparison.Ordinal) || text.StartsWith("PS ", StringComparison.Ordinal)) return false;
        if (text is "HTTP Method:" or "Absolute Uri:" or "Headers:" or "Body:" or "Status Code:")
        {
            _title = text;
            if (text == "Body:" && Lane.IsInHead) Lane.EndHead();
            return true;
        }

        if (text.Length == 0) return true;
        switch (_title)
        {
            case "HTTP Method:": _method = text; break;
            case "Absolute Uri:": Lane.BeginRequest(_method, text, _place); break;
            case "Status Code:" when _isResponse: Lane.BeginResponse(StatusOf(text), text, _place); break;
            case "Headers:" when text.Split(Separators, 2) is { Length: 2 } header: Lane.TakeHeader(header[0].Trim(), header[1].Trim()); break;
            case "Body:" when _isResponse: Lane.TakeBody(line + "\n"); break;
            case "Body:": break;
            default: return false;
        }

        return true;
    }

    private static int StatusOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
        : Enum.TryParse(text, ignoreCase: true, out HttpStatusCode status) ? (int)status : 0;
}

/// <summary>The output of the Azure CLI and the Azure SDKs for Python with --debug: one line for each part, most of them quoted.</summary>
internal sealed class AzureCli(HttpTranscript transcript)
    : MessageDialect(transcript, "Azure CLI", "Request URL: ", "Request method: ", "Request headers:", "Request body", "Response status: ", "Response headers:", "Response content:")
{
    private static readonly Regex Part = Pattern(@"^(.*?)(Request URL|Request method|Request headers|Request body|Response status|Response headers|Response content):?\s*(.*)$");
    private static readonly Regex Header = Pattern("""^.*?\s*'([^']+)': '(.*)'\s*$""");

    private string _part = "";
    private string _prefix = "";

    protected override bool TakeMark(string line, string place)
    {
        Match match = Part.Match(line);
        if (!match.Success) return false;
        (_prefix, _part) = (match.Groups[1].Value, match.Groups[2].Value);
        string value = match.Groups[3].Value.Trim().Trim('\'');
        switch (_part)
        {
            case "Request URL": Lane.BeginRequest("GET", value, place); break;
            case "Response status": Lane.BeginResponse(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int status) ? status : 0, null, place); break;
            case "Request body" or "Response content" when Lane.IsInHead: Lane.EndHead(); break;
            default: break;
        }

        Open(_prefix);
        return true;
    }

    protected override bool TakeLine(string line)
    {
        if (_part is "Request headers" or "Response headers" && Header.Match(line) is { Success: true } header)
        {
            Lane.TakeHeader(header.Groups[1].Value, header.Groups[2].Value);
            return true;
        }

        if (_part == "Request body") return true;
        if (_part == "Response status") return true;
        if (_part != "Response content" || line.Trim().Length == 0) return false;
        Lane.TakeBody(line + "\n");
        return true;
    }
}
