using System.Globalization;
using System.Text.RegularExpressions;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Formats.Text.Messages;
using PartnerMfa.Captures.Http;

namespace PartnerMfa.Captures.Formats.Text.Dialects;

/// <summary>
/// The headers of one call as copied from a browser's developer tools: the address, method and status, then the headers of the response and
/// of the request, each as <c>name: value</c> or as a name with its value on the next line.
/// </summary>
internal sealed class HeadersPane(HttpTranscript transcript) : ITextDialect
{
    private static readonly Regex Begin = new(@"^\s*Request URL:?\s*(?<value>https?://\S+)?\s*$", RegexOptions.CultureInvariant);
    private static readonly Regex Title = new(@"^\s*(?:General|(?:Response|Request) Headers(?: \([\d.,]+ ?[kK]?B\))?|View source|Raw)?\s*$", RegexOptions.CultureInvariant);
    private static readonly Regex Line = new(
        @"^\s*(?<name>Request Method|Status Code|Remote Address|Referrer Policy|:?[A-Za-z][\w-]{0,80})(?:\s*:(?:\s+(?<value>.*))?)?\s*$", RegexOptions.CultureInvariant);

    private CapturedCall? _call;
    private CapturedResponse _response = new();
    private string? _name;

    public IReadOnlyList<string> Words { get; } = ["Request URL"];

    public bool IsOpen => _call is not null;

    public bool Take(string line, string place)
    {
        if (Begin.Match(line) is { Success: true } begin)
        {
            Complete();
            _call = new CapturedCall(place) { Method = "GET" };
            TakeValue("Request URL", begin.Groups["value"]);
            return true;
        }

        if (_call is null) return false;
        if (_name is { } name)
        {
            _name = null;
            TakeMember(name, line.Trim());
            return true;
        }

        if (Title.IsMatch(line)) return true;
        if (Line.Match(line) is { Success: true } found)
        {
            TakeValue(found.Groups["name"].Value, found.Groups["value"]);
            return true;
        }

        Complete();
        return false;
    }

    public void Complete()
    {
        if (_call is not { } call) return;
        if (_response.StatusCode > 0) call.Response = _response;
        transcript.TakeLoose(call);
        (_call, _response, _name) = (null, new CapturedResponse(), null);
    }

    private void TakeValue(string name, Group value)
    {
        if (value.Success) TakeMember(name, value.Value.Trim());
        else _name = name;
    }

    private void TakeMember(string name, string value)
    {
        CapturedCall call = _call!;
        switch (name)
        {
            case "Request URL": call.Target = value; return;
            case "Request Method": call.Method = value; return;
            case "Status Code":
                Match number = Regex.Match(value, @"\b[1-9]\d\d\b");
                if (!number.Success) return;
                _response.StatusCode = int.Parse(number.Value, CultureInfo.InvariantCulture);
                _response.ReasonPhrase = value.Substring(number.Index + number.Length).Trim();
                return;
            default: break;
        }

        // None of the headers that matter can belong to both requests and responses.
        KnownHeader header = KnownHeaders.Find(name.AsSpan());
        if (header is KnownHeader.Compliance or KnownHeader.Challenge or KnownHeader.CorrelationId or KnownHeader.RequestId) _response.TakeHeader(header, value);
        else if (header is not (KnownHeader.ContentLength or KnownHeader.TransferEncoding)) call.TakeRequestHeader(header, value);
    }
}
