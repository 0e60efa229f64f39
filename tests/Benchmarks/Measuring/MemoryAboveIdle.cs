
namespace PartnerMfa.Benchmarks.Measuring;

/// <summary>The most memory of a process that does something, and of one that does nothing.</summary>
internal sealed record MemoryAboveIdle(long Peak, long Idle)
{
    public long Above => Peak - Idle;

    /// <returns>The worst of the runs, against the median of the idle ones.</returns>
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
