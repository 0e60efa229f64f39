namespace PartnerMfa.Mutation;

/// <summary>The mutants that a test class reaches, measured without a mutant.</summary>
/// <param name="TestClass">The class.</param>
/// <param name="Methods">Its tests.</param>
/// <param name="Once">
/// The mutants that it reaches at most once per process: while something static is initialized, or because the result is cached.
/// </param>
/// <param name="Failed">A test that fails; null when none does.</param>
internal sealed record Coverage(string TestClass, IReadOnlyList<CoveredMethod> Methods, IReadOnlyList<int> Once, string? Failed)
{
    /// <summary>How long all tests of the class take in a new process.</summary>
    public double Seconds => Methods.Sum(method => method.Seconds);
}

/// <summary>The mutants that a test reaches each time it runs.</summary>
/// <param name="Name">The full name of its method.</param>
/// <param name="Seconds">How long it takes the first time.</param>
/// <param name="Mutants">The mutants that it reaches.</param>
internal sealed record CoveredMethod(string Name, double Seconds, IReadOnlyList<int> Mutants);

/// <summary>The mutants that the tests of a group reach.</summary>
internal sealed class CoverageMap
{
    private readonly Dictionary<int, List<CoveredMethod>> _methods = [];
    private readonly Dictionary<int, List<Coverage>> _classes = [];

    public CoverageMap(IEnumerable<Coverage> classes)
    {
        foreach (Coverage one in classes)
        {
            foreach (CoveredMethod method in one.Methods)
                foreach (int mutant in method.Mutants) Add(_methods, mutant, method);
            foreach (int mutant in one.Once) Add(_classes, mutant, one);
        }
    }

    /// <summary>The tests that reach the mutant each time they run, quickest first.</summary>
    public IReadOnlyList<CoveredMethod> Methods(int mutant) => [.. _methods.GetValueOrDefault(mutant, []).OrderBy(method => method.Seconds)];

    /// <summary>The classes in which a test reaches the mutant, but only once per process.</summary>
    public IReadOnlyList<Coverage> Classes(int mutant) => _classes.GetValueOrDefault(mutant, []);

    public bool IsCovered(int mutant) => _methods.ContainsKey(mutant) || _classes.ContainsKey(mutant);

    private static void Add<T>(Dictionary<int, List<T>> all, int mutant, T one)
    {
        if (!all.TryGetValue(mutant, out List<T>? list)) all[mutant] = list = [];
        list.Add(one);
    }
}
