using System.Globalization;
using System.Text;
using System.Text.Json;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Http;
using PartnerMfa.Json;

namespace PartnerMfa.Captures.Formats.Json;

/// <summary>
/// Calls that a browser recorded as events with the request's ID: the Chrome DevTools Protocol
/// (https://chromedevtools.github.io/devtools-protocol/tot/Network/) and Chromium's network log.
/// </summary>
internal sealed class EventExchanges(CaptureSink sink)
{
    // No more calls than this are in progress at the same time.
    private const int MostOpen = 2048;

    private readonly Dictionary<string, Exchange> _open = new(StringComparer.Ordinal);
    private readonly Queue<string> _byAge = new();
    private readonly Dictionary<string, string> _bodyRequests = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _eventNames = [];
    private readonly List<CapturedCall> _finished = [];

    private sealed class Exchange(CapturedCall call)
    {
        public CapturedCall Call { get; } = call;

        public StringBuilder Body { get; } = new();

        public bool IsBase64 { get; set; }
    }

    /// <summary>The number of calls.</summary>
    public long Calls { get; private set; }

    /// <returns>False when it is not such an event.</returns>
    public bool Take(JsonElement json, string place)
    {
        // ChromeDriver wraps the event in a message, which its log contains as text.
        if (json.Member("message") is { ValueKind: JsonValueKind.String } text && JsonMembers.TextOf(text) is { Length: > 0 } written && written[0] == '{' && LenientJson.Parse(written) is { } parsed) json = parsed;
        if (json.Member("message") is { ValueKind: JsonValueKind.Object } wrapped && wrapped.Text("method") is not null) json = wrapped;
        if (json.Text("method") is { } method && json.Member("params") is { ValueKind: JsonValueKind.Object } parameters)
        {
            if (method == "Network.getResponseBody" && json.Text("id") is { } id && parameters.Text("requestId") is { } asked)
            {
                if (_bodyRequests.Count < MostOpen) _bodyRequests[id] = asked;
                return true;
            }

            return method.StartsWith("Network.", StringComparison.Ordinal) && TakeDevTools(method, parameters, json.Text("sessionId"), place);
        }

        if (json.Text("id") is { } answered && json.Member("result") is { } result && _bodyRequests.TryGetValue(answered, out string? request))
        {
            if (Known(request) is { } exchange && result.Text("body") is { } body) (exchange.IsBase64, _) = (result.Text("base64Encoded") == "true", exchange.Body.Append(body));
            return true;
        }

        return json.Member("source") is { ValueKind: JsonValueKind.Object } source && json.Member("type") is { ValueKind: JsonValueKind.Number } type
            && type.TryGetInt32(out int number) && TakeNetLog(number, source.Text("id") ?? "", json.Member("params"), place);
    }

    /// <summary>Reads the constants of a network log, which name its events.</summary>
    public void TakeConstants(JsonElement constants)
    {
        if (constants.Member("logEventTypes") is not { ValueKind: JsonValueKind.Object } names) return;
        foreach (JsonProperty name in names.EnumerateObject())
            if (name.Value.ValueKind == JsonValueKind.Number && name.Value.TryGetInt32(out int number)) _eventNames[number] = name.Name;
    }

    public async Task GiveAsync(bool all, CancellationToken cancellationToken)
    {
        if (all) foreach (string id in _byAge.ToArray()) Finish(id);
        foreach (CapturedCall call in _finished) await sink.TakeAsync(call, cancellationToken).ConfigureAwait(false);
        _finished.Clear();
    }

    private bool TakeDevTools(string method, JsonElement parameters, string? session, string place)
    {
        string id = $"{session}/{parameters.Text("requestId")}";
        switch (method)
        {
            case "Network.requestWillBeSent" when parameters.Member("request") is { } request:
                // A redirect keeps the ID, so the response before it belongs to the request before it.
                if (parameters.Member("redirectResponse") is { ValueKind: JsonValueKind.Object } redirect && Known(id) is { } before) Respond(before, redirect);
                if (Known(id) is { Call.Target: not null }) Finish(id);
                Exchange begun = Begin(id, place);
                (begun.Call.Target, begun.Call.Method) = (request.Text("url"), request.Text("method"));
                TakeHeaders(begun.Call, request);
                return true;
            case "Network.requestWillBeSentExtraInfo":
                TakeHeaders(Begin(id, place).Call, parameters);
                return true;
            case "Network.responseReceived" when Known(id) is { } exchange && parameters.Member("response") is { } response:
                Respond(exchange, response);
                return true;
            case "Network.responseReceivedExtraInfo" when Known(id) is { } exchange:
                Respond(exchange, parameters);
                return true;
            default:
                return true;
        }
    }

