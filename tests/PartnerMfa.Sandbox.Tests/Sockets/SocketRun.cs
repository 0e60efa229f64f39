using Microsoft.AspNetCore.Http;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.Sandbox.Support;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Sandbox.Sockets;

/// <summary>A probe whose requests go through real sockets to a server that the test provides.</summary>
internal sealed class SocketRun : IAsyncDisposable
{
    private readonly WireHandler _wire;

    private SocketRun(SandboxRun sandbox, LoopbackServer server, WireHandler wire)
    {
        (Sandbox, Server, _wire) = (sandbox, server, wire);
        Environment = EnvironmentAt(server.Address);
    }

    /// <summary>The sandbox that issues the tokens and determines the clock.</summary>
    public SandboxRun Sandbox { get; }

    public LoopbackServer Server { get; }

    /// <summary>The address to probe: this server, unless another is set.</summary>
    public PartnerMfaEnvironment Environment { get; set; }

    public IReadOnlyCollection<(Version Version, string? ReasonPhrase, bool Chunked)> Responses => _wire.Responses;

    /// <summary>An environment whose every address is this server, for the sandbox's tokens.</summary>
    public static PartnerMfaEnvironment EnvironmentAt(Uri address) =>
        new("Loopback", new EnvironmentAddresses(address, address, address, PartnerMfaEnvironments.Sandbox.Resource));

    /// <param name="transport">The name of a transport.</param>
    /// <param name="answer">Responds at the server; null uses the sandbox itself.</param>
    /// <param name="headersCame">Called when the headers of a response have arrived.</param>
    /// <param name="trusting">Whether the server's certificate is trusted.</param>
    public static async Task<SocketRun> StartAsync(
        string transport, Func<SandboxRun, RequestDelegate>? answer = null, Action<SandboxRun>? headersCame = null, bool trusting = true)
    {
        Transport way = Transport.Find(transport);
        SandboxRun sandbox = new();
        RequestDelegate atServer = answer?.Invoke(sandbox) ?? new SandboxForwarder(sandbox.Backend.Handler).AnswerAsync;
        LoopbackServer server = await LoopbackServer.StartAsync(atServer, way.Certificate, way.Protocols);
        WireHandler wire = new(WireHandler.TrustingSockets(trusting))
        {
            Version = way.Version,
            HeadersCame = () => headersCame?.Invoke(sandbox),
        };
        return new SocketRun(sandbox, server, wire);
    }

    /// <summary>Signs in without a network, then asks the server about the token.</summary>
    public async Task<PartnerMfaResult> ProbeAsync(string account = "mfa") =>
        await ProbeAsync(await Sandbox.SignInAsync(account));

    public async Task<PartnerMfaResult> ProbeAsync(Session session, HttpMessageHandler? handler = null) =>
        await Client(handler ?? _wire).TestPartnerCenterAsync(
            // A custom environment requires the full names of accounts.
            new TokenRequest(session.AccessToken, Environment, session.Request.Method) { Account = session.Request.UserPrincipalName is { } name ? name.Split('@')[0] + "@sandbox.example" : null },
            new ProbeOptions(),
            Sandbox.Observer,
            TestContext.Current.CancellationToken);

    /// <summary>Signs in at the server and asks it, all through its sockets.</summary>
    public async Task<PartnerMfaResult> SignInAndProbeAsync(string account)
    {
        BrowserSignIn request = new() { Presence = new Interactivity(), Environment = Environment, UserPrincipalName = account + "@sandbox.example" };
        Session session = await Client(_wire).SignInAsync(request, Sandbox.Observer, TestContext.Current.CancellationToken);
        return await ProbeAsync(session);
    }

    public async ValueTask DisposeAsync()
    {
        _wire.Dispose();
        await Server.DisposeAsync();
    }

    private PartnerMfaClient Client(HttpMessageHandler handler)
    {
        ServiceBackend backend = Sandbox.Backend with { Handler = handler, WebUi = new SandboxBrowser(handler) };
        return new PartnerMfaClient(_ => backend, CommandHints.Tool);
    }
}
