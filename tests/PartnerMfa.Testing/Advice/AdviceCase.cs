using PartnerMfa.Verdicts;

namespace PartnerMfa.Testing.Advice;

/// <summary>Advice that a user can get, and what was known when it was given.</summary>
/// <param name="Name">What led to it.</param>
/// <param name="Text">The message and the remedy.</param>
internal sealed record AdviceCase(string Name, string Text)
{
    /// <summary>The account that every command must name; null when it was not known.</summary>
    public string? Account { get; init; }

    /// <summary>The environment that every command must name; null when it was the default.</summary>
    public PartnerMfaEnvironment? Environment { get; init; }

    public IEnumerable<string> Commands => CommandText.Split(Text).Where(segment => segment.IsCommand).Select(segment => segment.Text);

    /// <summary>The text without its commands.</summary>
    public string Prose => string.Join(" ", CommandText.Split(Text).Where(segment => !segment.IsCommand).Select(segment => segment.Text));

    public override string ToString() => $"{Name}: {Text}";
}
