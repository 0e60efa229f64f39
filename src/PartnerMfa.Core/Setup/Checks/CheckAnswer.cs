using PartnerMfa.Verdicts;

namespace PartnerMfa.Setup.Checks;

/// <summary>The answer of one check.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Reason">Its code.</param>
/// <param name="Row">What was found, as Graph has it.</param>
/// <param name="Message">The answer in one plain sentence.</param>
internal sealed record CheckAnswer(MfaAnswer Answer, SetupReason Reason, string Row, string Message)
{
    /// <summary>What to do; null when there is nothing to do.</summary>
    public string? Remedy { get; init; }

    public string HelpUri { get; init; } = SetupPages.Requirement;

    /// <summary>What else was seen.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];
}
