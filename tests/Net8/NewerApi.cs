using System.Text.Json;

namespace PartnerMfa;

/// <summary>What the linked tests use of newer releases of .NET. The code under test has none of it.</summary>
internal static class NewerApi
{
    extension(JsonElement)
    {
        public static JsonElement Parse(string json)
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
    }
}
