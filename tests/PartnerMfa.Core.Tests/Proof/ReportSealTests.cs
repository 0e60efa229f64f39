using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using PartnerMfa.Errors;
using PartnerMfa.Reports;

namespace PartnerMfa.Proof;

public sealed class ReportSealTests : IDisposable
{
    private readonly SignedReports _reports = new();

    public void Dispose() => _reports.Dispose();

    [Theory]
    [InlineData("page.html")]
    [InlineData("report.jws")]
    [InlineData("report.json")]
    [InlineData("report.md")]
    [InlineData("report.xml")]
    public async Task A_signed_report_verifies_as_unchanged_by_an_untrusted_signer(string name)
    {
        string path = await _reports.WriteAsync(name, Signers.Rsa);

        PartnerMfaReportSignature found = SignedReports.Verify(path);

        Assert.Equal(("Unchanged", false, "SelfSigned"), (found.Status, found.IsTrusted, found.CertificateStatus));
        Assert.Equal(("CN=Contoso reports", SampleResults.Now.UtcDateTime), (found.SignedBy, found.SignedOn));
        Assert.Equal(
            "The report is unchanged since it was signed, but by a certificate that is not trusted here: signed as CN=Contoso reports, on 2026-11-22 02:30:00 UTC as the signer states. "
            + "The certificate is self-signed: anyone can make one with this name. It is valid from 2026-01-01 to 2031-01-01.", found.Message);
        Assert.StartsWith("Compare the thumbprint", found.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page.html")]
    [InlineData("report.jws")]
    [InlineData("report.json")]
    public async Task The_result_lists_the_calls_that_Microsoft_can_look_up(string name)
    {
        string path = await _reports.WriteAsync(name, Signers.Rsa, null, SampleResults.Result("No"), SampleResults.InSandbox());

        PartnerMfaReportSignature found = SignedReports.Verify(path);

        PartnerMfaReportCall call = Assert.Single(found.Calls);
        Assert.Equal(("the-correlation-id", "the-request-id", "someone@contoso.com", 200, "No"), (call.CorrelationId, call.RequestId, call.Account, call.StatusCode, call.Result));
        Assert.Equal("No", found.Answer);
    }

    [Fact]
    public async Task The_certificate_that_was_named_is_trusted_and_no_other()
    {
        string path = await _reports.WriteAsync("page.html", Signers.Rsa);

        PartnerMfaReportSignature bySha1 = SignedReports.Verify(path, Signers.Rsa.Thumbprint);
        PartnerMfaReportSignature bySha256 = SignedReports.Verify(path, Convert.ToHexString(SHA256.HashData(Signers.Rsa.RawData)).ToLowerInvariant());
        PartnerMfaReportSignature other = SignedReports.Verify(path, Signers.OtherRsa.Thumbprint);

        Assert.Equal([("Unchanged", true, "Named"), ("Unchanged", true, "Named")], new[] { bySha1, bySha256 }.Select(found => (found.Status, found.IsTrusted, found.CertificateStatus)));
        Assert.Equal(("Unchanged", false), (other.Status, other.IsTrusted));
        Assert.Contains("The certificate is not the one that you named.", other.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorId.CertificateRejected, Assert.Throws<PartnerMfaException>(() => SignedReports.Verify(path, "CN=Contoso reports")).Id);
    }

    [Fact]
    public async Task The_description_of_a_signer_is_accurate()
    {
        Assert.Equal("UnknownAuthority", SignedReports.Verify(await _reports.WriteAsync("issued.jws", Signers.OfAuthority)).CertificateStatus);
        Assert.Equal("NotValidThen", SignedReports.Verify(await _reports.WriteAsync("ended.jws", Signers.Ended)).CertificateStatus);
        Assert.Equal("NotForSigning", SignedReports.Verify(await _reports.WriteAsync("usage.jws", Signers.EncryptionOnly)).CertificateStatus);
        Assert.Equal("NotForSigning", SignedReports.Verify(await _reports.WriteAsync("site.jws", Signers.OfWebSite)).CertificateStatus);
        Assert.Equal("UnknownAuthority", SignedReports.Verify(await _reports.WriteAsync("documents.jws", Signers.ForDocuments)).CertificateStatus);
        Assert.Equal(("Named", true), (SignedReports.Verify(_reports.PathOf("site.jws"), Signers.OfWebSite.Thumbprint).CertificateStatus, SignedReports.Verify(_reports.PathOf("site.jws"), Signers.OfWebSite.Thumbprint).IsTrusted));
        PartnerMfaReportSignature ended = SignedReports.Verify(_reports.PathOf("ended.jws"), Signers.Ended.Thumbprint);
        Assert.Equal(("Unchanged", false), (ended.Status, ended.IsTrusted));
    }

    [Theory]
    [InlineData(PartnerMfaSigningAlgorithm.RS256)]
    [InlineData(PartnerMfaSigningAlgorithm.PS256)]
    [InlineData(PartnerMfaSigningAlgorithm.ES256)]
    public async Task The_signature_is_a_JWS_that_others_can_verify(PartnerMfaSigningAlgorithm algorithm)
    {
        X509Certificate2 signer = algorithm == PartnerMfaSigningAlgorithm.ES256 ? Signers.Curve : Signers.Rsa;

        string[] parts = SignedReports.PartsOf(await File.ReadAllTextAsync(await _reports.WriteAsync("report.jws", signer, algorithm), TestContext.Current.CancellationToken));

        JsonElement header = JsonElement.Parse(Base64Url(parts[0]));
        Assert.Equal(["alg", "typ", "iat", "x5t#S256", "x5c"], header.EnumerateObject().Select(member => member.Name));
        Assert.Equal((algorithm.ToString(), "partner-mfa-report+jws", SampleResults.Now.ToUnixTimeSeconds()), (header.GetProperty("alg").GetString(), header.GetProperty("typ").GetString(), header.GetProperty("iat").GetInt64()));
        using X509Certificate2 carried = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(header.GetProperty("x5c")[0].GetString()!));
        byte[] input = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature = Base64Url(parts[2]);
        Assert.True(algorithm switch
        {
            PartnerMfaSigningAlgorithm.ES256 => carried.GetECDsaPublicKey()!.VerifyData(input, signature, HashAlgorithmName.SHA256),
            PartnerMfaSigningAlgorithm.PS256 => carried.GetRSAPublicKey()!.VerifyData(input, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            _ => carried.GetRSAPublicKey()!.VerifyData(input, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        });
        Assert.Equal("Yes", JsonElement.Parse(Base64Url(parts[1])).GetProperty("answer").GetString());
        Assert.Equal("Unchanged", SignedReports.Verify(_reports.PathOf("report.jws")).Status);
    }

    [Fact]
    public async Task A_report_contains_nothing_of_the_private_key()
    {
        string page = await File.ReadAllTextAsync(await _reports.WriteAsync("page.html", Signers.Rsa), TestContext.Current.CancellationToken);

        Assert.DoesNotContain(Convert.ToBase64String(Signers.Rsa.GetRSAPrivateKey()!.ExportParameters(true).P!)[..40], page, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_signed_still_ends_as_pages_do()
    {
        string page = await File.ReadAllTextAsync(await _reports.WriteAsync("page.html", Signers.Rsa), TestContext.Current.CancellationToken);

        Assert.EndsWith("</script>\n</body>\n</html>\n", page, StringComparison.Ordinal);
        Assert.Contains("This page carries a signed copy of its results, signed as <bdi>CN=Contoso reports</bdi>.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_cannot_sign_is_refused_before_work_begins()
    {
        using X509Certificate2 withoutKey = X509CertificateLoader.LoadCertificate(Signers.Rsa.RawData);
        foreach (X509Certificate2 certificate in new[] { withoutKey, Signers.Weak, Signers.LargeCurve })
            Assert.Equal(ErrorId.CertificateRejected, Assert.Throws<PartnerMfaException>(() => new ReportSeal(new Requests.SigningRequest(certificate), TimeProvider.System)).Id);
        Assert.Equal(ErrorId.CertificateRejected, Assert.Throws<PartnerMfaException>(() =>
            new ReportSeal(new Requests.SigningRequest(Signers.Rsa) { Algorithm = PartnerMfaSigningAlgorithm.ES256 }, TimeProvider.System)).Id);
    }

    [Fact]
    public void A_signed_report_needs_a_certificate()
    {
        PartnerMfaException failure = Assert.Throws<PartnerMfaException>(() => Report.Open(new Requests.ReportRequest { Path = _reports.PathOf("report.jws") }, TimeProvider.System));

        Assert.Equal(ErrorId.CredentialMissing, failure.Id);
    }

    private static byte[] Base64Url(string text) => System.Buffers.Text.Base64Url.DecodeFromChars(text);
}
