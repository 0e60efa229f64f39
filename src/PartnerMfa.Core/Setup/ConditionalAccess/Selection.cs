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
    public Truth Chooses(Func<string, Truth> matches)
    {
        Truth included = Included.Select(matches).DefaultIfEmpty(Truth.Open).Max();
        Truth excluded = Excluded.Select(matches).DefaultIfEmpty(Truth.No).Max();
        Truth known = HasUnknown ? Truth.Open : Truth.Yes;
        return new[] { included, Truth.Yes - (int)excluded, known }.Min();
    }
}
