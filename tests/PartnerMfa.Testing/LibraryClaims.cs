using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PartnerMfa.Testing;

/// <summary>The claims that Microsoft's own library reads in a token, as a second opinion on our reader.</summary>
internal sealed class LibraryClaims
{
    private readonly JsonWebToken _token;

    private LibraryClaims(JsonWebToken token) => _token = token;

    /// <summary>Null when the library cannot read the text.</summary>
    public static LibraryClaims? Of(string text)
    {
        try
        {
            LibraryClaims claims = new(new JsonWebToken(text));
            return claims._token.EncodedPayload.Length > 0 ? claims : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A text claim; null when it is absent, empty or not a text.</summary>
    public string? Text(string claim) => Value(claim) is string { Length: > 0 } text ? text : null;

    /// <summary>A claim that is a text, or the texts in an array; null when it is neither.</summary>
    public IReadOnlyList<string>? List(string claim) => Value(claim) switch
    {
        string text => [text],
        IEnumerable<string> texts => [.. texts],
        JsonElement { ValueKind: JsonValueKind.Array } array =>
            [.. array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
        _ => null,
    };

    /// <summary>Whether the token contains the claim, even as null.</summary>
    public bool Names(string claim)
    {
        using JsonDocument payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(_token.EncodedPayload));
        return payload.RootElement.TryGetProperty(claim, out _);
    }

    public bool Has(string claim) => Value(claim) is not null;

    /// <summary>A time claim, in whole seconds since 1970; null when it is absent or out of range.</summary>
    public long? Seconds(string claim) => Value(claim) switch
    {
        long whole => InRange(whole),
        int whole => InRange(whole),
        double fraction => InRange(fraction),
        decimal fraction => InRange((double)fraction),
        _ => null,
    };

    private static long? InRange(double seconds) => seconds is >= -62_135_596_800 and < 253_402_300_800 ? (long)seconds : null;

    private object? Value(string claim) => _token.TryGetPayloadValue(claim, out object value) ? value : null;
}
