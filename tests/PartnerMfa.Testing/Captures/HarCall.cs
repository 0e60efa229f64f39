using System.Text.Json;
using System.Text.Json.Nodes;

namespace PartnerMfa.Testing.Captures;

/// <summary>A call of a HAR file, with its properties in the order of the specification.</summary>
internal sealed record HarCall(string? Token)
{
    public const string ProfileUrl = "https://api.partnercenter.microsoft.com/v1/profiles/organization";

    public string Method { get; init; } = "GET";

    public string Url { get; init; } = ProfileUrl;

    public string Started { get; init; } = "2026-06-08T14:00:00.000+02:00";

    public int Status { get; init; } = 200;

    public string StatusText { get; init; } = "OK";

    public string Body { get; init; } = "";

    public (string Name, string Value)[] RequestHeaders { get; init; } = [];

    public (string Name, string Value)[] ResponseHeaders { get; init; } = [];

    public JsonObject ToJson() => new()
    {
        ["startedDateTime"] = Started,
        ["time"] = 12.5,
        ["request"] = new JsonObject
        {
            ["method"] = Method,
            ["url"] = Url,
            ["httpVersion"] = "HTTP/1.1",
            ["cookies"] = new JsonArray(),
            ["headers"] = Headers(Token is null ? RequestHeaders : [.. RequestHeaders, ("Authorization", "Bearer " + Token)]),
            ["queryString"] = new JsonArray(),
            ["headersSize"] = -1,
            ["bodySize"] = 0,
        },
        ["response"] = new JsonObject
        {
            ["status"] = Status,
            ["statusText"] = StatusText,
            ["httpVersion"] = "HTTP/1.1",
            ["cookies"] = new JsonArray(),
            ["headers"] = Headers(ResponseHeaders),
            ["content"] = new JsonObject { ["size"] = Body.Length, ["mimeType"] = "application/json", ["text"] = Body },
            ["redirectURL"] = "",
            ["headersSize"] = -1,
            ["bodySize"] = Body.Length,
        },
        ["cache"] = new JsonObject(),
        ["timings"] = new JsonObject { ["send"] = 0, ["wait"] = 12.5, ["receive"] = 0 },
    };

    /// <summary>A complete file.</summary>
    public static string File(params HarCall[] calls) => new JsonObject
    {
        ["log"] = new JsonObject
        {
            ["version"] = "1.2",
            ["creator"] = new JsonObject { ["name"] = "a test", ["version"] = "1" },
            ["entries"] = new JsonArray([.. calls.Select(call => call.ToJson())]),
        },
    }.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static JsonArray Headers((string Name, string Value)[] headers) =>
        new([.. headers.Select(header => (JsonNode)new JsonObject { ["name"] = header.Name, ["value"] = header.Value })]);
}
