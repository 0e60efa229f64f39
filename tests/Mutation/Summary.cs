using System.Globalization;

namespace PartnerMfa.Mutation;

/// <summary>A mutant that no test noticed.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="IsCovered">Some test of its group reaches it.</param>
internal sealed record Survivor(Mutant Mutant, bool IsCovered);

/// <summary>What came of one group.</summary>
internal sealed record GroupResult(string Name, int Count, IReadOnlyList<Survivor> Survivors, TimeSpan Duration);

/// <summary>The result as a person reads it.</summary>
internal static class Summary
{
    /// <returns>Whether the score reaches the threshold and every survivor has a reason.</returns>
    public static bool Write(IReadOnlyList<GroupResult> groups, IReadOnlyList<AcceptedSurvivor> accepted, MutationOptions options, TextWriter output)
    {
        List<Survivor> survivors = [.. groups.SelectMany(group => group.Survivors)];
        Survivor[] open = Open(survivors, accepted);
        output.WriteLine();
        output.WriteLine($"{"group",-20}{"mutants",9}{"noticed",9}{"score",9}{"accepted",10}{"open",6}{"minutes",9}");
        foreach (GroupResult group in groups) WriteRow(output, group, group.Survivors.Count(open.Contains));
        GroupResult all = new("all", groups.Sum(group => group.Count), survivors, TimeSpan.FromTicks(groups.Sum(group => group.Duration.Ticks)));
        WriteRow(output, all, open.Length);
        foreach (AcceptedSurvivor row in accepted.Where(row => groups.Count > 0 && options.Groups.Count == 0 && !survivors.Exists(one => row.Is(one.Mutant))))
            output.WriteLine($"accepted.json: remove the entry for {row.File}, '{row.Code}': it matches no survivor any more.");

        bool isGood = Score(all) >= options.Threshold && open.Length == 0;
        output.WriteLine(
            isGood ? $"Score {Percent(all)}, and every survivor has a reason."
            : open.Length == 0 ? $"Score {Percent(all)}, which is below {options.Threshold.ToString(CultureInfo.InvariantCulture)} %."
            : $"Score {Percent(all)}. {open.Length} survivors without a reason: write a test, remove code that does nothing, or add the reason to tests/Mutation/accepted.json.");
        return isGood;
    }

    /// <summary>The survivors of a group that have no reason, as soon as they are known.</summary>
    public static void WriteOpen(GroupResult group, IReadOnlyList<AcceptedSurvivor> accepted, TextWriter output)
    {
        foreach (Survivor one in Open(group.Survivors, accepted))
        {
            output.WriteLine();
            output.WriteLine($"src/PartnerMfa.Core/{one.Mutant.File}:{one.Mutant.Line}{(one.IsCovered ? "" : " (no test of the group runs this)")}");
            output.WriteLine($"  code: {one.Mutant.Code}");
            output.WriteLine($"  - {one.Mutant.Original}");
            output.WriteLine($"  + {one.Mutant.Replacement}");
        }

        output.WriteLine();
        output.Flush();
    }

    private static Survivor[] Open(IEnumerable<Survivor> survivors, IReadOnlyList<AcceptedSurvivor> accepted) =>
        [.. survivors.Where(one => !accepted.Any(row => row.Is(one.Mutant)))];

    private static void WriteRow(TextWriter output, GroupResult group, int open) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{group.Name,-20}{group.Count,9}{group.Count - group.Survivors.Count,9}{Percent(group),9}{group.Survivors.Count - open,10}{open,6}{group.Duration.TotalMinutes,9:0.0}"));

    private static string Percent(GroupResult group) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(Score(group) * 10) / 10:0.0} %");

    private static double Score(GroupResult group) => group.Count == 0 ? 100 : 100.0 * (group.Count - group.Survivors.Count) / group.Count;
}
