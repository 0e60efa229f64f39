using System.Diagnostics;
using System.Runtime.InteropServices;
using PartnerMfa.Benchmarks.Measuring;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>
/// A complete run of the native <c>partner-mfa</c>, compared with an empty console program that depends on the framework.
/// </summary>
/// <param name="name">The verb, as the table shows it.</param>
/// <param name="target">The maximum ratio to the time of the empty program.</param>
/// <param name="arguments">The command line. <c>{token}</c> is replaced by a file with a token.</param>
internal sealed class ToolVerb(string name, double target, params string[] arguments) : IFigure
{
    private const int Runs = 41;

    public string Name => name;

    public double Target => target;

    public string? Exclusion => null;

    public InterleavedTimes Measure()
    {
        string tool = Publish("src/PartnerMfa.Cli", "partner-mfa");
        string emptyProgram = Publish("tests/Benchmarks/EmptyProgram", "EmptyProgram", "--self-contained", "false");
        string tokenFile = Path.Combine(Repository.Stage("token"), "token.txt");
        File.WriteAllText(tokenFile, SampleToken.Of());
        string[] command = [.. arguments.Select(argument => argument == "{token}" ? tokenFile : argument)];
        return InterleavedTimes.Of(Runs, () => Run(tool, command), () => Run(emptyProgram));
    }

    // Without --self-contained false, the tool is compiled to native code for this machine.
    private static string Publish(string project, string program, params string[] options)
    {
        string folder = Repository.Stage(program);
        Repository.DotNet("publish", project, ["--runtime", RuntimeInformation.RuntimeIdentifier, .. options, "--output", folder]);
        return Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program);
    }

    private static TimeSpan Run(string program, params string[] arguments)
    {
        long start = Stopwatch.GetTimestamp();
        ChildProcess.Run(program, arguments);
        return Stopwatch.GetElapsedTime(start);
    }
}
