
namespace PartnerMfa.Benchmarks.Measuring;

/// <summary>The peak memory of a process that does the work, and of one that is idle.</summary>
internal sealed record MemoryAboveIdle(long Peak, long Idle)
{
    public long Above => Peak - Idle;

    /// <returns>The maximum of the runs, minus the median of the idle ones.</returns>
    public static MemoryAboveIdle Of(int runs, Func<long> peak, Func<long> idle)
    {
        List<long> peaks = [];
        List<long> idles = [];
        for (int run = 0; run < runs; run++)
        {
            peaks.Add(peak());
            idles.Add(idle());
        }

        return new MemoryAboveIdle(peaks.Max(), idles.Order().ElementAt(runs / 2));
    }
}
