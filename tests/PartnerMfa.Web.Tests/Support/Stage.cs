using PartnerMfa.Http;
using PartnerMfa.Sandbox;
using PartnerMfa.Web.Page;
using PartnerMfa.Work;

namespace PartnerMfa.Web.Support;

/// <summary>The page, served for a test: the sandbox, no other network, and whatever a test uses in place of the real services.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly PageServer _server;

    private Stage(PageServer server) => _server = server;

    public Uri Address => _server.Address;

    /// <summary>The address below which all pages are.</summary>
    public Uri Home => new(Address.GetLeftPart(UriPartial.Path));

    public Task Ended => _server.Ended;

    /// <param name="live">Replaces the real services; null lets no request through.</param>
    /// <param name="sandbox">Changes the sandbox.</param>
    /// <param name="change">Changes how the page is served.</param>
    public static async Task<Stage> StartAsync(
        Func<ServiceBackend, ServiceBackend>? live = null, Func<ServiceBackend, ServiceBackend>? sandbox = null, Func<PageOptions, PageOptions>? change = null)
    {
        ServiceBackend simulated = SandboxRegistration.CreateBackend(TimeProvider.System);
        ServiceBackend real = simulated with { Handler = new ScriptedHandler(), WebUi = null };
        simulated = sandbox?.Invoke(simulated) ?? simulated;
        PageOptions options = new()
        {
            CreateClient = open => new PartnerMfaClient(
                environment => environment.IsSandbox ? simulated : (live?.Invoke(real) ?? real) with { OpenSignInPage = open }, CommandHints.Page),
        };
        return new Stage(await PageServer.StartAsync(change?.Invoke(options) ?? options, TestContext.Current.CancellationToken));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
