using System.Diagnostics;

namespace PartnerMfa.Fuzzing;

/// <summary>Runs the cases of a target. A case depends only on its seed and number, so that each can be repeated by itself.</summary>
internal sealed class FuzzRun(IFuzzTarget target, long seed, TextWriter output)
{
    private const int MostFinds = 20;

    private readonly Watchdog _watchdog = new(target.TimeLimit, index => output.WriteLine(Line(target, seed, index, "It did not end in time.")));

    /// <returns>The number of cases that failed.</returns>
    public int Run(long first, long count)
    {
        int finds = 0;
        Stopwatch watch = Stopwatch.StartNew();
        for (long index = first; index < first + count && finds < MostFinds; index++)
        {
            if (Find(index) is not { } find) continue;
            output.WriteLine(Line(target, seed, index, find));
            finds++;
        }

        output.WriteLine($"{target.Name}: {count} cases in {watch.Elapsed.TotalSeconds:0} s, {finds} finds, peak working set {PeakMebibytes()} MiB");
        return finds;
    }

    private string? Find(long index)
    {
        _watchdog.Begin(index);
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            target.Run(RandomOf(index));
        }
#pragma warning disable CA1031 // Any exception that gets out is what we are looking for.
        catch (Exception exception)
        {
            return exception is FuzzException ? exception.Message : exception.ToString();
        }
#pragma warning restore CA1031
        finally
        {
            _watchdog.End();
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return allocated > target.AllocationLimit ? $"It allocated {allocated} bytes." : null;
    }

    // The sequence of a seeded Random is the same in every release of .NET.
    private Random RandomOf(long index) => new(unchecked((int)(seed * 0x2545F491 + index * 2654435761L + (index >> 32))));

    private static long PeakMebibytes() => Process.GetCurrentProcess().PeakWorkingSet64 >> 20;

    private static string Line(IFuzzTarget target, long seed, long index, string what) =>
        $"FOUND in {target.Name}, run it again with: {target.Name} --seed {seed} --replay {index}\n{what}";
}
