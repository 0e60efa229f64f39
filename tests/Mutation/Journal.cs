using System.Collections.Concurrent;
using System.Text.Json;

namespace PartnerMfa.Mutation;

/// <summary>The outcome for a mutant.</summary>
/// <param name="Mutant">Its number.</param>
/// <param name="NoticedBy">The test that failed; empty when none did.</param>
/// <param name="IsCovered">Whether any test of the group reaches it.</param>
/// <param name="Seconds">How long that took.</param>
internal sealed record Outcome(int Mutant, string NoticedBy, bool IsCovered, double Seconds)
{
    public bool IsNoticed => NoticedBy.Length > 0;
}

/// <summary>
/// A file with what is known about a group, written line by line. A run that was interrupted continues from there, as long as neither the
/// mutants nor the tests have changed.
/// </summary>
internal sealed class Journal : IDisposable
{
    // The files from which the tests are built.
    private static readonly string[] Sources =
        ["src", "tests/PartnerMfa.Core.Tests", "tests/PartnerMfa.Testing", "tests/KeepingProcess", "tests/Mutation/*.cs", "*.props"];

    private readonly ConcurrentDictionary<string, Coverage> _classes = [];
    private readonly ConcurrentDictionary<int, Outcome> _outcomes = [];
    private readonly StreamWriter _writer;

    private Journal(IEnumerable<Row> known, string path)
    {
        List<Row> rows = [.. known];
        _writer = new StreamWriter(path) { AutoFlush = true };
        foreach (Row row in rows) Add(row);
    }

    public ICollection<Outcome> Outcomes => _outcomes.Values;

    public static Journal Open(MutatedBuild build, MutationGroup group, MutationOptions options)
    {
        string key = SourceFiles.Key(options.Root, JsonSerializer.Serialize(group), Sources);
        string path = Path.Combine(build.Kept, $"{group.Name}-{key}.jsonl");
        if (!options.OnlySurvivors) return new Journal(Read(path), path);

        string? last = Directory.GetFiles(build.Kept, $"{group.Name}-*.jsonl").MaxBy(File.GetLastWriteTimeUtc);
        return new Journal(Read(last ?? path).Where(row => row.Outcome is { IsNoticed: true } || (row.Coverage is not null && last == path)), path);
    }

    public Coverage? Find(string testClass) => _classes.GetValueOrDefault(testClass);

    public Outcome? Find(int mutant) => _outcomes.GetValueOrDefault(mutant);

    public void Add(Coverage coverage) => Add(new Row(coverage, null));

    public void Add(Outcome outcome) => Add(new Row(null, outcome));

    public void Dispose() => _writer.Dispose();

    private static IEnumerable<Row> Read(string path)
    {
        if (!File.Exists(path)) yield break;
        foreach (string line in File.ReadAllLines(path))
        {
            // The last line of a killed run may be incomplete.
            if (line.EndsWith('}') && JsonSerializer.Deserialize<Row>(line) is { } row) yield return row;
        }
    }

    private void Add(Row row)
    {
        if (row.Coverage is { } coverage) _classes[coverage.TestClass] = coverage;
        if (row.Outcome is { } outcome) _outcomes[outcome.Mutant] = outcome;
        lock (_writer) _writer.WriteLine(JsonSerializer.Serialize(row));
    }

    private sealed record Row(Coverage? Coverage, Outcome? Outcome);
}
