using System.Security.Cryptography;
using System.Text.Json;
using PartnerMfa.Errors;
using PartnerMfa.Json;
using PartnerMfa.Reports;
using PartnerMfa.Requests;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Proof;

/// <summary>
/// Verifies a signed report offline. It is unchanged only when exactly one signature of a known kind matches every byte. Nothing else in
/// the file is trusted before that.
/// </summary>
internal static class ReportVerifier
{
    private const string Changed = nameof(Changed);
    private const string Invalid = nameof(Invalid);
    private const string Unchanged = nameof(Unchanged);
    private const string NotSigned = nameof(NotSigned);
    private const string AskAgain = "Do not rely on it. Ask the sender for the report as it was signed.";

    /// <exception cref="PartnerMfaException"><c>ReportUnreadable</c> or <c>CertificateRejected</c>.</exception>
    public static PartnerMfaReportSignature Run(VerificationRequest request)
    {
        string? named = ThumbprintOf(request.SignerThumbprint);
        if (SignedFile.Find(request, out string? problem) is not { } found)
        {
            return problem is null
                ? Without(request, NotSigned, "The report is not signed, so changes to it cannot be detected.", "Sign reports when they are written, with a certificate of your own.")
                : Without(request, Invalid, $"The report has no signature that proves anything: {problem}.", AskAgain);
        }

        if (JwsHeader.Decode(found.Header, out string why) is not { } header)
            return Without(request, Invalid, $"The report has no signature that proves anything: {why}.", AskAgain);
        if (JwsText.Decode(found.Signature) is not { } signature || !JwsAlgorithms.Verify(header.Signer, header.Algorithm, HashOf(found), signature))
            return Without(request, Changed, "The report was changed after it was signed, or the signature belongs to another report.", AskAgain);
        // People read the page, so the signed results in it must not belong to another page.
        if (found.Page is { } page && header.PageHash != JwsText.Encode(Sha256(page)))
            return Without(request, Changed, "The page was changed after it was signed: what it shows is not what was signed.", AskAgain);
        if (found.Page is null && header.PageHash is not null && found.Header.Length > 0 && !IsReport(found.Payload))
            return Without(request, Invalid, "The report has no signature that proves anything: it is the signature of a page.", AskAgain);
        return Verified(request, header, found, named);
    }

    /// <summary>Refuses a report whose detached signature is not valid. A report without a signature is accepted.</summary>
    /// <exception cref="PartnerMfaException"><c>ReportUnreadable</c>.</exception>
    public static void RequireIntact(string path)
    {
        if (!File.Exists(path + ReportSeal.Extension)) return;
        PartnerMfaReportSignature found = Run(new VerificationRequest(path));
        if (found.Status != Unchanged) throw Failures.ReportNotProved(path, found.Message);
    }

    private static PartnerMfaReportSignature Verified(VerificationRequest request, JwsHeader header, FoundSignature found, string? named)
    {
        bool isJson = found.Payload.Length > 0 && (found.Page is not null || IsReport(found.Payload));
        using JsonDocument? report = isJson ? UnambiguousJson.Parse(found.Payload) : null;
        if (isJson && report is null) return Without(request, Invalid, "The signed report can be understood in two ways: a name is in it twice, or it is not JSON.", AskAgain);

        string sha256 = Hex(JwsHeader.ThumbprintOf(header.Signer));
        bool isNamed = named is not null && (named == sha256 || string.Equals(named, header.Signer.Thumbprint, StringComparison.OrdinalIgnoreCase));
        string status = CertificateTrust.Of(header, isNamed);
        bool isTrusted = named is null ? status == CertificateTrust.Trusted : status == CertificateTrust.Named;
        return new PartnerMfaReportSignature
        {
            Status = Unchanged,
            IsTrusted = isTrusted,
            Message = $"The report is unchanged since it was signed{(isTrusted ? "" : ", but by a certificate that is not trusted here")}: {SignatureText.Of(header, status, named is not null && !isNamed)}",
            Remedy = isTrusted ? null : SignatureText.Remedy(status, named is not null && !isNamed),
            Path = request.Path,
            SignedBy = header.Signer.Subject,
            Issuer = header.Signer.Issuer,
            Thumbprint = sha256,
            SignedOn = header.SignedOn.UtcDateTime,
            CertificateStatus = status,
            CertificateValidFrom = header.Signer.NotBefore.ToUniversalTime(),
            CertificateValidTo = header.Signer.NotAfter.ToUniversalTime(),
            Answer = report?.RootElement.Text("answer"),
            Calls = [.. report is null ? [] : Calls(report.RootElement)],
        };
    }

    private static PartnerMfaReportSignature Without(VerificationRequest request, string status, string message, string remedy) => new()
    {
        Status = status,
        IsTrusted = false,
        Message = message,
        Remedy = remedy,
        Path = request.Path,
    };

    // Microsoft has never seen the calls that the sandbox simulated.
    private static IEnumerable<PartnerMfaReportCall> Calls(JsonElement report)
    {
        if (report.Member("results") is not { ValueKind: JsonValueKind.Array } results) yield break;
        foreach (JsonElement json in results.EnumerateArray())
        {
            if (json.Text("correlationId") is not { } id || Read(json) is not { } result || ResultText.IsSimulated(result)) continue;
            yield return new PartnerMfaReportCall
            {
                CheckedOn = result.CheckedOn,
                CorrelationId = id,
                RequestId = result.RequestId,
                Account = result.Account,
                StatusCode = result.StatusCode,
                Result = result.Result,
            };
        }
    }

    private static PartnerMfaResult? Read(JsonElement json)
    {
        try
        {
            return ResultJson.Read(json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsReport(byte[] payload)
    {
        int first = Array.FindIndex(payload, c => c is not ((byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t' or 0xEF or 0xBB or 0xBF));
        return first >= 0 && payload[first] is (byte)'{' or (byte)'[';
    }

    private static byte[] HashOf(FoundSignature found)
    {
        using JwsPayloadStream input = new(encoded: null);
        input.Begin(found.Header);
        input.Write(found.Payload, 0, found.Payload.Length);
        return input.Complete();
    }

    private static byte[] Sha256(byte[] bytes)
    {
        using SHA256 sha = SHA256.Create();
        return sha.ComputeHash(bytes);
    }

    private static string Hex(byte[] bytes) => string.Concat(bytes.Select(b => b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));

    private static string? ThumbprintOf(string? typed)
    {
        if (typed is null) return null;
        string digits = string.Concat(typed.Where(Uri.IsHexDigit)).ToUpperInvariant();
        return digits.Length is 40 or 64 && !typed.Any(c => char.IsLetterOrDigit(c) && !Uri.IsHexDigit(c)) ? digits : throw Failures.SignerInvalid(typed);
    }
}
