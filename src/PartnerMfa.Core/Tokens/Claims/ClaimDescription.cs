namespace PartnerMfa.Tokens.Claims;

/// <summary>How the value of a claim is read.</summary>
internal enum ClaimKind
{
    /// <summary>As it stands there.</summary>
    Plain,

    /// <summary>Seconds since 1970.</summary>
    Time,

    /// <summary>One of a few words, or several of them, each of a meaning of its own.</summary>
    Words,
}

/// <summary>What a claim means.</summary>
/// <param name="Name">As it stands in the token.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="HelpUri">The page that documents it.</param>
/// <param name="Kind">How its value is read.</param>
internal sealed record ClaimDescription(string Name, string Meaning, string HelpUri, ClaimKind Kind = ClaimKind.Plain)
{
    /// <summary>What single values mean; empty when they speak for themselves.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>What is said of every other value; null when nothing is.</summary>
    public string? OtherValues { get; init; }
}
