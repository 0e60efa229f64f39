namespace PartnerMfa.Soak;

/// <summary>The allowed difference between two footprints, which does not indicate a leak.</summary>
internal static class Growth
{
    // A probe that kept even just its token would take 30 MB.
    private const long Heap = 1024 * 1024;
    private const long Resident = 16 * 1024 * 1024;

    // Idle connections, and threads of the pool, come and go.
    private const int Handles = 2 * SoakRun.AtOnce;
    private const int Threads = 8;

    public static IEnumerable<string> Between(Footprint first, Footprint last)
    {
        if (last.Heap - first.Heap > Heap) yield return $"the heap grew by {last.Heap - first.Heap:N0} bytes";
        if (last.Resident - first.Resident > Resident) yield return $"resident memory grew by {last.Resident - first.Resident:N0} bytes";
        if (last.Handles - first.Handles > Handles) yield return $"{last.Handles - first.Handles} more handles are open";
        if (last.Threads - first.Threads > Threads) yield return $"{last.Threads - first.Threads} more threads run";
    }
}
