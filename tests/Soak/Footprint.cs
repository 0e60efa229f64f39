using System.Diagnostics;

namespace PartnerMfa.Soak;

/// <summary>What the process holds when it is at rest.</summary>
/// <param name="Heap">Managed bytes that outlive a full collection.</param>
/// <param name="Resident">Bytes of the process in memory.</param>
/// <param name="Handles">Open handles; on Unix, file descriptors.</param>
/// <param name="Threads">Threads of the process.</param>
internal sealed record Footprint(long Heap, long Resident, int Handles, int Threads)
{
    public static Footprint Measure()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        long heap = GC.GetTotalMemory(forceFullCollection: true);
        using Process self = Process.GetCurrentProcess();
        return new Footprint(heap, self.WorkingSet64, self.HandleCount, self.Threads.Count);
    }
}
