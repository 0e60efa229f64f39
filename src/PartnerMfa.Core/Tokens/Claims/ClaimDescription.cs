namespace PartnerMfa.Tokens.Claims;

/// <summary>How the value of a claim is read.</summary>
internal enum ClaimKind
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>Seconds since 1970.</summary>
    Time,

    /// <summary>One or several of a few words, each with its own meaning.</summary>
    Words,
}

/// <summary>What a claim means.</summary>
/// <param name="Name">As it is written in the token.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="HelpUri">The page that documents it; null when Microsoft does not document it.</param>
/// <param name="Kind">How its value is read.</param>
internal sealed record ClaimDescription(string Name, string Meaning, string? HelpUri = null, ClaimKind Kind = ClaimKind.Plain)
{
    /// <summary>The meaning of single values; empty when they speak for themselves.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>The meaning of every other value; null when nothing is known about them.</summary>
    public string? OtherValues { get; init; }
}
