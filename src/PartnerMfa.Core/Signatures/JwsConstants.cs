using Microsoft.IdentityModel.Tokens;

namespace PartnerMfa.Signatures;

/// <summary>Words of signed tokens and their keys (RFC 7515, RFC 7517, RFC 7518).</summary>
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

    /// <summary>Those with a public key. Whoever can verify an HMAC could have made it.</summary>
    public static IReadOnlyList<string> PublicKeyAlgorithms { get; } =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];
}
