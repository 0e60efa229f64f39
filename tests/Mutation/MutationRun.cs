using System.Diagnostics;

namespace PartnerMfa.Mutation;

/// <summary>Tries the mutants of one group.</summary>
internal sealed class MutationRun(MutatedBuild build, MutationGroup group, TextWriter output)
{
    // After so many mutants the process must still pass all tests without one; otherwise a mutant left something behind in it.
    private const int BetweenControls = 25;

    private static readonly TimeSpan MostForOneClass = TimeSpan.FromMinutes(5);

    private readonly Dictionary<int, List<string>> _classes = [];
    private readonly Dictionary<int, string> _killedBy = [];
    private readonly Dictionary<string, double> _seconds = [];
    private readonly HashSet<int> _static = [];

    public GroupResult Run()
    {
        Stopwatch watch = Stopwatch.StartNew();
        HashSet<string> files = [.. group.FilesAmong(build.Files)];
        Mutant[] mutants = [.. build.Mutants.Where(mutant => files.Contains(mutant.File))];
        IReadOnlyList<string> classes = group.TestClasses();
        output.WriteLine($"{group.Name}: {mutants.Length} mutants, {classes.Count} test classes");
        foreach (string one in classes) Cover(one);

        Mutant[] covered = [.. mutants.Where(mutant => _classes.ContainsKey(mutant.Id))];
        TryInOneProcess([.. covered.Where(mutant => !_static.Contains(mutant.Id))]);
        // What is initialized once needs a new process. So does a survivor: something kept from before may have hidden it.
        foreach (Mutant mutant in covered.Where(mutant => !_killedBy.ContainsKey(mutant.Id))) TryInNewProcess(mutant);

        output.WriteLine($"{group.Name}: {_killedBy.Count} of {mutants.Length} noticed, in {watch.Elapsed.TotalMinutes:0.0} minutes");
        return new GroupResult(
            group.Name, mutants.Length,
            [.. mutants.Where(mutant => !_killedBy.ContainsKey(mutant.Id)).Select(mutant => new Survivor(mutant, _classes.ContainsKey(mutant.Id)))], watch.Elapsed);
    }

    private void Cover(string testClass)
    {
        using HostProcess host = new(build.Program);
        Coverage coverage = host.Cover(testClass, MostForOneClass);
        if (coverage.Failed.Length > 0) throw new MutationException($"A test fails without any mutant: {coverage.Failed}");
        _seconds[testClass] = coverage.Seconds;
        _static.UnionWith(coverage.Static);
        foreach (int mutant in coverage.Covered)
        {
            if (!_classes.TryGetValue(mutant, out List<string>? classes)) _classes[mutant] = classes = [];
            classes.Add(testClass);
        }
    }

    private void TryInOneProcess(Mutant[] mutants)
    {
        Queue<Mutant> left = new(mutants);
        while (left.Count > 0)
        {
            using HostProcess host = new(build.Program);
            if (!IsSound(host)) throw new MutationException($"{group.Name}: the tests fail without any mutant when they all run in one process.");
            bool isSound = true;
            while (isSound && left.Count > 0)
            {
                List<Mutant> batch = [];
                while (host.IsAlive && left.Count > 0 && batch.Count < BetweenControls)
                {
                    batch.Add(left.Dequeue());
                    Try(host, batch[^1]);
                }

                isSound = host.IsAlive && IsSound(host);
                if (!isSound) Forget(batch, host.IsAlive, left);
                output.WriteLine($"{group.Name}: {left.Count} left to try");
            }
        }
    }

    // Nothing is known of a batch without a good control run. What left something behind is tried again in a new process. Where the last
    // mutant ended the process, those before it get their turn again: they need no process of their own.
    private void Forget(List<Mutant> batch, bool isAlive, Queue<Mutant> left)
    {
        foreach (Mutant mutant in isAlive ? batch : batch.SkipLast(1))
        {
            _killedBy.Remove(mutant.Id);
            if (!isAlive) left.Enqueue(mutant);
        }
    }

    private void TryInNewProcess(Mutant mutant)
    {
        using HostProcess host = new(build.Program);
        Try(host, mutant);
    }

    private void Try(HostProcess host, Mutant mutant)
    {
        string failed = host.Try(mutant.Id, _classes[mutant.Id].OrderBy(one => _seconds[one]), Limit(_classes[mutant.Id]));
        if (failed.Length > 0) _killedBy[mutant.Id] = failed;
    }

    private bool IsSound(HostProcess host) => host.Try(TestHost.NoMutant, _seconds.Keys, Limit(_seconds.Keys)).Length == 0;

    // Long enough for a busy machine.
    private TimeSpan Limit(IEnumerable<string> classes) => TimeSpan.FromSeconds(20 + (10 * classes.Sum(one => _seconds[one])));
}
