using System.Text.Json;

namespace PartnerMfa.Mutation;

/// <summary>A row of accepted.json: a mutant that no test can or should notice, and why.</summary>
/// <param name="File">Relative to src/PartnerMfa.Core, with slashes.</param>
/// <param name="Code">The line that it changes, without surrounding blanks. The number of the line may change.</param>
/// <param name="Original">The code that it replaces; null means any mutant of that line.</param>
/// <param name="Replacement">The replacement; null means any.</param>
/// <param name="Reason">Why it is accepted.</param>
internal sealed record AcceptedSurvivor(string File, string Code, string? Original, string? Replacement, string Reason)
{
    private const string Table = "accepted.json";

    public static IReadOnlyList<AcceptedSurvivor> ReadAll()
    {
        AcceptedSurvivor[] all = JsonSerializer.Deserialize<AcceptedSurvivor[]>(
            System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, Table)), JsonSerializerOptions.Web)!;
        if (Array.Find(all, one => string.IsNullOrWhiteSpace(one.Reason) || string.IsNullOrWhiteSpace(one.Code)) is { } bad)
            throw new MutationException($"{Table}: the entry for {bad.File} needs a 'code' and a 'reason'.");
        return all;
    }

    public bool Is(Mutant mutant) =>
        File == mutant.File && Code == mutant.Code && (Original ?? mutant.Original) == mutant.Original && (Replacement ?? mutant.Replacement) == mutant.Replacement;
}
