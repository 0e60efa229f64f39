using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Encodings.Web;
using System.Text.Json;
using PartnerMfa.Json;

namespace PartnerMfa.Proof;

/// <summary>The protected header of a signed report (RFC 7515, section 4).</summary>
/// <param name="Algorithm">The signature algorithm.</param>
/// <param name="Certificates">The signer's certificate, followed by those in its chain.</param>
/// <param name="SignedOn">The time of signing, as the signer states.</param>
internal sealed record JwsHeader(PartnerMfaSigningAlgorithm Algorithm, IReadOnlyList<X509Certificate2> Certificates, DateTimeOffset SignedOn)
{
    /// <summary>The type of the signed content, so that no other signature by the same key can pass for that of a report.</summary>
    public const string ReportType = "partner-mfa-report+jws";

    private const int MostCertificates = 10;

    /// <summary>The hash of the page that contains the signature, in Base64url; null for a signature outside a page.</summary>
    public string? PageHash { get; init; }

    public X509Certificate2 Signer => Certificates[0];

    /// <returns>The encoded header, as in the JWS.</returns>
    public string Encode()
    {
        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("alg", Algorithm.ToString());
            writer.WriteString("typ", ReportType);
            writer.WriteNumber("iat", SignedOn.ToUnixTimeSeconds());
            writer.WriteString("x5t#S256", JwsText.Encode(ThumbprintOf(Signer)));
            if (PageHash is not null) writer.WriteString("page#S256", PageHash);
            writer.WriteStartArray("x5c");
            // This value is Base64 and not Base64url (RFC 7515, section 4.1.6).
            foreach (X509Certificate2 certificate in Certificates) writer.WriteStringValue(Convert.ToBase64String(certificate.RawData));
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return JwsText.Encode(json.ToArray());
    }

    /// <param name="encoded">The first part of a JWS.</param>
    /// <param name="why">Why the header cannot be relied on, as the end of a sentence; empty when it can.</param>
    public static JwsHeader? Decode(string encoded, out string why)
    {
        why = "its header cannot be read";
        if (JwsText.Decode(encoded) is not { } bytes || UnambiguousJson.Parse(bytes) is not { } document) return null;
        using (document)
        {
            JsonElement header = document.RootElement;
            if (header.ValueKind != JsonValueKind.Object) return null;
            string? name = header.Text("alg");
            why = $"it is not signed in a way that proves anything ('{Redaction.Redactor.Foreign(name ?? "no algorithm", 20)}')";
            if (name is null || JwsAlgorithms.Find(name) is not { } algorithm) return null;
            why = "it is a signature of something else";
            if (header.Text("typ") != ReportType) return null;
            // RFC 7515, section 4.1.11: a critical parameter that is not understood must be refused.
            why = "its header asks for something that is not supported";
            if (header.TryGetProperty("crit", out _) || header.TryGetProperty("b64", out _)) return null;
            why = "it does not say when it was signed";
            if (header.Member("iat") is not { ValueKind: JsonValueKind.Number } iat || !iat.TryGetInt64(out long seconds) || seconds is < 0 or > 253402300799) return null;
            why = "it does not carry the certificate of its signer";
            if (CertificatesIn(header) is not { Count: > 0 } certificates) return null;
            why = "its header names two certificates";
            if (header.Text("x5t#S256") != JwsText.Encode(ThumbprintOf(certificates[0]))) return null;
            why = "its key is too weak, or of another kind than its algorithm";
            if (JwsAlgorithms.Choose(certificates[0], algorithm) != algorithm) return null;
            why = "";
            return new JwsHeader(algorithm, certificates, DateTimeOffset.FromUnixTimeSeconds(seconds)) { PageHash = header.Text("page#S256") };
        }
    }

    public static byte[] ThumbprintOf(X509Certificate2 certificate)
    {
        using SHA256 sha = SHA256.Create();
        return sha.ComputeHash(certificate.RawData);
    }

    private static List<X509Certificate2>? CertificatesIn(JsonElement header)
    {
        if (header.Member("x5c") is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() > MostCertificates) return null;
        List<X509Certificate2> certificates = [];
        try
        {
            foreach (JsonElement text in list.EnumerateArray())
            {
                if (text.ValueKind != JsonValueKind.String) return null;
                byte[] der = Convert.FromBase64String(text.GetString()!);
                // The constructor would also accept a key store and import the keys in it.
                if (X509Certificate2.GetCertContentType(der) != X509ContentType.Cert) return null;
#pragma warning disable SYSLIB0057 // The newer loader is not available in .NET 8.
                certificates.Add(new X509Certificate2(der));
#pragma warning restore SYSLIB0057
            }
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return null;
        }

        return certificates;
    }
}

/// <summary>Base64url without padding, in which each value has exactly one spelling (RFC 7515, section 2).</summary>
internal static class JwsText
{
    public static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <returns>Null when the text is not Base64url, or not the only valid spelling of its value.</returns>
    public static byte[]? Decode(string text)
    {
        try
        {
            if (text.IndexOfAny(['+', '/', '=']) >= 0 || text.Length % 4 == 1) return null;
            byte[] bytes = Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));
            return Encode(bytes) == text ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
