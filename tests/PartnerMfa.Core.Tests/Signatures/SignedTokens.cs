using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PartnerMfa.Signatures;

/// <summary>Tokens of a tenant with real signatures, and the matching key sets.</summary>
internal static class SignedTokens
{
    public const string KeyId = "key-1";

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    private static readonly RSA Rsa = RSA.Create(2048);

    public static RsaSecurityKey Key { get; } = new(Rsa) { KeyId = KeyId };

    /// <summary>The public key, as PEM.</summary>
    public static string Pem { get; } = Rsa.ExportSubjectPublicKeyInfoPem();

    public static RsaSecurityKey OtherKey { get; } = NewKey(KeyId);

    public static RsaSecurityKey NewKey(string id, int bits = 2048) => new(RSA.Create(bits)) { KeyId = id };

    /// <summary>The usual good token, signed.</summary>
    public static Secret With(params (string Claim, object? Value)[] changes) => Signed(Key, new Dictionary<string, object>(), changes);

    public static Secret Signed(SecurityKey key, IDictionary<string, object> header, params (string Claim, object? Value)[] changes) =>
        new(Handler.CreateToken(Payload(changes), new SigningCredentials(key, SecurityAlgorithms.RsaSha256), header));

    /// <summary>The given header and claims, with an invalid signature.</summary>
    public static Secret Written(string header, string signature, params (string Claim, object? Value)[] changes) =>
        new($"{TestTokens.Encode(header)}.{TestTokens.Encode(Payload(changes))}.{signature}");

    /// <summary>Signed by an HMAC whose key is the text of the public key, which is a classic attack.</summary>
    public static Secret SignedByTheTextOfThePublicKey(string publicKey)
    {
        string signed = $"{TestTokens.Encode($$"""{"alg":"HS256","kid":"{{KeyId}}"}""")}.{TestTokens.Encode(Payload([]))}";
        byte[] mac = HMACSHA256.HashData(System.Text.Encoding.UTF8.GetBytes(publicKey), System.Text.Encoding.ASCII.GetBytes(signed));
        return new Secret($"{signed}.{Base64UrlEncoder.Encode(mac)}");
    }

    public static string KeySet(params RsaSecurityKey[] keys) => JsonSerializer.Serialize(new
    {
        keys = keys.Select(key => new
        {
            kty = "RSA",
            use = "sig",
            kid = key.KeyId,
            n = Base64UrlEncoder.Encode(key.Rsa.ExportParameters(false).Modulus),
            e = Base64UrlEncoder.Encode(key.Rsa.ExportParameters(false).Exponent),
        }),
    });

    private static string Payload((string Claim, object? Value)[] changes)
    {
        Dictionary<string, object?> claims = TestTokens.Claims();
        foreach ((string claim, object? value) in changes)
        {
            if (value is null) claims.Remove(claim);
            else claims[claim] = value;
        }

        return JsonSerializer.Serialize(claims);
    }
}
