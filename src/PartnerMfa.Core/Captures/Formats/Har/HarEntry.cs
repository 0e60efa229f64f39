using System.Globalization;
using System.Text.Json;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Http;
using PartnerMfa.Captures.Streams;
using PartnerMfa.Evidence;

namespace PartnerMfa.Captures.Formats.Har;

/// <summary>An entry that is being read.</summary>
/// <param name="name">Its place in the file.</param>
/// <param name="hosts">The hosts that matter.</param>
/// <param name="openAttachment">Opens a body that is in a separate file.</param>
internal sealed class HarEntry(string name, CallHosts hosts, Func<string, Stream?> openAttachment)
{
    private readonly CapturedCall _call = new(name);
    private CapturedResponse? _response;
    private KnownHeader? _header;
    private (string? Text, bool IsThere) _headerValue;
    private (string? Text, bool Cut) _body;
    private bool _isBase64;
    private string? _file;

    /// <summary>Whether the header's value matters, or its name is not known yet.</summary>
    public bool WantsHeaderValue => _header is not KnownHeader.None;

    /// <summary>Whether the body can decide something, as far as is known yet.</summary>
    public bool WantsBody =>
        _call.Target is null
        || ((_response is null or { StatusCode: 0 } || _call.IsBodyWanted(_response.StatusCode)) && hosts.IsPartnerCenter(_call));

    public void Enter(HarPlace place)
    {
        if (place == HarPlace.Response) _response ??= new CapturedResponse();
        if (place is HarPlace.RequestHeader or HarPlace.ResponseHeader) (_header, _headerValue) = (null, default);
    }

    /// <summary>A member of headers that are written as one object. Its value follows.</summary>
    public void BeginHeader(KnownHeader header) => (_header, _headerValue) = (header, default);

    public void Leave(HarPlace place)
    {
        if (_header is not { } header || !_headerValue.IsThere) return;
        if (place == HarPlace.RequestHeader) _call.TakeRequestHeader(header, _headerValue.Text);
        if (place == HarPlace.ResponseHeader) _response!.TakeHeader(header, _headerValue.Text);
    }

    public void TakeValue(HarPlace place, HarName name, ref Utf8JsonReader reader, bool cut)
    {
        switch (place)
        {
            case HarPlace.Entry when name == HarName.StartedDateTime: _call.SentOn = TimeOf(JsonText.Of(ref reader)); break;
            case HarPlace.Request when name == HarName.Method: _call.Method = JsonText.Of(ref reader); break;
            case HarPlace.Request when name == HarName.Url: _call.Target = cut ? null : JsonText.Of(ref reader); break;
            case HarPlace.Response when name == HarName.Status: _response!.StatusCode = StatusOf(JsonText.Of(ref reader)); break;
            case HarPlace.Response when name == HarName.StatusText: _response!.ReasonPhrase = JsonText.Of(ref reader); break;
            case HarPlace.Content when name == HarName.Encoding: _isBase64 = JsonText.Is(ref reader, "base64"u8); break;
            case HarPlace.Content when name == HarName.File && !cut: _file = JsonText.Of(ref reader); break;
            case HarPlace.Content when name == HarName.Text && WantsBody: _body = (cut ? null : JsonText.Of(ref reader), cut); break;
            case HarPlace.RequestHeader or HarPlace.ResponseHeader: TakeHeader(name, ref reader, cut); break;
            case HarPlace.RequestHeaders when _header is { } header: _call.TakeRequestHeader(header, cut ? null : JsonText.Of(ref reader)); break;
            case HarPlace.ResponseHeaders when _header is { } header: _response!.TakeHeader(header, cut ? null : JsonText.Of(ref reader)); break;
            default: break;
        }
    }

    public CapturedCall ToCall()
    {
        // An entry without an address cannot be assigned to any host.
        _call.Target ??= "?";
        // Browsers write status 0 for a call without a response.
        if (_response is { StatusCode: > 0 })
        {
            _call.Response = _response;
            TakeBody(_response);
        }

        return _call;
    }

    private void TakeHeader(HarName name, ref Utf8JsonReader reader, bool cut)
    {
        if (name == HarName.Name) _header = cut ? KnownHeader.None : JsonText.HeaderOf(ref reader);
        else if (name == HarName.Value && WantsHeaderValue) _headerValue = (cut ? null : JsonText.Of(ref reader), true);
    }

    private void TakeBody(CapturedResponse response)
    {
        if (!WantsBody) return;
        string? encoding = response.Value(KnownHeader.ContentEncoding);
        if (_body.Cut || _body.Text?.Length > CaptureLimits.Piece) response.Cut = ResponseBody.TooLarge;
        else if (_body.Text is { } text) (response.Body, response.Cut) = _isBase64 ? HttpBody.OfBase64(text, encoding) : HttpBody.OfText(text, encoding);
        else if (_file is { } file) TakeFile(response, file, encoding);
    }

    // Playwright puts bodies next to the HAR file, or next to it within the archive.
    private void TakeFile(CapturedResponse response, string file, string? encoding)
    {
        try
        {
            using Stream? attachment = openAttachment(file);
            if (attachment is not null) (response.Body, response.Cut) = HttpBody.OfFile(attachment, encoding);
        }
        catch (Exception exception) when (exception is InvalidDataException or UnauthorizedAccessException or IOException and not DecompressionLimitException)
        {
            response.Cut = ResponseBody.Truncated;
        }
    }

    private static DateTime? TimeOf(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time.UtcDateTime : null;

    private static int StatusOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int status) && status is >= 100 and <= 999 ? status : 0;
}
