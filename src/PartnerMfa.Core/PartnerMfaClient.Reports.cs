using PartnerMfa.Comparison;
using PartnerMfa.Environments;
using PartnerMfa.Proof;
using PartnerMfa.Reports;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.SignIn.Browser;
using PartnerMfa.Work;

namespace PartnerMfa;

/// <content>Reports: written, signed, verified and compared.</content>
internal sealed partial class PartnerMfaClient
{
    /// <inheritdoc cref="SystemBrowser.TryOpenFile"/>
    public static bool OpenInBrowser(string file) => SystemBrowser.TryOpenFile(file);

    /// <inheritdoc cref="Report.Check"/>
    public static void CheckReport(ReportRequest request) => Report.Check(request);

    /// <inheritdoc cref="Report.Open"/>
    /// <param name="request">The report.</param>
    /// <param name="signing">How to sign it; null leaves it unsigned.</param>
    public Report OpenReport(ReportRequest request, SigningRequest? signing = null)
    {
        TimeProvider clock = backends(PartnerMfaEnvironments.Global).Clock;
        return Report.Open(request, clock, signing is null ? null : new ReportSeal(signing, clock));
    }

    /// <summary>Returns the certificate to sign with.</summary>
    /// <exception cref="PartnerMfaException">
    /// <c>CertificateRejected</c>, <c>CredentialAmbiguous</c> or <c>CredentialMissing</c>.
    /// </exception>
    public static SigningRequest? FindSigning(CredentialChoice choice, PartnerMfaSigningAlgorithm? algorithm) => SigningCertificates.Find(choice, algorithm);

    /// <inheritdoc cref="ReportVerifier.Run"/>
    public static PartnerMfaReportSignature VerifyReport(VerificationRequest request) => ReportVerifier.Run(request);

    /// <inheritdoc cref="SupportTexts.OfFileAsync"/>
    public Task<string> SupportTextOfAsync(VerificationRequest request, CancellationToken cancellationToken) =>
        SupportTexts.OfFileAsync(request, backends(PartnerMfaEnvironments.Global).Clock, cancellationToken);

    /// <summary>Compares two JSON reports and shows what became better or worse, what is new, and what is gone.</summary>
    /// <param name="request">The reports.</param>
    /// <param name="failed">
    /// Receives a failure for each result and each baseline entry that cannot be read. Reading continues with the next one.
    /// </param>
    /// <param name="observer">Receives messages about entries of the baseline that had no effect.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <inheritdoc cref="ReportComparer.RunAsync" path="/exception"/>
    public Task<IReadOnlyList<PartnerMfaChange>> CompareReportsAsync(
        ComparisonRequest request, Action<PartnerMfaException> failed, IWorkObserver observer, CancellationToken cancellationToken)
    {
        RequireIntactReport(request.OldPath);
        RequireIntactReport(request.NewPath);
        return new ReportComparer(backends(PartnerMfaEnvironments.Global).Clock, observer, failed).RunAsync(request, cancellationToken);
    }

    /// <inheritdoc cref="ReportVerifier.RequireIntact"/>
    public static void RequireIntactReport(string path) => ReportVerifier.RequireIntact(path);
}
