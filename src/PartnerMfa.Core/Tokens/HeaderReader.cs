using System.Text.Json;
using PartnerMfa.Json;

namespace PartnerMfa.Tokens;

/// <summary>
/// Reads what a verdict needs from a token's header: whether the token is signed at all, and which parameters are repeated.
/// </summary>
internal static class HeaderReader
{
    private const string Algorithm = "alg";
    private const string Unsigned = "none";

    /// <summary>The parameters that say how a token is signed (RFC 7515, section 4.1; RFC 7516 and RFC 7797 add enc, zip and b64).</summary>
    private static readonly string[] Deciding =
        [Algorithm, "kid", "typ", "cty", "crit", "nonce", "x5t", "x5t#S256", "x5c", "x5u", "jku", "jwk", "enc", "zip", "b64"];

    /// <param name="header">The decoded header.</param>
    /// <param name="repeated">Receives the names of repeated parameters.</param>
    /// <returns>Whether the header names an algorithm that signs.</returns>
    /// <exception cref="JsonException">The bytes are not one JSON object.</exception>
    public static bool IsSigned(ReadOnlySpan<byte> header, ref List<string>? repeated)
    {
        Utf8JsonReader reader = new(header);
        StrictJson.BeginObject(ref reader);
        int seen = 0;
        bool isSigned = false, isUnsigned = false;
        while (StrictJson.NextMember(ref reader))
        {
            int index = IndexOf(ref reader);
            reader.Read();
            if (index >= 0 && (seen & (1 << index)) != 0) (repeated ??= []).Add(Deciding[index]);
            if (index >= 0) seen |= 1 << index;
            if (index == 0)
            {
                bool signs = reader.TokenType == JsonTokenType.String && TextOf(ref reader) is { } algorithm && Signs(algorithm);
                isSigned |= signs;
                isUnsigned |= !signs;
            }

            reader.Skip();
        }

        StrictJson.EndObject(ref reader);
        return isSigned && !isUnsigned;
    }

    private static bool Signs(string algorithm) =>
        algorithm.Trim() is { Length: > 0 } name && !name.Equals(Unsigned, StringComparison.OrdinalIgnoreCase);

    private static int IndexOf(ref Utf8JsonReader name) => TextOf(ref name) is { } text ? Array.IndexOf(Deciding, text) : -1;

    // Invalid Unicode in a string is noticed only when the string is read, not when the text is parsed.
    private static string? TextOf(ref Utf8JsonReader value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
