using System.Diagnostics;

namespace PartnerMfa.Soak;

/// <summary>The resources that the idle process uses.</summary>
/// <param name="Heap">The managed bytes that survive a full collection.</param>
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
