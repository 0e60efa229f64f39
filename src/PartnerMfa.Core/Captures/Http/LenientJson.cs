using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PartnerMfa.Captures.Http;

/// <summary>Parses foreign JSON so that every text in it can be read: bytes that are not UTF-8, and halves of surrogate pairs, become U+FFFD.</summary>
internal static class LenientJson
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly Regex HalfPair = new(
        @"\\u[dD][89aAbB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89aAbB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}", RegexOptions.CultureInvariant);

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, MaxDepth = 512 };

    /// <returns>Null when it is not JSON.</returns>
    public static JsonElement? Parse(ArraySegment<byte> json)
    {
        if (IsClean(json)) return Try(() => JsonDocument.Parse(json.AsMemory(), Options));
        return Parse(Encoding.UTF8.GetString(json.Array!, json.Offset, json.Count));
    }

    /// <inheritdoc cref="Parse(ArraySegment{byte})"/>
    public static JsonElement? Parse(string json) =>
        Try(() => JsonDocument.Parse(json.Contains("\\ud") || json.Contains("\\uD") ? HalfPair.Replace(json, "\\ufffd") : json, Options));

    private static bool IsClean(ArraySegment<byte> json)
    {
        if (json.AsSpan().IndexOf("\\ud"u8) >= 0 || json.AsSpan().IndexOf("\\uD"u8) >= 0) return false;
        try
        {
            _ = Strict.GetCharCount(json.Array!, json.Offset, json.Count);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static JsonElement? Try(Func<JsonDocument> parse)
    {
        try
        {
            using JsonDocument document = parse();
            return document.RootElement.Clone();
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return null;
        }
    }
}
