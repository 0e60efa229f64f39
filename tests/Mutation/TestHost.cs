using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Xunit.Runner.InProc.SystemConsole;

namespace PartnerMfa.Mutation;

/// <summary>
/// A process that runs test classes on the mutated library, again and again: starting a process for each of thousands of mutants would take
/// most of the time. Each line of input is a mutant and the classes to run; each line of output is what came of it.
/// </summary>
internal static class TestHost
{
    /// <summary>The number of no mutant.</summary>
    public const int NoMutant = -1;

    /// <summary>Instead of a mutant: run without one, and tell which mutants the tests reach.</summary>
    public const string Cover = "cover";

    // The class that Stryker puts into the library.
    private static readonly Type Control = Assembly.Load("PartnerMfa.Core").GetTypes().Single(type => type.Name == "MutantControl");

    public static async Task<int> RunAsync()
    {
        TextWriter output = Console.Out;
        Console.SetOut(TextWriter.Null);
        while (await Console.In.ReadLineAsync() is { } line)
        {
            string[] words = line.Split(' ');
            await output.WriteLineAsync(words[0] == Cover ? await CoverAsync(words[1]) : await TryAsync(int.Parse(words[0], CultureInfo.InvariantCulture), words[1..]));
        }

        return 0;
    }

    // The first test that fails, or an empty line.
    private static async Task<string> TryAsync(int mutant, string[] classes)
    {
        Set("ActiveMutant", mutant);
        string failed = "";
        foreach (string one in classes)
            if (failed.Length == 0) failed = await FailureAsync(one);
        Set("ActiveMutant", NoMutant);
        return failed;
    }

    // "seconds;failed test;covered;covered while something static is initialized"
    private static async Task<string> CoverAsync(string testClass)
    {
        Set("CaptureCoverage", true);
        Stopwatch watch = Stopwatch.StartNew();
        string failed = await FailureAsync(testClass);
        string seconds = watch.Elapsed.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        IList<int>[] covered = (IList<int>[])Control.GetMethod("GetCoverageData")!.Invoke(null, null)!;
        return string.Join(';', seconds, failed, string.Join(',', covered[0].ToArray()), string.Join(',', covered[1].ToArray()));
    }

    private static async Task<string> FailureAsync(string testClass)
    {
        using StringWriter output = new();
        string[] arguments = ["-class", testClass, "-stopOnFail", "-parallelMode", "none", "-noColor", "-noLogo"];
        using ConsoleRunner runner = new(arguments, MutationGroup.TestAssembly);
        if (await runner.EntryPoint(TextReader.Null, output) == 0) return "";
        string[] lines = output.ToString().Split('\n');
        return (Array.Find(lines, line => line.Contains("[FAIL]", StringComparison.Ordinal)) ?? $"{testClass}: {string.Join(' ', lines.TakeLast(3))}")
            .Replace("[FAIL]", "", StringComparison.Ordinal).Replace(';', ',').Trim();
    }

    private static void Set(string field, object value) => Control.GetField(field)!.SetValue(null, value);
}
