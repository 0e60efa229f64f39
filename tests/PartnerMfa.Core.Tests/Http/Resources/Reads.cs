using System.Text.Json;
using PartnerMfa.Environments;
using PartnerMfa.Requests;

namespace PartnerMfa.Http.Resources;

/// <summary>One resource read from a scripted service, at the manual clock's time.</summary>
internal sealed class Reads : IDisposable
{
    /// <summary>The default resource of the tests.</summary>
    public const string Path = "/v1.0/policies";

    public static readonly Secret Token = TestTokens.With();

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);

    // A read that hangs fails its test.
    private static readonly TimeSpan HangsAfter = TimeSpan.FromSeconds(30);

    public ScriptedHandler Handler { get; } = new();

    public ManualClock Clock { get; } = new() { AutoPass = TimeSpan.FromSeconds(90) };

    public RecordingObserver Observer { get; } = new();

    /// <summary>The items that were returned, in their original form.</summary>
    public List<string> Items { get; } = [];

    public ResourceService Service { get; init; } = ResourceService.Graph(PartnerMfaEnvironments.Global);

    public RetryOptions Retries { get; init; } = RetryOptions.Default;

    public Action<JsonElement>? Item { get; init; }

    public Reads Then(params Reply[] replies)
    {
        foreach (Reply reply in replies) Handler.Then(reply.Create);
        return this;
    }

    public Reads Then(Func<HttpContent> body)
    {
        Handler.Then(() => new Reply(200).Create(body()));
        return this;
    }

    public async Task<ResourceResult<JsonElement>> GetAsync(string path = Path, CancellationToken? stop = null)
    {
        using TimeLimit limit = new(Clock, Limit, stop ?? TestContext.Current.CancellationToken);
        return await Reader().GetAsync(path, limit).WaitAsync(HangsAfter, TestContext.Current.CancellationToken);
    }

    public async Task<ResourceResult<ItemCount>> GetAllAsync(string path = Path, string items = "value", CancellationToken? stop = null)
    {
        using TimeLimit limit = new(Clock, Limit, stop ?? TestContext.Current.CancellationToken);
        return await Reader()
            .GetAllAsync(path, items, Item ?? (item => Items.Add(item.GetRawText())), limit)
            .WaitAsync(HangsAfter, TestContext.Current.CancellationToken);
    }

    public void Dispose() => Handler.Dispose();

    private ResourceReader Reader() =>
        new(new ServiceBackend { Handler = Handler, Clock = Clock, Random = () => 0.5 }, Service, Token, Observer) { Retries = Retries };
}
