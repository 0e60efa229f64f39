using PartnerMfa.Testing.Faults;

namespace PartnerMfa.Faults;

/// <summary>All faults with all tokens, run once in parallel, because many of them take their whole time limit.</summary>
public sealed class FaultRuns : IAsyncLifetime
{
    // Tokens that are valid by the real clock.
    private static readonly Dictionary<string, Secret> Tokens = new()
    {
        ["Yes"] = TestTokens.With(("nbf", null), ("exp", 4102444800L)),
        ["No"] = TestTokens.With(("nbf", null), ("exp", 4102444800L), ("amr", new[] { "pwd" })),
    };

    // Those that do not hang need the processor, so only a few run at a time.
    private readonly SemaphoreSlim _places = new(8);
    private readonly Dictionary<(string Fault, string Token), Task<FaultRun>> _runs = [];

    internal static IEnumerable<string> TokenNames => Tokens.Keys;

    internal FaultServer Elsewhere { get; } = new(FaultActs.Answer(WireText.Good()));

    internal static Secret Token(string name) => Tokens[name];

    internal Task<FaultRun> RunOf(string fault, string token) => _runs[(fault, token)];

    public ValueTask InitializeAsync()
    {
        foreach (Fault fault in FaultTable.All.OrderByDescending(fault => fault.Hangs))
            foreach ((string name, Secret token) in Tokens)
                _runs.Add((fault.Name, name), Task.Run(() => RunAsync(fault, token)));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_runs.Values);
        await Elsewhere.DisposeAsync();
        _places.Dispose();
    }

    private async Task<FaultRun> RunAsync(Fault fault, Secret token)
    {
        if (fault.Hangs) return await FaultRun.OfAsync(fault, token, Elsewhere.Address, CancellationToken.None);
        await _places.WaitAsync();
        try
        {
            return await FaultRun.OfAsync(fault, token, Elsewhere.Address, CancellationToken.None);
        }
        finally
        {
            _places.Release();
        }
    }
}
