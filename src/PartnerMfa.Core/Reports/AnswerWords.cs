using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports;

/// <summary>The answers as people read them: a word and a sign each, so that no color is needed.</summary>
internal static class AnswerWords
{
    /// <summary>What has to be looked at comes first.</summary>
    public static IReadOnlyList<MfaAnswer> InOrder { get; } = [MfaAnswer.No, MfaAnswer.Unknown, MfaAnswer.NotApplicable, MfaAnswer.Yes];

    public static string Word(MfaAnswer answer) => answer == MfaAnswer.NotApplicable ? "Not applicable" : answer.ToString();

    // Signs that no font makes a colored picture of.
    public static string Sign(MfaAnswer answer) => answer switch
    {
        MfaAnswer.Yes => "\u2713",
        MfaAnswer.No => "\u2717",
        MfaAnswer.NotApplicable => "\u2013",
        _ => "?",
    };

    /// <summary>A name of our own in words: <c>SecurityDefaults</c> is "Security defaults".</summary>
    public static string Spaced(string name)
    {
        // As Microsoft writes them.
        if (name == nameof(PartnerMfaSetupCheck.ConditionalAccess)) return "Conditional Access";
        if (name == nameof(PartnerMfaSetupCheck.PerUserMfa)) return "Per-user MFA";
        IEnumerable<string> parts = name.Select((c, i) =>
            i > 0 && char.IsUpper(c) && !char.IsUpper(name[i - 1]) ? " " + char.ToLowerInvariant(c) : c.ToString());
        return string.Concat(parts).Replace("Mfa", "MFA").Replace(" mfa", " MFA");
    }
}
