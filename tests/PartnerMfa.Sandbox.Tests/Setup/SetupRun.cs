using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Sandbox.Support;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Sandbox.Setup;

/// <summary>The setup of an account of the sandbox, assessed through a handler that the test provides.</summary>
internal sealed class SetupRun
{
    private readonly SandboxRun _sandbox = new();
    private readonly PartnerMfaClient _client;

    /// <param name="change">Creates a handler between the work and the sandbox; null records the requests.</param>
    public SetupRun(Func<HttpMessageHandler, HttpMessageHandler>? change = null)
    {
        Requests = new RecordingHandler(change is null ? _sandbox.Backend.Handler : change(_sandbox.Backend.Handler));
        ServiceBackend backend = _sandbox.Backend with { Handler = Requests };
        _client = new PartnerMfaClient(_ => backend, CommandHints.PowerShell);
    }

    public RecordingHandler Requests { get; }

    /// <summary>The requests that were sent to Graph.</summary>
    public IEnumerable<SentRequest> Asked => Requests.Sent.Where(sent => sent.Uri.StartsWith("https://graph.sandbox.example/", StringComparison.Ordinal));

    public RecordingObserver Observer => _sandbox.Observer;

    public async Task<IReadOnlyList<PartnerMfaResult>> TestAsync(string account, params PartnerMfaSetupCheck[] checks)
    {
        string name = account + "@sandbox.example";
        Session session = await _client.SignInAsync(
            new BrowserSignIn
            {
                Presence = new Interactivity(),
                Environment = PartnerMfaEnvironments.Sandbox,
                UserPrincipalName = name,
                GraphPermissions = PartnerMfaClient.PermissionsFor(checks),
            },
            Observer,
            TestContext.Current.CancellationToken);
        return await _client.TestSetupAsync(
            new PartnerMfa.Requests.SetupRequest(name, PartnerMfaEnvironments.Sandbox, session.AccessToken, "Browser") { Checks = checks },
            PartnerMfa.Setup.SetupFiles.None,
            Observer,
            TestContext.Current.CancellationToken);
    }
}
