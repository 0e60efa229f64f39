using System.Text.Json;
using PartnerMfa.Json;
using PartnerMfa.Redaction;

namespace PartnerMfa.Usage.Scores;

/// <summary>The fields of a score, read leniently.</summary>
internal static class ScoreFacts
{
    public static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        new LenientObject(element).Members(name).Where(value => value.ValueKind == JsonValueKind.Array).SelectMany(value => value.EnumerateArray());

    public static double? Number(JsonElement element, string name) =>
        new LenientObject(element).Members(name) is { Count: > 0 } values && values[0].ValueKind == JsonValueKind.Number && values[0].TryGetDouble(out double number) ? number : null;

    public static string? Text(JsonElement element, string name) => new LenientObject(element).Words(name).FirstOrDefault();

    /// <summary>The fields that are present, as lines of evidence.</summary>
    public static IReadOnlyList<string> Of(JsonElement element, IEnumerable<string> names)
    {
        LenientObject words = new(element);
        return [.. names.SelectMany(name => words.Members(name).Take(1)
            .Where(value => value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            .Select(LenientObject.TextOf)
            .Where(text => !string.IsNullOrEmpty(text))
            .Select(text => $"{name}: {Redactor.Foreign(text!)}"))];
    }
}
