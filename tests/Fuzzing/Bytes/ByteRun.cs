using SharpFuzz;

namespace PartnerMfa.Fuzzing.Bytes;

/// <summary>
/// Passes the bytes that a fuzzer chooses to a target: <c>bytes &lt;target&gt;</c> under afl-fuzz, or with files to run each of them once.
/// </summary>
internal static class ByteRun
{
    public static int Run(string name, string[] files)
    {
        // Instrumented code must not run before the fuzzer has set up the counters for its branches.
        if (files.Length == 0)
        {
            Fuzzer.Run((Stream stream) =>
            {
                using MemoryStream bytes = new();
                stream.CopyTo(bytes);
                ByteTargets.All[name](bytes.ToArray());
            });
            return 0;
        }

        if (!ByteTargets.All.TryGetValue(name, out Action<byte[]>? target))
        {
            Console.Error.WriteLine($"Targets: {string.Join(", ", ByteTargets.All.Keys)}");
            return 64;
        }

        foreach (string file in files.SelectMany(file => Directory.Exists(file) ? Directory.EnumerateFiles(file) : [file])) target(File.ReadAllBytes(file));
        return 0;
    }
}
