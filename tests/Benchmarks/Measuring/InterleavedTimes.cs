namespace PartnerMfa.Benchmarks.Measuring;

/// <summary>Two things timed in turn, so that whatever else the machine does falls on both.</summary>
internal sealed record InterleavedTimes(TimeSpan Figure, TimeSpan Floor)
{
    public double Ratio => Figure / Floor;

    /// <returns>The medians; the first time of each, with cold files, does not count.</returns>
    public static InterleavedTimes Of(int runs, Func<TimeSpan> figure, Func<TimeSpan> floor)
    {
        List<TimeSpan> figures = [];
        List<TimeSpan> floors = [];
        for (int run = 0; run <= runs; run++)
        {
            figures.Add(figure());
            floors.Add(floor());
        }

        return new InterleavedTimes(Median(figures.Skip(1)), Median(floors.Skip(1)));
    }

    private static TimeSpan Median(IEnumerable<TimeSpan> times)
    {
        TimeSpan[] sorted = [.. times.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
