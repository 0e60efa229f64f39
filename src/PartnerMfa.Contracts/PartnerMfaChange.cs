using PartnerMfa.Redaction;

namespace PartnerMfa;

/// <summary>
/// How one result differs between two reports. The inherited members are those of the newer report. A result that is only in the older
/// report has the answer <c>Unknown</c>, because it was not tested again.
/// </summary>
public sealed class PartnerMfaChange : PartnerMfaResult
{
    /// <summary><c>Worse</c>, <c>New</c>, <c>Changed</c>, <c>Better</c>, <c>Gone</c> or <c>Same</c>.</summary>
    public required string Change { get; init; }

    /// <summary>
    /// Whether this makes the comparison fail: the answer became No or Unknown, or a new result has such an answer, and no baseline entry
    /// accepts it. The checks of a setup count only through its overall answer.
    /// </summary>
    public required bool IsRegression { get; init; }

    /// <summary>The answer in the older report; null for a new result.</summary>
    public string? PreviousResult { get; init => field = Redactor.Value(value); }

    /// <summary>Its reason.</summary>
    public string? PreviousReason { get; init => field = Redactor.Value(value); }

    /// <summary>When the older answer was found, UTC.</summary>
    public DateTime? PreviousCheckedOn { get; init; }

    /// <summary>Why the baseline accepts this regression; null when it does not.</summary>
    public string? AcceptedBecause { get; init => field = Redactor.Value(value); }

    /// <summary>The last day on which the baseline accepts it, as midnight UTC; null when the baseline does not accept it.</summary>
    public DateTime? AcceptedUntil { get; init; }

    /// <summary>The change and the newer answer.</summary>
    public override string ToString() => $"{Change}: {PreviousResult ?? "not there"} -> {(Change == "Gone" ? "not there" : Result)} ({Reason})";
}
