using System.Globalization;
using System.Text.Json;

namespace PartnerMfa.Tokens;

/// <summary>Seconds since 1970, possibly with a fraction (RFC 7519, section 2). Some issuers put them in quotes.</summary>
internal static class NumericDate
{
    public static DateTimeOffset? Of(ref Utf8JsonReader value) => value.TokenType switch
    {
        JsonTokenType.Number when value.TryGetDouble(out double seconds) => Of(seconds),
        JsonTokenType.String => Of(value.GetString()),
        _ => null,
    };

    public static DateTimeOffset? Of(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) ? Of(seconds) : null;

    // What is before the year 1 or after the year 9999 is no time.
    private static DateTimeOffset? Of(double seconds) =>
        seconds is >= -62_135_596_800 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;
}
