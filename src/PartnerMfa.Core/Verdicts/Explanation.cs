namespace PartnerMfa.Verdicts;

/// <summary>A verdict in words.</summary>
/// <param name="Message">Why, in one plain sentence.</param>
/// <param name="Remedy">What to do now; null when there is nothing to do.</param>
/// <param name="HelpUri">The page that states the rule.</param>
internal sealed record Explanation(string Message, string? Remedy, string HelpUri);
