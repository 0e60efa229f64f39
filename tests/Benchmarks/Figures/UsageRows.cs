using System.Diagnostics;
using PartnerMfa.Benchmarks.Measuring;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.Testing;
using PartnerMfa.Usage;
using PartnerMfa.Work;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>The answers for ten thousand calls, compared with parsing the same JSON and reading every value in it.</summary>
/// <param name="withSignIns">Whether to match them with the same number of sign-ins.</param>
internal sealed class UsageRows(bool withSignIns = false) : IFigure
{
    private const int Runs = 31;
    private const int Warming = 40;

    private readonly Secret _token = TestTokens.With(("nbf", null), ("exp", 4102444800L));

    private readonly Secret _graphToken = TestTokens.With(("aud", "https://graph.microsoft.com"), ("nbf", null), ("exp", 4102444800L));

    public string Name => withSignIns ? "10,000 usage rows and 10,000 sign-ins" : "10,000 usage rows";

    public double Target => withSignIns ? 3 : 2;

    public string? Exclusion => null;

    public InterleavedTimes Measure()
    {
        using SampleResources resources = new();
        ServiceBackend backend = new() { Handler = resources };
        byte[][] bodies = withSignIns ? [resources.Counts, resources.Calls, resources.Principals, resources.SignIns] : [resources.Counts, resources.Calls, resources.Principals];
        for (int round = 0; round < Warming; round++)
        {
            Ask(backend);
            JsonReading.Time(bodies);
        }

        return InterleavedTimes.Of(Runs, () => Ask(backend), () => JsonReading.Time(bodies));
    }

    private TimeSpan Ask(ServiceBackend backend)
    {
        long start = Stopwatch.GetTimestamp();
        IReadOnlyList<PartnerMfaResult> answers = new UsageAnalyzer(backend, CommandHints.PowerShell)
            .RunAsync(new UsageRequest(_token, PartnerMfaEnvironments.Global, "a benchmark") { SignInLogToken = withSignIns ? _graphToken : null }, SilentObserver.Instance, CancellationToken.None)
            .GetAwaiter().GetResult();
        TimeSpan taken = Stopwatch.GetElapsedTime(start);
        return answers.Count == SampleResources.Answers && answers.All(answer => answer.Result == "No") && answers.Any(answer => answer.Message.Contains("sign-in log", StringComparison.Ordinal)) == withSignIns ? taken : throw new InvalidOperationException("This is not worth timing.");
    }
}
