using System.Diagnostics;
using System.Runtime.InteropServices;
using PartnerMfa.Benchmarks.Measuring;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary><c>partner-mfa token</c> on one token, the whole process, against an empty console program. Both are published alike for this machine.</summary>
internal sealed class TokenVerb : IFigure
{
    private const int Runs = 41;

    public string Name => "partner-mfa token";

    public double Target => 2;

    public string? Exclusion => null;

    public InterleavedTimes Measure()
    {
        string tool = Publish("src/PartnerMfa.Cli", "partner-mfa");
        string emptyProgram = Publish("tests/Benchmarks/EmptyProgram", "EmptyProgram");
        string tokenFile = Path.Combine(Repository.Stage("token"), "token.txt");
        File.WriteAllText(tokenFile, SampleToken.Of());
        return InterleavedTimes.Of(Runs, () => Run(tool, "token", "--token-file", tokenFile), () => Run(emptyProgram));
    }

    private static string Publish(string project, string program)
    {
        string folder = Repository.Stage(program);
        Repository.DotNet("publish", project, "--runtime", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "--output", folder);
        return Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program);
    }

    private static TimeSpan Run(string program, params string[] arguments)
    {
        long start = Stopwatch.GetTimestamp();
        ChildProcess.Run(program, arguments);
        return Stopwatch.GetElapsedTime(start);
    }
}
