using System.Text.Json;

namespace PartnerMfa;

/// <summary>API of newer .NET releases that the linked tests use. The code under test uses none of it.</summary>
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
