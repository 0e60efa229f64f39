using PartnerMfa.Environments;
using PartnerMfa.Probe;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Http;

/// <summary>Calls use the proxy that the user named: a real one on loopback, with the process's own handler.</summary>
public sealed class ProxyTests
{
    // Custom environments accept http only on loopback. This one is built in another way, to see inside the proxy without its tunnel.
    private static readonly PartnerMfaEnvironment Elsewhere = new("Elsewhere", new EnvironmentAddresses(
        new Uri("https://login.partner.example"),
        new Uri("http://api.partner.example"),
        new Uri("https://graph.partner.example"),
        PartnerMfaEnvironments.Global.Resource));

    [Fact]
    public async Task The_probe_goes_over_the_proxy()
    {
        await using RecordingProxy proxy = new();

        PartnerMfaResult result = await ProbeAsync(Elsewhere, ProxyChoice.Create(proxy.Address, null, null, false));

        Assert.Equal("MfaConfirmedByService", result.Reason);
        Assert.Equal(["GET http://api.partner.example/v1/profiles/organization HTTP/1.1"], proxy.Requests);
    }

    [Fact]
    public async Task A_proxy_that_asks_gets_its_credential_and_no_other_does()
    {
        await using RecordingProxy proxy = new() { Asks = "someone:s3cret" };

        PartnerMfaResult result = await ProbeAsync(Elsewhere, ProxyChoice.Create(proxy.Address, "someone", new Secret("s3cret"), false));

        Assert.Equal("MfaConfirmedByService", result.Reason);
        Assert.Equal(
            [
                "GET http://api.partner.example/v1/profiles/organization HTTP/1.1",
                "GET http://api.partner.example/v1/profiles/organization HTTP/1.1 as someone:s3cret",
            ],
            proxy.Requests);
    }

    [Fact]
    public async Task A_proxy_that_asks_for_credentials_is_not_mistaken_for_Partner_Center()
    {
        await using RecordingProxy proxy = new() { Asks = "someone:s3cret" };

        PartnerMfaResult result = await ProbeAsync(Elsewhere, ProxyChoice.Create(proxy.Address, null, null, false));

        Assert.Equal(("Unknown", "UnexpectedResponse", 407), (result.Result, result.Reason, result.StatusCode));
        Assert.Equal("A proxy requires authentication: specify its user name and password with -Proxy, then test again.", result.Remedy);
    }

    [Theory]
    [InlineData(407)]
    [InlineData(511)]
    public async Task A_proxy_that_mentions_MFA_is_not_mistaken_for_Partner_Center(int status)
    {
        HttpResponseMessage Answer() => new((System.Net.HttpStatusCode)status) { Headers = { { "isMfaCompliant", "true" } }, Content = new StringContent("""{"code":"900421","isMfaCompliant":true}""") };
        using ScriptedHandler network = new();
        network.Then(Answer);
        PartnerMfaResult result = await new PartnerMfaClient(_ => new ServiceBackend { Handler = network }, CommandHints.PowerShell).TestPartnerCenterAsync(
            new TokenRequest(TestTokens.With(("exp", 4102444800)), PartnerMfaEnvironments.Global, "a test"), Probes.Once, new RecordingObserver(), TestContext.Current.CancellationToken);

        Assert.Equal(("Unknown", status), (result.Result, result.StatusCode));
        Assert.False(result.ServiceConfirmed);
    }

    [Fact]
    public async Task An_answer_from_an_address_of_the_users_own_names_that_address()
    {
        await using RecordingProxy server = new();
        PartnerMfaEnvironment own = PartnerMfaEnvironments.Custom("Own", new EnvironmentAddresses(
            new Uri("https://login.microsoftonline.com"), server.Address, new Uri("https://graph.microsoft.com"), PartnerMfaEnvironments.Global.Resource));

        PartnerMfaResult result = await ProbeAsync(own, null);

        Assert.Equal(("Yes", true), (result.Result, result.ServiceConfirmed));
        Assert.EndsWith($" The answer came from {server.Address.AbsoluteUri.TrimEnd('/')}, the address that you chose.", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:8080/", true)]
    [InlineData("http://127.0.0.1:41794/msi/token", true)]
    [InlineData("http://[::1]/", true)]
    [InlineData("http://169.254.169.254/metadata/identity/oauth2/token", true)]
    [InlineData("https://api.partnercenter.microsoft.com/", false)]
    [InlineData("https://login.microsoftonline.com/", false)]
    public void This_machines_own_services_are_never_asked_over_a_proxy(string host, bool bypassed) => Assert.Equal(
        bypassed, new NamedProxy(ProxyChoice.Create(new Uri("http://proxy.example:8080"), null, null, false)!).IsBypassed(new Uri(host)));

    [Fact]
    public void The_same_proxy_has_the_same_client_and_another_has_another()
    {
        PartnerMfaClient client = new(_ => ServiceBackends.Live, CommandHints.PowerShell);
        PartnerMfaClient proxied = client.Through(Choice("someone", "one"));

        Assert.Same(client, client.Through(null));
        Assert.NotSame(client, proxied);
        Assert.Same(proxied, client.Through(Choice("someone", "one")));
        Assert.NotSame(proxied, client.Through(Choice("someone", "two")));
        Assert.NotSame(proxied, client.Through(Choice("another", "one")));
    }

    [Fact]
    public void Simulated_services_are_asked_over_no_proxy()
    {
        using HttpMessageHandler simulated = new ScriptedHandler(), network = new ScriptedHandler();
        ServiceBackend backend = new() { Handler = simulated };

        Assert.Same(simulated, backend.Through(network).Handler);
        Assert.Same(network, ServiceBackends.Live.Through(network).Handler);
    }

    [Theory]
    [InlineData("proxy.contoso.com:8080", null, "The address of the proxy cannot be used. It is not the address of a proxy.")]
    [InlineData("ftp://proxy.contoso.com", null, "The address of the proxy cannot be used. It is not the address of a proxy.")]
    [InlineData("http://someone:s3cret@proxy.contoso.com", null,
        "The address of the proxy cannot be used. It contains a user name. A proxy address must not contain credentials.")]
    [InlineData(null, "someone", "A credential was given for a proxy, but not the proxy.")]
    public void A_proxy_that_cannot_be_used_is_refused_without_being_quoted(string? address, string? user, string message)
    {
        PartnerMfaException failure = Assert.Throws<PartnerMfaException>(() =>
            ProxyChoice.Create(address is null ? null : new Uri(address, UriKind.RelativeOrAbsolute), user, null, false));

        Assert.Equal(("ProxyInvalid", message), (failure.ErrorId, failure.Message));
        Assert.DoesNotContain("s3cret", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_credential_and_the_own_user_are_one_too_many() => Assert.Equal(
        "The proxy was given both a credential and the user who runs this.",
        Assert.Throws<PartnerMfaException>(() => ProxyChoice.Create(new Uri("http://p"), "someone", new Secret("x"), true)).Message);

    private static ProxyChoice Choice(string user, string password) =>
        ProxyChoice.Create(new Uri("http://proxy.example:8080"), user, new Secret(password), false)!;

    private static Task<PartnerMfaResult> ProbeAsync(PartnerMfaEnvironment environment, ProxyChoice? proxy) =>
        new PartnerMfaClient(_ => ServiceBackends.Live, CommandHints.PowerShell).Through(proxy).TestPartnerCenterAsync(
            new TokenRequest(TestTokens.With(("exp", 4102444800)), environment, "a test"),
            Probes.Once,
            new RecordingObserver(),
            TestContext.Current.CancellationToken);
}
