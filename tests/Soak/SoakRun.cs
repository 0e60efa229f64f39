using System.Collections.Concurrent;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.Testing;
using PartnerMfa.Testing.Faults;

namespace PartnerMfa.Soak;

/// <summary>Makes the requested number of probes against the flaky service through the handler of the process, several at a time.</summary>
internal sealed class SoakRun(Uri service)
{
    public const int AtOnce = 16;

    private static readonly Secret Token = TestTokens.With(("nbf", null), ("exp", 4102444800L));
    private static readonly ServiceBackend Backend = new() { Handler = SharedHandler.Instance };
    private static readonly ProbeOptions Options = new() { Retry = new RetryOptions(2, TimeSpan.FromMilliseconds(1)) };

    /// <summary>The number of times each answer was given.</summary>
    public ConcurrentDictionary<string, int> Answers { get; } = new();

    public Task ProbeAsync(int probes) => Parallel.ForEachAsync(
        Enumerable.Range(0, probes),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (_, cancellationToken) =>
        {
            PartnerMfaResult result = await FaultRun.ProbeAsync(Backend, service, Token, Options, SilentObserver.Instance, cancellationToken);
            Answers.AddOrUpdate($"{result.Result} {result.Reason}", 1, (_, count) => count + 1);
        });
}
