using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace PartnerMfa.SignIn;

/// <summary>Checks that a request authenticates its app with a certificate (RFC 7523, and Entra ID's certificate credentials).</summary>
internal static class ClientAssertions
{
    private const string Bearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /// <summary>Removes the assertion's two fields from the form.</summary>
    public static void AssertTaken(Dictionary<string, string> form, X509Certificate2 certificate, string tokenEndpoint)
    {
        Assert.True(form.Remove("client_assertion_type", out string? type));
        Assert.Equal(Bearer, type);
        Assert.True(form.Remove("client_assertion", out string? assertion));
        string[] parts = assertion.Split('.');
        Assert.Equal(3, parts.Length);
        AssertHeader(Json(parts[0]), certificate);
        AssertClaims(Json(parts[1]), tokenEndpoint);
        AssertSignature(parts, certificate);
    }

    private static void AssertHeader(JsonObject header, X509Certificate2 certificate)
    {
        Assert.Equal(("PS256", "JWT"), ((string?)header["alg"], (string?)header["typ"]));
        Assert.Equal(certificate.GetCertHash(HashAlgorithmName.SHA256), Bytes((string)header["x5t#S256"]!));
    }

    private static void AssertClaims(JsonObject claims, string tokenEndpoint)
    {
        Assert.Equal(
            (tokenEndpoint, TestTokens.ApplicationId, TestTokens.ApplicationId),
            ((string?)claims["aud"], (string?)claims["iss"], (string?)claims["sub"]));
        Assert.True(Guid.TryParse((string?)claims["jti"], out _));
        Assert.InRange(Seconds(claims["exp"]!) - Seconds(claims["nbf"]!), 1, 600);
    }

    private static void AssertSignature(string[] parts, X509Certificate2 certificate)
    {
        using RSA key = certificate.GetRSAPublicKey()!;
        byte[] signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");

        Assert.True(key.VerifyData(signed, Bytes(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    }

    private static long Seconds(JsonNode time) => long.Parse(time.ToString(), CultureInfo.InvariantCulture);

    private static JsonObject Json(string part) => JsonNode.Parse(Bytes(part))!.AsObject();

    private static byte[] Bytes(string base64Url) =>
        Convert.FromBase64String(base64Url.Replace('-', '+').Replace('_', '/').PadRight((base64Url.Length + 3) / 4 * 4, '='));
}
