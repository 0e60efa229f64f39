using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports;

/// <summary>The wording of changes between two reports.</summary>
internal static class ChangeText
{
    /// <summary>Whom the change is about, and which check of a setup.</summary>
    public static string Whom(PartnerMfaChange change) =>
        ResultText.Subject(change) + (change.Check is { } check ? $": {ResultText.CheckName(check)}" : "");

    /// <summary>The answer in the older report with its reason.</summary>
    public static string Before(PartnerMfaChange change) => change.PreviousResult is { } result ? $"{result} ({change.PreviousReason})" : "not there";

    /// <summary>Why the baseline accepts it, and until when; null when it does not.</summary>
    public static string? Acceptance(PartnerMfaChange change) => change.AcceptedBecause is { } because
        ? $"Accepted until {DisplayFormat.Day(change.AcceptedUntil ?? default)}: {because}"
        : null;
}
