using System.Text.Json;

namespace PartnerMfa.Captures.Har;

/// <summary>The names of HAR that matter, and where they stand.</summary>
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
    Name,
    Value,
}

/// <summary>Tells which name a property has.</summary>
internal static class HarNames
{
    public static HarName Find(ref Utf8JsonReader reader, HarPlace place) => place switch
    {
        HarPlace.Document => reader.ValueTextEquals("log"u8) ? HarName.Log : HarName.Other,
        HarPlace.Log => reader.ValueTextEquals("entries"u8) ? HarName.Entries : HarName.Other,
        HarPlace.Entry => OfEntry(ref reader),
        HarPlace.Request => OfRequest(ref reader),
        HarPlace.Response => OfResponse(ref reader),
        HarPlace.Content => OfContent(ref reader),
        HarPlace.RequestHeader or HarPlace.ResponseHeader => OfHeader(ref reader),
        _ => HarName.Other,
    };

    private static HarName OfEntry(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("request"u8) ? HarName.Request
        : reader.ValueTextEquals("response"u8) ? HarName.Response
        : reader.ValueTextEquals("startedDateTime"u8) ? HarName.StartedDateTime
        : HarName.Other;

    private static HarName OfRequest(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("method"u8) ? HarName.Method
        : reader.ValueTextEquals("url"u8) ? HarName.Url
        : reader.ValueTextEquals("headers"u8) ? HarName.Headers
        : HarName.Other;

    private static HarName OfResponse(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("status"u8) ? HarName.Status
        : reader.ValueTextEquals("statusText"u8) ? HarName.StatusText
        : reader.ValueTextEquals("headers"u8) ? HarName.Headers
        : reader.ValueTextEquals("content"u8) ? HarName.Content
        : HarName.Other;

    private static HarName OfContent(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("text"u8) ? HarName.Text
        : reader.ValueTextEquals("encoding"u8) ? HarName.Encoding
        : HarName.Other;

    private static HarName OfHeader(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("name"u8) ? HarName.Name
        : reader.ValueTextEquals("value"u8) ? HarName.Value
        : HarName.Other;
}
