using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PartnerMfa.Errors;
using PartnerMfa.Reports;

namespace PartnerMfa.Proof;

/// <summary>Reports that were changed after signing, which must never be called unchanged.</summary>
public sealed class TamperingTests : IDisposable
{
    private readonly SignedReports _reports = new();

    public void Dispose() => _reports.Dispose();

    [Theory]
    [InlineData("No: 1 result", "Yes: 1 result")]
    [InlineData("someone@contoso.com", "other@contoso.com")]
    [InlineData("</h1>", "</h1> ")]
    [InlineData("</html>\n", "</html>\n\n")]
    [InlineData("<!DOCTYPE html>", "<!doctype html>")]
    [InlineData("</main>", "</main><p>All is well.</p>")]
    public async Task A_page_that_shows_something_else_is_changed(string shown, string instead)
    {
        string path = await _reports.WriteAsync("page.html", Signers.Rsa, null, SampleResults.Result("No"), SampleResults.Result("Yes"));

        PartnerMfaReportSignature found = SignedReports.Verify(path, page => page.Replace(shown, instead, StringComparison.Ordinal));

        Assert.Equal("Changed", found.Status);
        Assert.Equal((null, null, 0), (found.Answer, found.SignedBy, found.Calls.Length));
    }

    [Fact]
    public async Task A_signature_moved_to_another_page_is_changed()
    {
        string good = await File.ReadAllTextAsync(await _reports.WriteAsync("good.html", Signers.Rsa, null, SampleResults.Result("Yes")), TestContext.Current.CancellationToken);
        string bad = await _reports.WriteAsync("bad.html", Signers.Rsa, null, SampleResults.Result("No"));

        PartnerMfaReportSignature found = SignedReports.Verify(bad, page => page.Replace(string.Join('.', SignedReports.PartsOf(page)), string.Join('.', SignedReports.PartsOf(good)), StringComparison.Ordinal));

        Assert.Equal("Changed", found.Status);
    }

    [Fact]
    public async Task A_signed_report_that_was_put_into_a_page_is_changed()
    {
        string[] alone = SignedReports.PartsOf(await File.ReadAllTextAsync(await _reports.WriteAsync("report.jws", Signers.Rsa), TestContext.Current.CancellationToken));
        string page = await _reports.WriteAsync("page.html", Signers.Rsa);

        Assert.Equal("Changed", SignedReports.Verify(page, text => text.Replace(string.Join('.', SignedReports.PartsOf(text)), string.Join('.', alone), StringComparison.Ordinal)).Status);
    }

    [Fact]
    public async Task Two_signatures_in_a_page_prove_nothing()
    {
        string path = await _reports.WriteAsync("page.html", Signers.Rsa);

        Assert.Equal("Invalid", SignedReports.Verify(path, page => page.Replace("</body>", $"{ReportSeal.BlockStart}{string.Join('.', SignedReports.PartsOf(page))}{ReportSeal.BlockEnd}</body>", StringComparison.Ordinal)).Status);
    }

