using System.Globalization;
using System.Text.Json;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Http;

namespace PartnerMfa.Captures.Formats.Json;

/// <summary>
/// A request and its response in one JSON object, under the names that tools use: HAR entries, Charles, Postman, Playwright, and logs of
/// applications.
/// </summary>
internal static class JsonExchange
{
    private static readonly string[] Requests = ["request", "req", "originalRequest", "httpRequest", "http_request", "config", "inputs"];
    private static readonly string[] Responses = ["response", "res", "resp", "httpResponse", "http_response", "outputs"];

    /// <summary>Whether it has a request with an address and headers, and a response. Any message next to it then says less.</summary>
    public static bool IsWhole(JsonElement json) =>
        json.Object(Requests) is { } request && AddressOf(request) is not null && request.Member("headers", "header") is not null && json.Object(Responses) is not null;

    /// <returns>Null when the object is not a call.</returns>
    /// <param name="json">The object.</param>
    /// <param name="place">A description of where it is.</param>
    /// <param name="openAttachment">Opens a body that is in a separate file; null when there are none.</param>
    public static CapturedCall? Read(JsonElement json, string place, Func<string, Stream?>? openAttachment = null)
    {
        if (json.ValueKind != JsonValueKind.Object) return null;
        if (json.Member("snapshot") is { ValueKind: JsonValueKind.Object } snapshot && json.Text("type") == "resource-snapshot") json = snapshot;
        JsonElement request = json.Object(Requests) ?? json;
        string? address = AddressOf(request) ?? AddressOf(json);
        if (address is null) return null;
        bool hasHeaders = request.Member("headers", "header") is not null;
        JsonElement? response = json.Object(Responses) ?? (json.Member("originalRequest") is not null ? json : null);
        if (!hasHeaders && response is null) return null;
        // Some tools write the status next to the request.
        response ??= json.Text("status", "statusCode", "status_code", "responseStatus") is not null ? json : null;

        CapturedCall call = new(place) { Method = request.Text("method", "httpMethod") ?? json.Text("method") ?? "GET", Target = address, SentOn = TimeOf(json) };
        foreach ((string name, string value) in JsonHeaders.Read(request)) call.TakeRequestHeader(KnownHeaders.Find(name.AsSpan()), value);
        if (response is { } answer && ReadResponse(answer, openAttachment) is { } captured) call.Response = captured;
        return call;
    }

    private static CapturedResponse? ReadResponse(JsonElement json, Func<string, Stream?>? openAttachment)
    {
        JsonElement? parts = json.Object(["status"]);
        int status = new[] { json.Text("status"), json.Text("statusCode"), json.Text("status_code"), json.Text("code"), json.Text("responseStatus"), parts?.Text("code", "statusCode") }
            .Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 100 and <= 999 ? number : 0)
            .FirstOrDefault(number => number > 0);
        if (status == 0) return null;
        CapturedResponse response = new() { StatusCode = status, ReasonPhrase = json.Text("statusText", "statusMessage", "reasonPhrase", "reason") ?? parts?.Text("message", "reason", "phrase") ?? WordOf(json.Text("status")) };
        bool isFlat = AddressOf(json) is not null && json.Member("originalRequest") is null;
        IEnumerable<(string, string)> headers = !isFlat ? JsonHeaders.Read(json) : json.Member("responseHeaders", "response_headers") is { } own ? JsonHeaders.Of(own) : [];
        foreach ((string name, string value) in headers) response.TakeHeader(KnownHeaders.Find(name.AsSpan()), value);
        (response.Body, response.Cut) = JsonBody.Read(json, response.Value(KnownHeader.ContentEncoding), openAttachment);
        return response;
    }

    private static string? WordOf(string? text) => text is { Length: > 0 } && !char.IsDigit(text[0]) ? text : null;

    private static string? AddressOf(JsonElement json)
    {
        if (json.Text("url", "uri", "requestUrl", "request_url", "href") is { } text) return text;
        if (json.Member("url", "uri") is { ValueKind: JsonValueKind.Object } parts) return parts.Text("raw", "full", "href") ?? AddressOf(parts);
        if (json.Joined(".", "host", "hostname") is not { } host) return null;
        string path = json.Joined("/", "path", "pathname") ?? "/";
        string? port = json.Text("port");
        return $"{json.Text("scheme", "protocol")?.TrimEnd(':') ?? "https"}://{host}{(port is null ? "" : ":" + port)}{(path.StartsWith("/", StringComparison.Ordinal) ? "" : "/")}{path}";
    }

    private static DateTime? TimeOf(JsonElement json) =>
        DateTimeOffset.TryParse(
            json.Text("startedDateTime") ?? json.Object(["times"])?.Text("start"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time.UtcDateTime
            : null;
}
