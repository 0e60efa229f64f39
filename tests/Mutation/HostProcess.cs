using System.Diagnostics;
using System.Globalization;

namespace PartnerMfa.Mutation;

/// <summary>What the tests reach without a mutant.</summary>
/// <param name="TestClass">The class.</param>
/// <param name="Seconds">How long its tests take in a new process.</param>
/// <param name="Failed">The test that fails; empty when none does.</param>
/// <param name="Covered">The mutants that its tests reach.</param>
/// <param name="Static">Those that they reach only while something static is initialized, so once in a process.</param>
internal sealed record Coverage(string TestClass, double Seconds, string Failed, IReadOnlyList<int> Covered, IReadOnlyList<int> Static);

/// <summary>A <see cref="TestHost"/> as seen from outside.</summary>
internal sealed class HostProcess : IDisposable
{
    /// <summary>The answer when the tests take too long, or end the process: the mutant is noticed.</summary>
    public const string TimedOut = "the tests do not end";
    public const string Crashed = "the tests end the process";

    private readonly Process _process;

    public HostProcess(string program)
    {
        _process = Process.Start(new ProcessStartInfo("dotnet", ["exec", program, "host"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
    }

    /// <summary>It still answers.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <returns>The first test that fails; empty when all pass.</returns>
    public string Try(int mutant, IEnumerable<string> classes, TimeSpan limit) => Ask($"{mutant.ToString(CultureInfo.InvariantCulture)} {string.Join(' ', classes)}", limit);

    public Coverage Cover(string testClass, TimeSpan limit)
    {
        string[] parts = Ask($"{TestHost.Cover} {testClass}", limit).Split(';');
        if (parts.Length != 4) throw new MutationException($"{testClass}: {parts[0]}.");
        return new Coverage(testClass, double.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], Ids(parts[2]), Ids(parts[3]));
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static int[] Ids(string list) => [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];

    private string Ask(string line, TimeSpan limit)
    {
        try
        {
            _process.StandardInput.WriteLine(line);
            Task<string?> answer = _process.StandardOutput.ReadLineAsync();
            if (answer.Wait(limit) && answer.Result is { } text) return text;
            IsAlive = false;
            return answer.IsCompleted ? Crashed : TimedOut;
        }
        catch (IOException)
        {
            IsAlive = false;
            return Crashed;
        }
    }
}
