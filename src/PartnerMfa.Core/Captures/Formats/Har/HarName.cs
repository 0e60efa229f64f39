using System.Text.Json;

namespace PartnerMfa.Captures.Formats.Har;

/// <summary>The relevant names in a HAR file, and where they occur.</summary>
internal enum HarName
{
    Other,
    Log,
    Entries,
    StartedDateTime,
    Request,
    Response,
    Method,
    Url,
    Headers,
    Status,
    StatusText,
    Content,
    Text,
    Encoding,
    File,
    Name,
    Value,
}

/// <summary>Identifies the name of a property.</summary>
internal static class HarNames
{
    public static HarName Find(ref Utf8JsonReader reader, HarPlace place) => place switch
    {
        HarPlace.Document => JsonText.Is(ref reader, "log"u8) ? HarName.Log : HarName.Other,
        HarPlace.Log => JsonText.Is(ref reader, "entries"u8) ? HarName.Entries : HarName.Other,
        HarPlace.Entry => OfEntry(ref reader),
        HarPlace.Request => OfRequest(ref reader),
        HarPlace.Response => OfResponse(ref reader),
        HarPlace.Content => OfContent(ref reader),
        HarPlace.RequestHeader or HarPlace.ResponseHeader => OfHeader(ref reader),
        _ => HarName.Other,
    };

    private static HarName OfEntry(ref Utf8JsonReader reader) =>
        JsonText.Is(ref reader, "request"u8) ? HarName.Request
        : JsonText.Is(ref reader, "response"u8) ? HarName.Response
        : JsonText.Is(ref reader, "startedDateTime"u8) ? HarName.StartedDateTime
        : HarName.Other;

    private static HarName OfRequest(ref Utf8JsonReader reader) =>
        JsonText.Is(ref reader, "method"u8) ? HarName.Method
        : JsonText.Is(ref reader, "url"u8) ? HarName.Url
        : JsonText.Is(ref reader, "headers"u8) ? HarName.Headers
        : HarName.Other;

    private static HarName OfResponse(ref Utf8JsonReader reader) =>
        JsonText.Is(ref reader, "status"u8) ? HarName.Status
        : JsonText.Is(ref reader, "statusText"u8) ? HarName.StatusText
        : JsonText.Is(ref reader, "headers"u8) ? HarName.Headers
        : JsonText.Is(ref reader, "content"u8) ? HarName.Content
        : HarName.Other;

    private static HarName OfContent(ref Utf8JsonReader reader) =>
        JsonText.Is(ref reader, "text"u8) ? HarName.Text
        : JsonText.Is(ref reader, "encoding"u8) ? HarName.Encoding
        : JsonText.Is(ref reader, "_file"u8) ? HarName.File
        : HarName.Other;

    private static HarName OfHeader(ref Utf8JsonReader reader) =>
        JsonText.Is(ref reader, "name"u8) ? HarName.Name
        : JsonText.Is(ref reader, "value"u8) ? HarName.Value
        : HarName.Other;
}

/// <summary>The reader's position in the structure of a HAR file, as far as it matters (HAR 1.2).</summary>
internal enum HarPlace
{
    Document,
    Log,
    Entries,
    Entry,
    Request,
    RequestHeaders,
    RequestHeader,
    Response,
    ResponseHeaders,
    ResponseHeader,
    Content,
}
