using PartnerMfa.Reports;
using PartnerMfa.Reports.Formats;
using PartnerMfa.Requests;

namespace PartnerMfa.Proof;

/// <summary>Creates the text for a support ticket from an existing report, signed or not.</summary>
internal static class SupportTexts
{
    /// <exception cref="PartnerMfaException"><c>ReportUnreadable</c>: the file is not a JSON report and contains none.</exception>
    public static async Task<string> OfFileAsync(VerificationRequest request, TimeProvider clock, CancellationToken cancellationToken)
    {
        using ReportDraft draft = new(title: null);
        ReportReader reader = new(request.Path, SignedFile.Find(request, out _)?.Payload)
        {
            Result = draft.Add,
            Error = error => draft.AddFailure(error.ToFailure(), error.IsSimulated),
            Failed = failure => draft.AddFailure(failure, isSimulated: false),
        };
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        using StringWriter text = new();
        await new SupportText().WriteAsync(draft.Complete(clock.GetUtcNow().UtcDateTime), text, cancellationToken).ConfigureAwait(false);
        return text.ToString();
    }
}
