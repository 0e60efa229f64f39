using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace PartnerMfa.Mutation;

/// <summary>
/// A process that runs tests with the mutated library, again and again, because starting a process for each of thousands of mutants would
/// take most of the time. Each line of input is an order, and each line of output is its outcome.
/// </summary>
internal static class TestHost
{
    /// <summary>Written as soon as orders are accepted.</summary>
    public const string Ready = "ready";

    /// <summary>Followed by a class: runs it without a mutant, and says which mutants its tests reach.</summary>
    public const string Cover = "cover";

    /// <summary>
    /// Followed by a mutant, a namespace and tests: returns the first test that notices the mutant and passes again without it.
    /// </summary>
    public const string Try = "try";

    /// <summary>Used instead of a namespace when nothing static is to be initialized again.</summary>
    public const string NoNamespace = "-";

    /// <summary>Like <see cref="Try"/>, in a process that is not used again, so it does not matter what the mutant leaves behind.</summary>
    public const string TryOnce = "once";

    /// <summary>
    /// The answer to <see cref="Try"/> when a test keeps failing without the mutant, so that the process can no longer be used.
    /// </summary>
    public const string Spoiled = "spoiled";

    private const int NoMutant = -1;

    // The class that Stryker adds to the library.
    private static readonly Type Control = Assembly.Load("PartnerMfa.Core").GetTypes().Single(type => type.Name == "MutantControl");

    private static readonly Type[] Statics = [.. Control.Assembly.GetTypes().Where(type => type is { TypeInitializer: not null, ContainsGenericParameters: false })];

    public static async Task<int> RunAsync()
    {
        TextWriter output = Console.Out;
        Console.SetOut(TextWriter.Null);
        await using TestMethods tests = new(MutationGroup.TestAssembly);
        await output.WriteLineAsync(Ready);
        while (await Console.In.ReadLineAsync() is { } line)
        {
            string[] words = line.Split(' ');
            await output.WriteLineAsync(words[0] == Cover ? await CoverAsync(tests, words[1]) : await TryAsync(tests, words));
        }

        return 0;
    }

    private static async Task<string> TryAsync(TestMethods tests, string[] words)
    {
        IReadOnlyList<string> names = await tests.NamesAsync(words[3..]);
        SwitchOn(int.Parse(words[1], CultureInfo.InvariantCulture), words[2]);
        string? failed = null;
        string? noticing = null;
        foreach (string name in names)
        {
            failed = await tests.FailureAsync(name);
            noticing = name;
            if (failed is not null) break;
        }

        SwitchOn(NoMutant, words[2]);
        if (failed is null || words[0] == TryOnce) return failed ?? "";
        return await tests.FailureAsync(noticing!) is null ? failed : Spoiled;
    }

    // The static members of a namespace are initialized twice, because one type may depend on another.
    private static void SwitchOn(int mutant, string space)
    {
        Set("ActiveMutant", mutant);
        foreach (ConstructorInfo? initializer in Statics.Concat(Statics).Where(type => type.Namespace == space).Select(type => type.TypeInitializer))
            initializer!.Invoke(null, null);
    }

    // Each test runs twice: whatever it reaches only the first time is reached once per process.
    private static async Task<string> CoverAsync(TestMethods tests, string testClass)
    {
        Set("CaptureCoverage", true);
        HashSet<int> once = [], initialized = [];
        Dictionary<string, double> seconds = [];
        IReadOnlyList<string> names = await tests.NamesAsync([testClass]);
        string? failed = null;
        foreach (string name in names)
        {
            Stopwatch watch = Stopwatch.StartNew();
            failed ??= await tests.FailureAsync(name);
            seconds[name] = watch.Elapsed.TotalSeconds;
            IList<int>[] reached = TakeReached();
            once.UnionWith(reached[0]);
            initialized.UnionWith(reached[1]);
        }

        List<CoveredMethod> methods = [];
        foreach (string name in names)
        {
            failed ??= await tests.FailureAsync(name);
            IList<int>[] reached = TakeReached();
            methods.Add(new CoveredMethod(name, seconds[name], [.. reached[0].Except(reached[1])]));
            once.ExceptWith(methods[^1].Mutants);
            initialized.UnionWith(reached[1]);
        }

        once.UnionWith(initialized);
        return JsonSerializer.Serialize(new Coverage(testClass, methods, [.. once], failed));
    }

    // The mutants reached since the last time, and those reached while something static was initialized.
    private static IList<int>[] TakeReached() => (IList<int>[])Control.GetMethod("GetCoverageData")!.Invoke(null, null)!;

    private static void Set(string field, object value) => Control.GetField(field)!.SetValue(null, value);
}
