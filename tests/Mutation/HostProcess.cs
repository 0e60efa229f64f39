using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace PartnerMfa.Mutation;

/// <summary>A <see cref="TestHost"/> as seen from outside.</summary>
internal sealed class HostProcess : IDisposable
{
    /// <summary>The answer when the tests take too long or end the process, which counts as noticing the mutant.</summary>
    public const string TimedOut = "the tests do not end";
    public const string Crashed = "the tests end the process";

    // A mutant may make a test wait without working. The limit is generous because a busy machine may also cause delays.
    private const int WaitForEachSecond = 5;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MostForStart = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    public HostProcess(string program)
    {
        ProcessStartInfo start = new("dotnet", ["exec", program, "host"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Most code runs only a few times.
        start.Environment["DOTNET_TieredPGO"] = "0";
        // Optimized code does not read static read-only fields again.
        start.Environment["DOTNET_TC_CallCountThreshold"] = "FFFE";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        if (Read(MostForStart) != TestHost.Ready) throw new MutationException("The tests cannot be started.");
    }

    /// <summary>Whether it can be used again.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <param name="order"><see cref="TestHost.Try"/> or <see cref="TestHost.TryOnce"/>.</param>
    /// <param name="mutant">The mutant to switch on.</param>
    /// <param name="space">The namespace whose static members are initialized again, or <see cref="TestHost.NoNamespace"/>.</param>
    /// <param name="tests">Full names of methods and classes.</param>
    /// <param name="limit">The maximum time for which the tests may work.</param>
    /// <returns>The first test that fails; empty when all pass.</returns>
    public string Try(string order, int mutant, string space, IEnumerable<string> tests, TimeSpan limit)
    {
        string answer = Ask($"{order} {mutant.ToString(CultureInfo.InvariantCulture)} {space} {string.Join(' ', tests)}", limit);
        if (answer == TestHost.Spoiled) IsAlive = false;
        return answer;
    }

    public Coverage Cover(string testClass, TimeSpan limit)
    {
        string answer = Ask($"{TestHost.Cover} {testClass}", limit);
        if (!IsAlive) throw new MutationException($"{testClass} without any mutant: {answer}.");
        Coverage coverage = JsonSerializer.Deserialize<Coverage>(answer)!;
        return coverage.Failed is null ? coverage : throw new MutationException($"A test fails without any mutant: {coverage.Failed}");
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Ask(string line, TimeSpan limit)
    {
        try
        {
            _process.StandardInput.WriteLine(line);
            return Read(limit);
        }
        catch (IOException)
        {
            IsAlive = false;
            return Crashed;
        }
    }

    // Only the processor time counts, so a busy machine does not make a test fail.
    private string Read(TimeSpan limit)
    {
        Task<string?> answer = _process.StandardOutput.ReadLineAsync();
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan before = Worked();
        while (!answer.Wait(BetweenLooks) && Worked() - before < limit && watch.Elapsed < limit * WaitForEachSecond)
        {
        }

        if (answer.IsCompleted && answer.Result is { } text) return text;
        IsAlive = false;
        return answer.IsCompleted ? Crashed : TimedOut;
    }

    private TimeSpan Worked()
    {
        _process.Refresh();
        return _process.HasExited ? TimeSpan.Zero : _process.TotalProcessorTime;
    }
}
