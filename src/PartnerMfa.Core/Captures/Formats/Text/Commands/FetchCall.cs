using System.Text;
using System.Text.Json;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Http;

namespace PartnerMfa.Captures.Formats.Text.Commands;

/// <summary>Reads <c>fetch("address", { ... })</c> as browsers copy it: both are JSON.</summary>
internal static class FetchCall
{
    public static CapturedCall? Parse(string text, string place)
    {
        int open = text.IndexOf('(');
        // One array of both arguments; what follows it is not looked at.
        byte[] json = Encoding.UTF8.GetBytes("[" + text.Substring(open + 1).TrimEnd().TrimEnd(';').TrimEnd(')') + "]");
        try
        {
            Utf8JsonReader reader = new(json, new JsonReaderOptions { AllowTrailingCommas = true });
            using JsonDocument arguments = JsonDocument.ParseValue(ref reader);
            return CallOf([.. arguments.RootElement.EnumerateArray()], place);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Written by hand; tokens in it are found as in any text.
            return null;
        }
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
