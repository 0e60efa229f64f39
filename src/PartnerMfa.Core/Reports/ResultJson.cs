using System.Text.Json;
using System.Text.Json.Serialization;
using PartnerMfa.Redaction;

namespace PartnerMfa.Reports;

/// <summary>A result as JSON: every property by its name, in camelCase, and no text in it that looks like a token.</summary>
internal static class ResultJson
{
    public static string Write(PartnerMfaResult result) => result is PartnerMfaUsage usage
        ? JsonSerializer.Serialize(usage, ResultJsonContext.Default.PartnerMfaUsage)
        : JsonSerializer.Serialize(result, ResultJsonContext.Default.PartnerMfaResult);

    public static string Write(PartnerMfaErrorExplanation explanation) =>
        JsonSerializer.Serialize(explanation, ResultJsonContext.Default.PartnerMfaErrorExplanation);

    /// <summary>Reads what <see cref="Write(PartnerMfaResult)"/> wrote.</summary>
    public static PartnerMfaResult Read(string json, bool isUsage) => isUsage
        ? JsonSerializer.Deserialize(json, ResultJsonContext.Default.PartnerMfaUsage)!
        : JsonSerializer.Deserialize(json, ResultJsonContext.Default.PartnerMfaResult)!;

    public static string Text(string? text) => text is null ? "null" : JsonSerializer.Serialize(text, ResultJsonContext.Default.String);
}

/// <summary>Made by the compiler, so that nothing is worked out at start.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(TokenlessText)])]
[JsonSerializable(typeof(PartnerMfaResult))]
[JsonSerializable(typeof(PartnerMfaUsage))]
[JsonSerializable(typeof(PartnerMfaErrorExplanation))]
[JsonSerializable(typeof(string))]
internal sealed partial class ResultJsonContext : JsonSerializerContext;

/// <summary>Text without what looks like a token.</summary>
internal sealed class TokenlessText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Redactor.Data(value));
}
