using System.Net.Http.Headers;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Http.Responses;
using PartnerMfa.Probe;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Sandbox.Support;

/// <summary>The sandbox with a clock that stands still: every wait of a probe passes at once, and nothing is left to chance.</summary>
internal sealed class SandboxRun
{
    /// <param name="autoPass">
    /// The longest wait that passes at once; null means one minute. Zero is for sign-ins with a device code, whose countdown would
    /// otherwise move the clock until the response arrives.
    /// </param>
    public SandboxRun(TimeSpan? autoPass = null)
    {
        Clock = new() { AutoPass = autoPass ?? TimeSpan.FromSeconds(60) };
        Backend = SandboxRegistration.CreateBackend(Clock) with { Random = () => 0.5 };
        Client = new PartnerMfaClient(_ => Backend, CommandHints.Tool);
    }

    public ManualClock Clock { get; }

    public RecordingObserver Observer { get; } = new();

    public ServiceBackend Backend { get; }

    public PartnerMfaClient Client { get; }

    /// <summary>Signs in as a user in a browser would.</summary>
    /// <param name="account">A user principal name; null means the default account.</param>
    public Task<Session> SignInAsync(string? account) => Client.SignInAsync(
        new BrowserSignIn { Presence = new Interactivity(), Environment = PartnerMfaEnvironments.Sandbox, UserPrincipalName = account },
        Observer,
        TestContext.Current.CancellationToken);

    /// <summary>Signs in, then asks Partner Center.</summary>
    public async Task<PartnerMfaResult> AnswerAsync(string? account)
    {
        Session session = await SignInAsync(account);
        return await Client.TestPartnerCenterAsync(
            new TokenRequest(session.AccessToken, session.Environment, session.Request.Method) { Account = account is null ? null : account.Split('@')[0] + "@sandbox.example" },
            new ProbeOptions(),
            Observer,
            TestContext.Current.CancellationToken);
    }

    /// <summary>Sends the enforced request directly, without the checks that keep some tokens from being sent.</summary>
    public Task<HttpResponseMessage> SendEnforcedAsync(string token, CorrelationIds? ids = null) =>
        SendAsync(ProfileRequest.Enforced(PartnerMfaEnvironments.Sandbox, new Secret(token), ids ?? CorrelationIds.New()));

    /// <summary>Sends the same call without the headers that ask for enforcement.</summary>
    public Task<HttpResponseMessage> SendPlainAsync(string token)
    {
        HttpRequestMessage request = new(
            HttpMethod.Get, new Uri(PartnerMfaEnvironments.Sandbox.PartnerCenterEndpoint, PartnerCenterConstants.OrganizationProfilePath));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return SendAsync(request);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using HttpMessageInvoker client = new(Backend.Handler, disposeHandler: false);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
