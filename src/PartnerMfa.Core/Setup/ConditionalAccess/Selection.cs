using System.Text.Json;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>What is chosen and what is taken out of it.</summary>
internal sealed record Selection(IReadOnlyList<string> Included, IReadOnlyList<string> Excluded, bool HasUnknown)
{
    /// <returns>Null when the condition is not set.</returns>
    public static Selection? Read(JsonElement? condition, string include, string exclude) =>
        condition is { } given && given.SaysSomething()
            ? new Selection(given.Words(include), given.Words(exclude), given.Others(include, exclude).Any())
            : null;

    public IEnumerable<string> Names => Included.Concat(Excluded);

    /// <param name="matches">Whether a word is about the thing at hand.</param>
    public Ternary Chooses(Func<string, Ternary> matches)
    {
        Ternary included = Included.Select(matches).DefaultIfEmpty(Ternary.Open).Max();
        Ternary excluded = Excluded.Select(matches).DefaultIfEmpty(Ternary.No).Max();
        Ternary known = HasUnknown ? Ternary.Open : Ternary.Yes;
        return new[] { included, Ternary.Yes - (int)excluded, known }.Min();
    }
}
