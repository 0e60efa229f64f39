using System.Text.Json;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Http;
using PartnerMfa.Json;

namespace PartnerMfa.Captures.Formats.Text.Commands;

/// <summary>Reads <c>fetch("address", { ... })</c> as browsers copy it: both are JSON.</summary>
internal static class FetchCall
{
    public static CapturedCall? Parse(string text, string place)
    {
        int open = text.IndexOf('(');
        // Both arguments as one array. Whatever follows is ignored.
        string json = "[" + text.Substring(open + 1).TrimEnd().TrimEnd(';').TrimEnd(')') + "]";
        // A call that was written by hand may not be JSON. Its tokens are found as in any other text.
        return LenientJson.ParseFirst(json) is { } arguments ? CallOf([.. arguments.EnumerateArray()], place) : null;
    }

    private static CapturedCall? CallOf(JsonElement[] arguments, string place)
    {
        if (arguments.Length == 0 || arguments[0].ValueKind != JsonValueKind.String) return null;
        CapturedCall call = new(place) { Target = arguments[0].GetString(), Method = "GET" };
        if (arguments.Length == 1 || arguments[1].ValueKind != JsonValueKind.Object) return call;
        if (arguments[1].TryGetProperty("method", out JsonElement method) && method.ValueKind == JsonValueKind.String) call.Method = method.GetString();
        if (arguments[1].TryGetProperty("headers", out JsonElement headers) && headers.ValueKind == JsonValueKind.Object)
            foreach (JsonProperty header in headers.EnumerateObject())
                if (header.Value.ValueKind == JsonValueKind.String) call.TakeRequestHeader(KnownHeaders.Find(header.Name.AsSpan()), header.Value.GetString());
        return call;
    }
}
