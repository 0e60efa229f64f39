
namespace PartnerMfa.Benchmarks.Measuring;

/// <summary>Times two things alternately, so that other work on the machine affects both.</summary>
internal sealed record InterleavedTimes(TimeSpan Figure, TimeSpan Floor)
{
    public double Ratio => Figure / Floor;

    /// <returns>The medians. The first run of each, with cold files, does not count.</returns>
    public static InterleavedTimes Of(int runs, Func<TimeSpan> figure, Func<TimeSpan> floor)
    {
        List<TimeSpan> figures = [];
        List<TimeSpan> floors = [];
        for (int run = 0; run <= runs; run++)
        {
            figures.Add(figure());
            floors.Add(floor());
        }

        return Of([.. figures.Skip(1)], [.. floors.Skip(1)]);
    }

    /// <returns>The medians of times that were measured alternately.</returns>
    public static InterleavedTimes Of(IReadOnlyList<TimeSpan> figures, IReadOnlyList<TimeSpan> floors) => new(Median(figures), Median(floors));

    private static TimeSpan Median(IEnumerable<TimeSpan> times)
    {
        TimeSpan[] sorted = [.. times.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
