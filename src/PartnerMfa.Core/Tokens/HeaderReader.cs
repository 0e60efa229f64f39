using System.Text.Json;
using PartnerMfa.Json;

namespace PartnerMfa.Tokens;

/// <summary>What a verdict needs from a token's header.</summary>
/// <param name="IsSigned">Whether the header names an algorithm that signs.</param>
/// <param name="IsEncodedOtherwise">
/// Whether it says that the payload is unlike that of a signed token: encrypted, compressed, or not in Base64url.
/// </param>
internal readonly record struct HeaderFacts(bool IsSigned, bool IsEncodedOtherwise);

/// <summary>Reads a token's header.</summary>
internal static class HeaderReader
{
    private const string Algorithm = "alg";
    private const string Unsigned = "none";

    /// <summary>The parameters that say how a token is signed (RFC 7515, section 4.1; RFC 7516 and RFC 7797 add enc, zip and b64).</summary>
    private static readonly string[] Deciding =
        [Algorithm, "kid", "typ", "cty", "crit", "nonce", "x5t", "x5t#S256", "x5c", "x5u", "jku", "jwk", "enc", "zip", "b64"];

    /// <param name="header">The decoded header.</param>
    /// <param name="repeated">Receives the names of repeated parameters. Readers that ignore case would take "ALG" for a second alg.</param>
    /// <exception cref="JsonException">The bytes are not one JSON object.</exception>
    public static HeaderFacts Read(ReadOnlySpan<byte> header, ref List<string>? repeated)
    {
        Utf8JsonReader reader = new(header);
        StrictJson.BeginObject(ref reader);
        int seen = 0;
        bool isSigned = false, isUnsigned = false, isEncodedOtherwise = false;
        while (StrictJson.NextMember(ref reader))
        {
            string? name = TextOf(ref reader);
            int index = IndexOf(name);
            reader.Read();
            if (index >= 0 && (seen & (1 << index)) != 0) (repeated ??= []).Add(Deciding[index]);
            if (index >= 0) seen |= 1 << index;
            if (name == Algorithm)
            {
                bool signs = reader.TokenType == JsonTokenType.String && TextOf(ref reader) is { } algorithm && Signs(algorithm);
                isSigned |= signs;
                isUnsigned |= !signs;
            }

            isEncodedOtherwise |= name is "enc" or "zip" || (name == "b64" && reader.TokenType != JsonTokenType.True);
            reader.Skip();
        }

        StrictJson.EndObject(ref reader);
        return new HeaderFacts(isSigned && !isUnsigned, isEncodedOtherwise);
    }

    private static int IndexOf(string? name)
    {
        int index = Deciding.Length - 1;
        while (index >= 0 && !Deciding[index].Equals(name, StringComparison.OrdinalIgnoreCase)) index--;
        return index;
    }

    // The names of algorithms are plain ASCII, so invisible characters must not turn "none" into something else.
    private static bool Signs(string algorithm) =>
        algorithm.Trim() is { Length: > 0 } name && name.All(c => c is > ' ' and <= '~') && !name.Equals(Unsigned, StringComparison.OrdinalIgnoreCase);

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
