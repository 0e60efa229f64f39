using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PartnerMfa.Reports;
using PartnerMfa.Requests;

namespace PartnerMfa.Proof;

/// <summary>Signs reports in a temporary folder and verifies them.</summary>
internal sealed class SignedReports : IDisposable
{
    private readonly SampleResults _samples = new();

    public string PathOf(string name) => _samples.PathOf(name);

    public async Task<string> WriteAsync(string name, X509Certificate2 signer, PartnerMfaSigningAlgorithm? algorithm = null, params PartnerMfaResult[] results)
    {
        TimeProvider clock = new FixedClock();
        using (Report report = Report.Open(new ReportRequest { Path = PathOf(name), Force = true }, clock, new ReportSeal(new SigningRequest(signer) { Algorithm = algorithm }, clock)))
        {
            foreach (PartnerMfaResult result in results.Length == 0 ? [SampleResults.Result()] : results) report.Add(result);
            await report.CompleteAsync(TestContext.Current.CancellationToken);
        }

        return PathOf(name);
    }

    public static PartnerMfaReportSignature Verify(string path, string? signer = null) =>
        ReportVerifier.Run(new VerificationRequest(path) { SignerThumbprint = signer });

    /// <summary>Changes the file and then verifies it.</summary>
    public static PartnerMfaReportSignature Verify(string path, Func<string, string> change)
    {
        string before = File.ReadAllText(path), after = change(before);
        Assert.NotEqual(before, after);
        File.WriteAllText(path, after, new UTF8Encoding(false));
        return Verify(path);
    }

    public static string ThumbprintOf(X509Certificate2 certificate) => Base64Url.EncodeToString(SHA256.HashData(certificate.RawData));

    /// <summary>The three parts of the signature in a page or a signed report.</summary>
    public static string[] PartsOf(string text)
    {
        int start = text.IndexOf(ReportSeal.BlockStart, StringComparison.Ordinal);
        if (start < 0) return text.Trim().Split('.');
        start += ReportSeal.BlockStart.Length;
        return text[start..text.IndexOf(ReportSeal.BlockEnd, start, StringComparison.Ordinal)].Split('.');
    }

    public void Dispose() => _samples.Dispose();

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => SampleResults.Now;
    }
}
