using System.Globalization;
using System.Text.Json.Nodes;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>Values as Microsoft Graph writes them.</summary>
internal static class GraphJson
{
    public static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    public static JsonArray Objects(IEnumerable<JsonObject> objects) => new([.. objects.Select(one => (JsonNode)one)]);

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
