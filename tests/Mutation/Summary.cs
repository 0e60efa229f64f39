using System.Globalization;

namespace PartnerMfa.Mutation;

/// <summary>A mutant that no test noticed.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="IsCovered">Whether any test of its group reaches it.</param>
internal sealed record Survivor(Mutant Mutant, bool IsCovered);

/// <summary>The outcome for one group.</summary>
internal sealed record GroupResult(string Name, int Count, IReadOnlyList<Survivor> Survivors, TimeSpan Duration);

/// <summary>The outcome as text for people.</summary>
internal sealed class Summary(IReadOnlyList<AcceptedSurvivor> accepted, TextWriter output)
{
    private readonly Lock _lock = new();

    public void WriteLine(string line)
    {
        lock (_lock)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    /// <summary>Reports a survivor without a reason as soon as it is known.</summary>
    public void WriteSurvivor(Survivor one)
    {
        if (!IsOpen(one)) return;
        WriteLine($"""
            src/PartnerMfa.Core/{one.Mutant.File}:{one.Mutant.Line}{(one.IsCovered ? "" : " (no test of the group runs this)")}
              code: {one.Mutant.Code}
              - {one.Mutant.Original}
              + {one.Mutant.Replacement}

            """);
    }

    /// <returns>Whether the score reaches the threshold and every survivor has a reason.</returns>
    public bool Write(IReadOnlyList<GroupResult> groups, MutationOptions options)
    {
        List<Survivor> survivors = [.. groups.SelectMany(group => group.Survivors)];
        int open = survivors.Count(IsOpen);
        WriteLine($"\n{"group",-20}{"mutants",9}{"noticed",9}{"score",9}{"accepted",10}{"open",6}{"minutes",9}");
        foreach (GroupResult group in groups) WriteRow(group);
        GroupResult all = new("all", groups.Sum(group => group.Count), survivors, TimeSpan.FromTicks(groups.Sum(group => group.Duration.Ticks)));
        WriteRow(all);
        foreach (AcceptedSurvivor row in accepted.Where(row => groups.Count > 0 && options.Groups.Count == 0 && !survivors.Exists(one => row.Is(one.Mutant))))
            WriteLine($"accepted.json: remove the entry for {row.File}, '{row.Code}': it matches no survivor any more.");

        bool isGood = Score(all) >= options.Threshold && open == 0;
        WriteLine(
            isGood ? $"Score {Percent(all)}, and every survivor has a reason."
            : open == 0 ? $"Score {Percent(all)}, which is below {options.Threshold.ToString(CultureInfo.InvariantCulture)} %."
            : $"Score {Percent(all)}. {open} survivors without a reason: write a test, remove code that does nothing, or add the reason to tests/Mutation/accepted.json.");
        return isGood;
    }

    public void WriteRow(GroupResult group)
    {
        int open = group.Survivors.Count(IsOpen);
        WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{group.Name,-20}{group.Count,9}{group.Count - group.Survivors.Count,9}{Percent(group),9}{group.Survivors.Count - open,10}{open,6}{group.Duration.TotalMinutes,9:0.0}"));
    }

    private bool IsOpen(Survivor one) => !accepted.Any(row => row.Is(one.Mutant));

    private static string Percent(GroupResult group) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(Score(group) * 10) / 10:0.0} %");

    private static double Score(GroupResult group) => group.Count == 0 ? 100 : 100.0 * (group.Count - group.Survivors.Count) / group.Count;
}
