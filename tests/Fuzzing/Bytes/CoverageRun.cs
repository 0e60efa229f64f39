using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using PartnerMfa.Fuzzing.Captures;

namespace PartnerMfa.Fuzzing.Bytes;

/// <summary>
/// Fuzzes a target within this process, guided by the branches that its inputs reach: an input that reaches a new branch is kept and
/// mutated further. This is many times as fast as an external fuzzer. It requires libraries that SharpFuzz has instrumented.
/// </summary>
/// <param name="name">The target.</param>
/// <param name="folder">
/// The folder from which inputs are read and in which new ones are kept. Failing inputs go to its folder <c>finds</c>.
/// </param>
internal sealed class CoverageRun(string name, string folder)
{
    private const long AllocationLimit = 64 << 20;
    private const int MostFinds = 20;

    private readonly CoverageMap _map = new();
    private readonly List<byte[]> _corpus = [];
    private readonly HashSet<string> _finds = [];
    private Action<byte[]> _target = _ => { };
    private byte[] _input = [];

    /// <returns>Returns 0 when nothing was found.</returns>
    public int Run(long count, int seed)
    {
        _target = ByteTargets.All[name];
        Watchdog watchdog = new(TimeSpan.FromSeconds(20), index => Keep(_input, $"Execution {index} did not end."));
        // The corpus is the starting point, and the same seed and corpus always lead to the same cases.
        foreach (string file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)) Execute(File.ReadAllBytes(file), isNew: false);
        if (name == "capture") foreach (int dialect in Enumerable.Range(1, 200)) Execute(CaptureSeed.Make(new Random(dialect)).Bytes, isNew: false);
        if (_map.Branches == 0) throw new FuzzException("No branch was counted: the libraries are not instrumented.");
        ByteMutator mutator = new(new Random(seed), name is "text" or "refusal" ? 300 : 4096);
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan told = TimeSpan.Zero;
        long index = 0;
        for (; index < count && _finds.Count < MostFinds; index++)
        {
            watchdog.Begin(index);
            Execute(mutator.Next(_corpus), isNew: true);
            watchdog.End();
            if ((index & 1023) != 0 || watch.Elapsed - told < TimeSpan.FromSeconds(30)) continue;
            told = watch.Elapsed;
            Tell(index, watch.Elapsed);
        }

        Tell(index, watch.Elapsed);
        return _finds.Count == 0 ? 0 : 1;
    }

    private void Execute(byte[] input, bool isNew)
    {
        _input = input;
        _map.Clear();
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            _target(input);
            if (GC.GetAllocatedBytesForCurrentThread() - before > AllocationLimit) throw new FuzzException("It allocates too much.");
        }
#pragma warning disable CA1031 // Any exception that gets out is what we are looking for.
        catch (Exception exception)
        {
            Keep(input, exception.ToString());
            return;
        }
#pragma warning restore CA1031

        if (!_map.TakeNew() && isNew) return;
        _corpus.Add(input);
        if (isNew) File.WriteAllBytes(Path.Combine(folder, $"new-{NameOf(input)}"), input);
    }

    // One of each kind, distinguished by the exception and by its place in our own code.
    private void Keep(byte[] input, string what)
    {
        string[] lines = [what.Split('\n')[0], .. what.Split('\n').Where(line => line.Contains("at PartnerMfa.", StringComparison.Ordinal))];
        if (!_finds.Add(lines.Length == 1 ? lines[0] : string.Concat(lines.Skip(1).Take(2)))) return;
        Directory.CreateDirectory(Path.Combine(folder, "finds"));
        string file = Path.Combine(folder, "finds", NameOf(input));
        File.WriteAllBytes(file, input);
        Console.WriteLine($"FOUND in {name}: {file}\n{string.Join('\n', lines.Take(12))}");
    }

    private void Tell(long index, TimeSpan elapsed) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {index:N0} executions in {elapsed.TotalSeconds:0} s ({index / elapsed.TotalSeconds:N0}/s), {_corpus.Count} inputs, {_map.Branches} branches, {_finds.Count} finds, {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB"));

    private static string NameOf(byte[] input) => Convert.ToHexString(SHA256.HashData(input))[..12].ToLowerInvariant();
}
