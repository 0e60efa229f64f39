using System.Diagnostics;

namespace PartnerMfa.Mutation;

/// <summary>Tries the mutants of one group.</summary>
internal sealed class MutationRun(MutatedBuild build, MutationGroup group, MutationOptions options, Summary summary)
{
    private const int BetweenProgress = 50;

    private static readonly TimeSpan MostForOneClass = TimeSpan.FromMinutes(5);

    // The maximum time for tests, relative to the time they need without a mutant.
    private static readonly TimeSpan LeastLimit = TimeSpan.FromSeconds(2);
    private const double LimitFactor = 3;

    private int _left;

    public GroupResult Run()
    {
        HashSet<string> files = [.. group.FilesAmong(build.Files)];
        Dictionary<int, Mutant> mutants = build.Mutants.Where(mutant => files.Contains(mutant.File)).ToDictionary(mutant => mutant.Id);
        IReadOnlyList<string> classes = group.TestClasses();
        using Journal journal = Journal.Open(build, group, options);
        Mutant[] open = [.. mutants.Values.Where(mutant => journal.Find(mutant.Id) is null)];
        summary.WriteLine($"{group.Name}: {mutants.Count} mutants, {open.Length} to try; {classes.Count} test classes");
        foreach (Mutant mutant in mutants.Values.Where(mutant => journal.Find(mutant.Id) is { IsNoticed: false }))
            summary.WriteSurvivor(new Survivor(mutant, journal.Find(mutant.Id)!.IsCovered));

        if (open.Length > 0) TryAll(open, Cover(classes, journal), journal);

        Outcome[] outcomes = [.. journal.Outcomes.Where(outcome => mutants.ContainsKey(outcome.Mutant))];
        Survivor[] survivors = [.. outcomes.Where(outcome => !outcome.IsNoticed).Select(outcome => new Survivor(mutants[outcome.Mutant], outcome.IsCovered))];
        return new GroupResult(group.Name, mutants.Count, survivors, TimeSpan.FromSeconds(outcomes.Sum(outcome => outcome.Seconds)));
    }

    private CoverageMap Cover(IReadOnlyList<string> classes, Journal journal)
    {
        SideBySide(classes.Where(one => journal.Find(one) is null), one =>
        {
            using HostProcess host = new(build.Program);
            journal.Add(host.Cover(one, MostForOneClass));
        });
        summary.WriteLine($"{group.Name}: the tests pass without a mutant");
        return new CoverageMap(classes.Select(one => journal.Find(one)!));
    }

    private void TryAll(Mutant[] mutants, CoverageMap coverage, Journal journal)
    {
        _left = mutants.Length;
        using ThreadLocal<Worker> workers = new(() => new Worker(build.Program, coverage), trackAllValues: true);
        SideBySide(mutants, mutant =>
        {
            Outcome outcome = workers.Value!.Try(mutant);
            journal.Add(outcome);
            if (!outcome.IsNoticed) summary.WriteSurvivor(new Survivor(mutant, outcome.IsCovered));
            int left = Interlocked.Decrement(ref _left);
            if (left % BetweenProgress == 0) summary.WriteLine($"{group.Name}: {left} left to try");
        });
        foreach (Worker worker in workers.Values) worker.Dispose();
    }

    // One thread for each process, which takes the next mutant when it is done with the last.
    private void SideBySide<T>(IEnumerable<T> all, Action<T> work)
    {
        Queue<T> left = new(all);
        List<Exception> failures = [];
        Thread[] threads = [.. Enumerable.Range(0, options.Jobs).Select(_ => new Thread(Work))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        if (failures.Count > 0) throw failures[0];

        void Work()
        {
            while (true)
            {
                T next;
                lock (left)
                {
                    if (failures.Count > 0 || !left.TryDequeue(out next!)) return;
                }

                try
                {
                    work(next);
                }
                catch (Exception failure) when (failure is MutationException or InvalidOperationException)
                {
                    lock (left) failures.Add(failure);
                }
            }
        }
    }

    /// <summary>Tries one mutant after another, in the same process as long as that is safe.</summary>
    private sealed class Worker(string program, CoverageMap coverage) : IDisposable
    {
        private HostProcess? _host;
        private string _last = "";

        public Outcome Try(Mutant mutant)
        {
            Stopwatch watch = Stopwatch.StartNew();
            bool isCovered = coverage.IsCovered(mutant.Id);
            string noticed = isCovered ? NoticedBy(mutant) : "";
            return new Outcome(mutant.Id, noticed, isCovered, watch.Elapsed.TotalSeconds);
        }

        public void Dispose() => _host?.Dispose();

        private string NoticedBy(Mutant mutant)
        {
            IReadOnlyList<CoveredMethod> methods = coverage.Methods(mutant.Id);
            Coverage[] classes = [.. coverage.Classes(mutant.Id).OrderBy(one => one.Seconds)];
            TimeSpan limit = TimeSpan.FromSeconds(Math.Max(LeastLimit.TotalSeconds, LimitFactor * (methods.Sum(method => method.Seconds) + classes.Sum(one => one.Seconds))));
            // What noticed the mutant before, a neighbor, is likely to notice this one.
            string[] tests = [.. methods.Select(method => method.Name).OrderBy(name => name != _last), .. classes.Select(one => one.TestClass)];
            string noticed = TryHere(mutant, classes.Length > 0 ? mutant.Namespace : TestHost.NoNamespace, tests, limit);
            // Code that runs once per process, and is not a static initializer, needs a new process.
            if (noticed != TestHost.Spoiled && (noticed.Length > 0 || classes.Length == 0)) return noticed;
            using HostProcess host = new(program);
            return host.Try(TestHost.TryOnce, mutant.Id, TestHost.NoNamespace, tests, limit);
        }

        private string TryHere(Mutant mutant, string space, string[] tests, TimeSpan limit)
        {
            _host ??= new HostProcess(program);
            string answer = _host.Try(TestHost.Try, mutant.Id, space, tests, limit);
            if (!_host.IsAlive)
            {
                _host.Dispose();
                _host = null;
            }

            if (answer.Length > 0) _last = answer.Split(':')[0];
            return answer;
        }
    }
}
