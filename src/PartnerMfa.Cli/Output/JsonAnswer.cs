using System.Text.Json;
using System.Text.Json.Serialization;

namespace PartnerMfa.Cli.Output;

/// <summary>A result as one line of JSON.</summary>
internal static class JsonAnswer
{
    public static void Write(PartnerMfaResult result, TextWriter output) =>
        output.WriteLine(result is PartnerMfaUsage usage
            ? JsonSerializer.Serialize(usage, JsonAnswerContext.Default.PartnerMfaUsage)
            : JsonSerializer.Serialize(result, JsonAnswerContext.Default.PartnerMfaResult));
}

/// <summary>Made by the compiler, so that nothing is worked out at start.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PartnerMfaResult))]
[JsonSerializable(typeof(PartnerMfaUsage))]
internal sealed partial class JsonAnswerContext : JsonSerializerContext;
