using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PartnerMfa.Proof;

/// <summary>Signatures that are valid but were made by hand over unusual headers and payloads. Only the unmodified one counts as proof.</summary>
public sealed class HandmadeSignatureTests : IDisposable
{
    private readonly SignedReports _reports = new();

    public void Dispose() => _reports.Dispose();

    [Theory]
    [InlineData("""{"answer":"No","answer":"Yes","results":[]}""")]
    [InlineData("""{"answer":"Yes","Answer":"No","results":[]}""")]
    [InlineData("""{"answer":"Yes","results":[{"result":"No","result":"Yes"}]}""")]
    [InlineData("""{"answer":"Yes","results":[""")]
    public void A_payload_that_can_be_read_in_two_ways_proves_nothing(string payload)
    {
        string path = Signed("report.jws", Header("RS256"), payload, Signers.Rsa);

        Assert.Equal("Invalid", SignedReports.Verify(path).Status);
    }

    [Theory]
    [InlineData("""{"alg":"RS256","alg":"RS256",""")]
    [InlineData("""{"alg":"none","Alg":"RS256",""")]
    [InlineData("""{"b64":false,"alg":"RS256",""")]
    [InlineData("""{"crit":["exp"],"alg":"RS256",""")]
    public void A_header_that_can_be_read_in_two_ways_proves_nothing(string begin)
    {
        string path = Signed("report.jws", Header("RS256").Replace("""{"alg":"RS256",""", begin, StringComparison.Ordinal), """{"answer":"Yes","results":[]}""", Signers.Rsa);

        Assert.Equal("Invalid", SignedReports.Verify(path).Status);
    }

    [Fact]
    public void A_signature_over_other_data_with_the_same_key_is_refused()
    {
        string path = Signed("report.jws", Header("RS256").Replace("partner-mfa-report+jws", "JWT", StringComparison.Ordinal), """{"answer":"Yes","results":[]}""", Signers.Rsa);

        Assert.Equal("Invalid", SignedReports.Verify(path).Status);
    }

    // The constructor of X509Certificate2 also accepts key stores, and imports the keys in them.
    [Fact]
    public void A_key_store_in_place_of_a_certificate_is_refused()
    {
        string header = Header("RS256").Replace(Convert.ToBase64String(Signers.Rsa.RawData), Convert.ToBase64String(Signers.Rsa.Export(X509ContentType.Pkcs12)), StringComparison.Ordinal);

        Assert.Equal("Invalid", SignedReports.Verify(Signed("report.jws", header, """{"answer":"Yes","results":[]}""", Signers.Rsa)).Status);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("253402300800")]
    [InlineData("1e400")]
    [InlineData("\"today\"")]
    [InlineData("1795314600.5")]
    public void An_invalid_time_proves_nothing(string time)
    {
        string header = Header("RS256").Replace("1795314600", time, StringComparison.Ordinal);

        Assert.Equal("Invalid", SignedReports.Verify(Signed("report.jws", header, """{"answer":"Yes","results":[]}""", Signers.Rsa)).Status);
    }

    [Fact]
    public void A_very_deeply_nested_payload_is_refused()
    {
        string payload = string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1" + new string('}', 100_000);

        Assert.Equal("Invalid", SignedReports.Verify(Signed("report.jws", Header("RS256"), payload, Signers.Rsa)).Status);
    }

    [Fact]
    public void A_signature_by_a_weak_key_is_refused()
    {
        Assert.Equal("Invalid", SignedReports.Verify(Signed("report.jws", Header("RS256", Signers.Weak), """{"answer":"Yes","results":[]}""", Signers.Weak)).Status);
    }

    [Fact]
    public void An_unmodified_handmade_signature_is_accepted()
    {
        Assert.Equal("Unchanged", SignedReports.Verify(Signed("report.jws", Header("RS256"), """{"answer":"Yes","results":[]}""", Signers.Rsa)).Status);
    }

    private static string Header(string algorithm, X509Certificate2? signer = null) =>
        $$"""{"alg":"{{algorithm}}","typ":"partner-mfa-report+jws","iat":1795314600,"x5t#S256":"{{SignedReports.ThumbprintOf(signer ?? Signers.Rsa)}}","x5c":["{{Convert.ToBase64String((signer ?? Signers.Rsa).RawData)}}"]}""";

    private string Signed(string name, string header, string payload, X509Certificate2 signer)
    {
        string input = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}";
        byte[] signature = signer.GetRSAPrivateKey()!.SignData(Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        File.WriteAllText(_reports.PathOf(name), $"{input}.{Base64Url.EncodeToString(signature)}");
        return _reports.PathOf(name);
    }
}
