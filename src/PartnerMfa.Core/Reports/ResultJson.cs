using System.Text.Json;
using System.Text.Json.Serialization;
using PartnerMfa.Redaction;

namespace PartnerMfa.Reports;

/// <summary>A result as JSON: every property in camelCase, without text that looks like a token.</summary>
internal static class ResultJson
{
    public static string Write(PartnerMfaResult result) => result switch
    {
        PartnerMfaUsage usage => JsonSerializer.Serialize(usage, ResultJsonContext.Default.PartnerMfaUsage),
        PartnerMfaCustomer customer => JsonSerializer.Serialize(customer, ResultJsonContext.Default.PartnerMfaCustomer),
        PartnerMfaChange change => JsonSerializer.Serialize(change, ResultJsonContext.Default.PartnerMfaChange),
        _ => JsonSerializer.Serialize(result, ResultJsonContext.Default.PartnerMfaResult),
    };

    public static string Write(PartnerMfaErrorExplanation explanation) =>
        JsonSerializer.Serialize(explanation, ResultJsonContext.Default.PartnerMfaErrorExplanation);

    /// <summary>Reads a result that <see cref="Write(PartnerMfaResult)"/> wrote.</summary>
    /// <exception cref="JsonException">The JSON is not a result.</exception>
    public static PartnerMfaResult Read(string json, ResultKind kind) => kind switch
    {
        ResultKind.Usage => JsonSerializer.Deserialize(json, ResultJsonContext.Default.PartnerMfaUsage)!,
        ResultKind.Customer => JsonSerializer.Deserialize(json, ResultJsonContext.Default.PartnerMfaCustomer)!,
        ResultKind.Change => JsonSerializer.Deserialize(json, ResultJsonContext.Default.PartnerMfaChange)!,
        _ => JsonSerializer.Deserialize(json, ResultJsonContext.Default.PartnerMfaResult)!,
    };

    /// <inheritdoc cref="Read(string, ResultKind)"/>
    public static PartnerMfaResult Read(JsonElement json) => ResultKinds.Of(json) switch
    {
        ResultKind.Usage => json.Deserialize(ResultJsonContext.Default.PartnerMfaUsage)!,
        ResultKind.Customer => json.Deserialize(ResultJsonContext.Default.PartnerMfaCustomer)!,
        ResultKind.Change => json.Deserialize(ResultJsonContext.Default.PartnerMfaChange)!,
        _ => json.Deserialize(ResultJsonContext.Default.PartnerMfaResult)!,
    };

    public static string Write(PartnerMfaReportSignature signature) => JsonSerializer.Serialize(signature, ResultJsonContext.Default.PartnerMfaReportSignature);

    public static string Text(string? text) => text is null ? "null" : JsonSerializer.Serialize(text, ResultJsonContext.Default.String);
}

/// <summary>The compiler generates this class, so that start-up needs no reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(TokenlessText)])]
[JsonSerializable(typeof(PartnerMfaResult))]
[JsonSerializable(typeof(PartnerMfaUsage))]
[JsonSerializable(typeof(PartnerMfaChange))]
[JsonSerializable(typeof(PartnerMfaCustomer))]
[JsonSerializable(typeof(PartnerMfaErrorExplanation))]
[JsonSerializable(typeof(PartnerMfaReportSignature))]
[JsonSerializable(typeof(string))]
internal sealed partial class ResultJsonContext : JsonSerializerContext;

/// <summary>Removes anything that looks like a token from text.</summary>
internal sealed class TokenlessText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Redactor.Data(value));
}
