using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using PartnerMfa.Json;
using PartnerMfa.Tokens;

namespace PartnerMfa.Signatures;

/// <summary>What a token's header says about its signature. Keys within the header itself (jwk, jku, x5c, x5u) are never used.</summary>
/// <param name="Algorithm">The algorithm; null when it is absent, repeated, or not text.</param>
/// <param name="KeyId">The ID of the key; null when there is none.</param>
/// <param name="HasCritical">Whether it has extensions that must be understood (RFC 7515, section 4.1.11).</param>
/// <param name="HasNonce">
/// Whether its signature covers a header other than this one, so that only Microsoft's own services can verify it.
/// </param>
internal sealed record TokenHeader(string? Algorithm, string? KeyId, bool HasCritical, bool HasNonce)
{
    /// <param name="parts">The parts of a readable token.</param>
    public static TokenHeader Of(TokenParts parts)
    {
        try
        {
            return Read(parts);
        }
        catch (InvalidOperationException)
        {
            // A text in the header is not valid Unicode.
            return new TokenHeader(null, null, HasCritical: false, HasNonce: false);
        }
    }

    private static TokenHeader Read(TokenParts parts)
    {
        byte[] room = new byte[Base64UrlText.RoomFor(parts.Header.Length)];
        Base64UrlText.TryDecode(parts.Header, room, out ReadOnlySpan<byte> json);
        using JsonDocument header = StrictJson.Parse(json.ToArray()) ?? throw new JsonException();
        ILookup<string, JsonElement> members = header.RootElement.EnumerateObject().ToLookup(member => member.Name, member => member.Value);
        return new TokenHeader(
            TextOf(members[JwsConstants.Algorithm]),
            TextOf(members[JwsConstants.KeyId]),
            members.Contains(JwsConstants.Critical),
            members.Contains(JwsConstants.Nonce));
    }

    // RFC 7515, section 4: a repeated member makes the header ambiguous.
    private static string? TextOf(IEnumerable<JsonElement> values) =>
        values.Count() == 1 && values.First() is { ValueKind: JsonValueKind.String } only ? only.GetString() : null;
}

/// <summary>Names and values in signed tokens and their keys (RFC 7515, RFC 7517, RFC 7518).</summary>
internal static class JwsConstants
{
    public const string Algorithm = "alg";
    public const string Critical = "crit";
    public const string KeyId = "kid";
    public const string Nonce = "nonce";

    /// <summary>The algorithm of a token without a signature.</summary>
    public const string None = "none";

    public const string ForSignatures = "sig";
    public const string Verify = "verify";
    public const string Rsa = "RSA";
    public const string EllipticCurve = "EC";

    /// <summary>The algorithms with a public key. Anyone who can verify an HMAC could also have created it.</summary>
    public static IReadOnlyList<string> PublicKeyAlgorithms { get; } =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];
}
