using System.Text.Json;

namespace PartnerMfa.Mutation;

/// <summary>One change to the code, as Stryker's report describes it.</summary>
/// <param name="Id">The ID by which the mutated build switches it on.</param>
/// <param name="File">Relative to src/PartnerMfa.Core, with slashes.</param>
/// <param name="Line">The first line that it changes.</param>
/// <param name="Code">That line, without surrounding blanks.</param>
/// <param name="Original">The code that it replaces.</param>
/// <param name="Replacement">The replacement.</param>
internal sealed record Mutant(int Id, string File, int Line, string Code, string Original, string Replacement)
{
    private const string Core = "src/PartnerMfa.Core/";

    // Stryker's names for mutants that are not in the build.
    private static readonly string[] NotBuilt = ["CompileError", "Ignored"];

    /// <summary>The namespace of the types in its file.</summary>
    public string Namespace => $"PartnerMfa.{File[..File.LastIndexOf('/')].Replace('/', '.')}";

    // Sentences are for people, progress is for those who ask for it, and without a synchronization context ConfigureAwait changes nothing.
    private bool DecidesNothing =>
        (IsText(Original) && (Original.StartsWith('$') || Original.Contains(' ')))
        || Original.StartsWith("observer.", StringComparison.Ordinal)
        || (Original == "false" && Code.Contains(".ConfigureAwait(false)", StringComparison.Ordinal));

    /// <summary>Reads Stryker's JSON report.</summary>
    /// <remarks>Source: https://github.com/stryker-mutator/mutation-testing-elements (report schema)</remarks>
    public static IReadOnlyList<Mutant> ReadAll(string report)
    {
        using JsonDocument json = JsonDocument.Parse(System.IO.File.ReadAllBytes(report));
        List<Mutant> mutants = [];
        foreach (JsonProperty file in json.RootElement.GetProperty("files").EnumerateObject())
        {
            string path = file.Name.Replace('\\', '/');
            string[] lines = file.Value.GetProperty("source").GetString()!.Split('\n');
            foreach (JsonElement mutant in file.Value.GetProperty("mutants").EnumerateArray())
                if (!NotBuilt.Contains(mutant.GetProperty("status").GetString())) mutants.Add(Read(mutant, path[(path.LastIndexOf(Core, StringComparison.Ordinal) + Core.Length)..], lines));
        }

        return [.. mutants.Where(mutant => !mutant.DecidesNothing).OrderBy(mutant => mutant.File, StringComparer.Ordinal).ThenBy(mutant => mutant.Line).ThenBy(mutant => mutant.Id)];
    }

    private static Mutant Read(JsonElement mutant, string file, string[] lines)
    {
        JsonElement start = mutant.GetProperty("location").GetProperty("start"), end = mutant.GetProperty("location").GetProperty("end");
        (int line, int column) = (start.GetProperty("line").GetInt32(), start.GetProperty("column").GetInt32());
        (int lastLine, int lastColumn) = (end.GetProperty("line").GetInt32(), end.GetProperty("column").GetInt32());
        string span = string.Join("\n", lines[(line - 1)..lastLine]);
        int left = lines[lastLine - 1].Length - (lastColumn - 1);
        return new Mutant(
            int.Parse(mutant.GetProperty("id").GetString()!, System.Globalization.CultureInfo.InvariantCulture),
            file, line, lines[line - 1].Trim(), OneLine(span[(column - 1)..^left]), OneLine(mutant.GetProperty("replacement").GetString() ?? ""));
    }

    private static bool IsText(string code) => code.EndsWith('"') && (code.StartsWith('"') || code.StartsWith("$\"", StringComparison.Ordinal));

    private static string OneLine(string code) => string.Join(" ", code.Split([' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
