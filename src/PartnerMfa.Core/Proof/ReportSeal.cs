using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PartnerMfa.Errors;
using PartnerMfa.Reports;
using PartnerMfa.Reports.Formats;
using PartnerMfa.Reports.Formats.Html;
using PartnerMfa.Requests;

namespace PartnerMfa.Proof;

/// <summary>
/// Signs a report. A page contains the signed JSON report, together with the hash of the rest of the page. The format Jws is the signed
/// JSON report itself. For every other file, the signature is in a separate file (RFC 7515, appendix F).
/// </summary>
internal sealed class ReportSeal : IReportSeal
{
    /// <summary>The suffix that the name of a report gets for its signature.</summary>
    public const string Extension = ".jws";

    /// <summary>Browsers do not run scripts of this type, so they treat the content as data.</summary>
    public const string BlockStart = "<script type=\"application/jose\" id=\"partner-mfa-signature\">";
    public const string BlockEnd = "</script>\n";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly SigningRequest _request;
    private readonly PartnerMfaSigningAlgorithm _algorithm;
    private readonly TimeProvider _clock;
    private ReportFile? _beside;

    /// <exception cref="PartnerMfaException"><c>CertificateRejected</c>: the certificate cannot be used for signing.</exception>
    public ReportSeal(SigningRequest request, TimeProvider clock)
    {
        _request = request;
        _clock = clock;
        SignedBy = request.Certificate.Subject;
        if (!request.Certificate.HasPrivateKey) throw Failures.SigningCertificateUnusable(SignedBy, "it has no private key.");
        _algorithm = JwsAlgorithms.Choose(request.Certificate, request.Algorithm)
            ?? throw Failures.SigningCertificateUnusable(SignedBy, "its key is neither an RSA key of 2048 bits or more nor a key on the curve P-256, or is not of the kind that the algorithm needs.");
    }

    public string SignedBy { get; }

    public void Open(string path, IReportFormat format, bool replaces)
    {
        if (format is not (HtmlReport or SignedJsonReport)) _beside = ReportFile.Open(path + Extension, replaces);
    }

    public Task WriteAsync(ReportContent content, IReportFormat format, Stream output, CancellationToken cancellationToken) => format switch
    {
        HtmlReport => WritePageAsync(content, format, output, cancellationToken),
        SignedJsonReport => WriteSignedAsync(content, Header(), output, cancellationToken),
        _ => WriteBesideAsync(content, format, output, cancellationToken),
    };

    public void Complete() => _beside?.Complete();

    public void Dispose() => _beside?.Dispose();

    private async Task WritePageAsync(ReportContent content, IReportFormat format, Stream output, CancellationToken cancellationToken)
    {
        using HeldTailStream page = new(output, Utf8.GetBytes(Hero.End));
        await FormatAsync(content, format, page, cancellationToken).ConfigureAwait(false);
        JwsHeader header = Header() with { PageHash = JwsText.Encode(page.Hash()) };
        Write(output, BlockStart);
        await WriteSignedAsync(content, header, output, cancellationToken).ConfigureAwait(false);
        Write(output, BlockEnd);
        page.WriteTail();
    }

    private async Task WriteSignedAsync(ReportContent content, JwsHeader header, Stream output, CancellationToken cancellationToken)
    {
        string encoded = header.Encode();
        Write(output, encoded + ".");
        using JwsPayloadStream payload = new(output);
        payload.Begin(encoded);
        await FormatAsync(content, new JsonReport(), payload, cancellationToken).ConfigureAwait(false);
        Write(output, "." + Signature(payload.Complete()));
    }

    private async Task WriteBesideAsync(ReportContent content, IReportFormat format, Stream output, CancellationToken cancellationToken)
    {
        string encoded = Header().Encode();
        using JwsPayloadStream payload = new(encoded: null);
        payload.Begin(encoded);
        using TwinStream both = new(output, payload);
        await FormatAsync(content, format, both, cancellationToken).ConfigureAwait(false);
        Write(_beside!.Content, $"{encoded}..{Signature(payload.Complete())}\n");
    }

    private static async Task FormatAsync(ReportContent content, IReportFormat format, Stream output, CancellationToken cancellationToken)
    {
        using StreamWriter writer = new(output, Utf8, 65536, leaveOpen: true) { NewLine = "\n" };
        await format.WriteAsync(content, writer, cancellationToken).ConfigureAwait(false);
    }

    private static void Write(Stream output, string text)
    {
        byte[] bytes = Utf8.GetBytes(text);
        output.Write(bytes, 0, bytes.Length);
    }

    private JwsHeader Header() => new(_algorithm, SigningChain.Of(_request.Certificate), _clock.GetUtcNow());

    private string Signature(byte[] hash)
    {
        try
        {
            return JwsText.Encode(JwsAlgorithms.Sign(_request.Certificate, _algorithm, hash));
        }
        catch (CryptographicException)
        {
            throw Failures.SigningCertificateUnusable(SignedBy, "its private key cannot be used.");
        }
    }
}

/// <summary>The certificate and those between it and its authority, as far as they are known on this machine. Nothing is fetched.</summary>
internal static class SigningChain
{
    public static IReadOnlyList<X509Certificate2> Of(X509Certificate2 certificate)
    {
        using X509Chain chain = new();
        CertificateTrust.GoNowhere(chain.ChainPolicy);
        chain.Build(certificate);
        // The certificate of the authority itself proves nothing, because the verifier must already know it.
        X509Certificate2[] between = [.. chain.ChainElements.Cast<X509ChainElement>().Skip(1).Select(element => element.Certificate).Where(one => one.Subject != one.Issuer)];
        return [certificate, .. between];
    }
}