    [Theory]
    [InlineData("report.jws")]
    [InlineData("page.html")]
    public async Task A_signature_without_a_proper_algorithm_proves_nothing(string name)
    {
        string path = await _reports.WriteAsync(name, Signers.Rsa);

        foreach (string algorithm in new[] { "none", "None", "HS256", "HS512", "RS1", "RS384", "ES256K", "", "rs256" })
        {
            PartnerMfaReportSignature found = SignedReports.Verify(path, text => WithHeader(text, header => System.Text.RegularExpressions.Regex.Replace(header, "\"alg\":\"[^\"]*\"", $"\"alg\":\"{algorithm}\"")));

            Assert.Equal("Invalid", found.Status);
            Assert.Contains("not signed in a way that proves anything", found.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_hash_made_with_the_public_key_is_not_a_signature()
    {
        string path = await _reports.WriteAsync("report.jws", Signers.Rsa);
        string[] parts = SignedReports.PartsOf(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        string header = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0])).Replace("RS256", "HS256", StringComparison.Ordinal)));
        foreach (byte[] key in new[] { Signers.Rsa.RawData, Signers.Rsa.GetPublicKey(), Encoding.UTF8.GetBytes(Signers.Rsa.ExportCertificatePem()), Signers.Rsa.GetRSAPublicKey()!.ExportSubjectPublicKeyInfo() })
        {
            string forged = $"{header}.{parts[1]}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes($"{header}.{parts[1]}")))}";
            await File.WriteAllTextAsync(path, forged, TestContext.Current.CancellationToken);

            Assert.Equal("Invalid", SignedReports.Verify(path).Status);
        }
    }

    [Theory]
    [InlineData("report.jws")]
    [InlineData("page.html")]
    [InlineData("report.json.jws")]
    public async Task Every_truncation_is_noticed(string name)
    {
        await _reports.WriteAsync(name.Replace("json.jws", "json", StringComparison.Ordinal), Signers.Curve);
        string path = _reports.PathOf(name), whole = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        for (int length = 0; length < whole.TrimEnd().Length; length += Math.Max(1, whole.Length / 97))
        {
            await File.WriteAllTextAsync(path, whole[..length], TestContext.Current.CancellationToken);

            Assert.NotEqual("Unchanged", SignedReports.Verify(path).Status);
        }
    }

    [Theory]
    [InlineData("report.jws")]
    [InlineData("page.html")]
    public async Task Every_character_of_a_signature_counts(string name)
    {
        string path = await _reports.WriteAsync(name, Signers.Curve), whole = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        int start = whole.IndexOf(SignedReports.PartsOf(whole)[0], StringComparison.Ordinal);
        int end = start + string.Join('.', SignedReports.PartsOf(whole)).Length;
        for (int at = start; at < end; at += 13)
        {
            char other = whole[at] == 'A' ? 'B' : 'A';
            await File.WriteAllTextAsync(path, $"{whole[..at]}{other}{whole[(at + 1)..]}", TestContext.Current.CancellationToken);

            Assert.NotEqual("Unchanged", SignedReports.Verify(path).Status);
        }
    }

    [Fact]
    public async Task Another_spelling_of_the_same_signature_is_refused()
    {
        string path = await _reports.WriteAsync("report.jws", Signers.Rsa);

        Assert.NotEqual("Unchanged", SignedReports.Verify(path, text => text.TrimEnd() + "=").Status);
    }

    [Fact]
    public async Task A_certificate_that_was_swapped_does_not_fit_the_signature()
    {
        string path = await _reports.WriteAsync("report.jws", Signers.Rsa);
        string mine = Convert.ToBase64String(Signers.Rsa.RawData), other = Convert.ToBase64String(Signers.OtherRsa.RawData);

        // First only the certificate is swapped, then the thumbprint as well.
        Assert.Equal("Invalid", SignedReports.Verify(path, text => WithHeader(text, header => header.Replace(mine, other, StringComparison.Ordinal))).Status);
        Assert.Equal("Changed", SignedReports.Verify(path, text => WithHeader(text, header => header.Replace(SignedReports.ThumbprintOf(Signers.Rsa), SignedReports.ThumbprintOf(Signers.OtherRsa), StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task A_report_signed_again_shows_the_new_signer()
    {
        string mine = await _reports.WriteAsync("mine.jws", Signers.Rsa), theirs = await _reports.WriteAsync("theirs.jws", Signers.OtherRsa);

        Assert.Equal((true, false), (SignedReports.Verify(mine, Signers.Rsa.Thumbprint).IsTrusted, SignedReports.Verify(theirs, Signers.Rsa.Thumbprint).IsTrusted));
    }

    [Fact]
    public async Task A_report_without_a_signature_is_not_signed()
    {
        string path = _reports.PathOf("plain.json");
        await File.WriteAllTextAsync(path, """{"answer":"Yes","results":[]}""", TestContext.Current.CancellationToken);

        Assert.Equal(("NotSigned", false), (SignedReports.Verify(path).Status, SignedReports.Verify(path).IsTrusted));
    }

    [Fact]
    public async Task A_detached_signature_belongs_to_every_byte_of_its_report()
    {
        string path = await _reports.WriteAsync("report.json", Signers.Rsa);

        Assert.Equal("Unchanged", SignedReports.Verify(path + ".jws").Status);
        Assert.Equal("Changed", SignedReports.Verify(path, text => text + " ").Status);
        File.Delete(path);
        Assert.Equal("Invalid", SignedReports.Verify(path + ".jws").Status);
    }

    [Fact]
    public async Task A_report_is_refused_when_its_detached_signature_does_not_match()
    {
        string path = await _reports.WriteAsync("report.json", Signers.Rsa);
        ReportVerifier.RequireIntact(path);
        await File.AppendAllTextAsync(path, " ", TestContext.Current.CancellationToken);

        PartnerMfaException failure = Assert.Throws<PartnerMfaException>(() => ReportVerifier.RequireIntact(path));

        Assert.Equal(ErrorId.ReportUnreadable, failure.Id);
        Assert.Contains("was changed after it was signed", failure.Message, StringComparison.Ordinal);
    }

    private static string WithHeader(string text, Func<string, string> change)
    {
        string encoded = SignedReports.PartsOf(text)[0];
        string header = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(encoded));
        return text.Replace(encoded, Base64Url.EncodeToString(Encoding.UTF8.GetBytes(change(header))), StringComparison.Ordinal);
    }
}