    private bool TakeNetLog(int type, string id, JsonElement? parameters, string place)
    {
        if (!_eventNames.TryGetValue(type, out string? name)) return _eventNames.Count > 0;
        if (parameters is not { ValueKind: JsonValueKind.Object } given) return true;
        if (name == "URL_REQUEST_START_JOB" && given.Text("url") is { } url)
        {
            if (Known(id) is { Call.Response: not null }) Finish(id);
            Exchange started = Begin(id, place);
            (started.Call.Target, started.Call.Method) = (url, given.Text("method"));
        }
        else if (name.StartsWith("HTTP_TRANSACTION_", StringComparison.Ordinal) && name.EndsWith("SEND_REQUEST_HEADERS", StringComparison.Ordinal))
        {
            if (Known(id) is { Call.Response: not null }) Finish(id);
            TakeHeaders(Begin(id, place).Call, given);
        }
        else if (name == "HTTP_TRANSACTION_READ_RESPONSE_HEADERS" && Known(id) is { } answered && given.Member("headers") is { ValueKind: JsonValueKind.Array } lines)
        {
            if (answered.Call.Response is not null) answered.Call.HasAmbiguousResponse = true;
            foreach (JsonElement line in lines.EnumerateArray())
                if (JsonMembers.TextOf(line) is { } text && HttpHead.TryStatusLine(text, out int status, out string? reason, out _))
                    answered.Call.Response = new CapturedResponse { StatusCode = status, ReasonPhrase = reason };
            if (answered.Call.Response is { } response)
                foreach ((string header, string value) in JsonHeaders.Of(lines)) response.TakeHeader(KnownHeaders.Find(header.AsSpan()), value);
        }
        else if (name == "URL_REQUEST_JOB_FILTERED_BYTES_READ" && Known(id) is { } reading && given.Text("bytes") is { } bytes && reading.Body.Length <= CaptureLimits.Body)
        {
            (reading.IsBase64, _) = (true, reading.Body.Append(bytes));
        }

        return true;
    }

    private static void TakeHeaders(CapturedCall call, JsonElement json)
    {
        // The same headers occur twice: as the page requested them, and as they were sent.
        foreach ((string name, string value) in JsonHeaders.Read(json))
            if (KnownHeaders.Find(name.AsSpan()) is KnownHeader.Host or KnownHeader.Authority ? call.Host is null : true) call.TakeRequestHeader(KnownHeaders.Find(name.AsSpan()), value);
    }

    private static void Respond(Exchange exchange, JsonElement json)
    {
        string? code = json.Text("status", "statusCode");
        if (!int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out int status)) status = 0;
        CapturedResponse response = exchange.Call.Response ??= new CapturedResponse { StatusCode = status };
        if (response.StatusCode != status && status > 0) exchange.Call.HasAmbiguousResponse = true;
        response.ReasonPhrase ??= json.Text("statusText");
        foreach ((string name, string value) in JsonHeaders.Read(json)) response.TakeHeader(KnownHeaders.Find(name.AsSpan()), value);
    }

    private Exchange? Known(string id) => _open.TryGetValue(id, out Exchange? known) ? known : _open.TryGetValue("/" + id, out known) ? known : null;

    private Exchange Begin(string id, string place)
    {
        if (_open.TryGetValue(id, out Exchange? known)) return known;
        Calls++;
        _byAge.Enqueue(id);
        if (_byAge.Count > MostOpen) Finish(_byAge.Dequeue());
        return _open[id] = new Exchange(new CapturedCall(place) { Order = sink.NextOrder() });
    }

    private void Finish(string id)
    {
        if (!_open.TryGetValue(id, out Exchange? exchange)) return;
        _open.Remove(id);
        if (exchange.Call.Response is { StatusCode: 0 }) exchange.Call.Response = null;
        if (exchange.Call.Response is { } response)
        {
            (response.Body, response.Cut) = exchange.IsBase64
                ? HttpBody.OfBase64(exchange.Body.ToString())
                : HttpBody.OfText(exchange.Body.ToString(), response.Value(KnownHeader.ContentEncoding));
        }

        // Without an address, it could be a call to any service.
        exchange.Call.Target ??= "?";
        _finished.Add(exchange.Call);
    }
}
