using System.Net;
using Microsoft.Identity.Client.Extensibility;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>MFA is asked for in the way that the sign-in service accepts: when it refuses one way, the other is used once. A real authorize endpoint on loopback.</summary>
public sealed class MfaAskTests : IDisposable
{
    private const string Unsupported = "AADSTS901002: The '{0}' request parameter is not supported.";

    private readonly AuthorizeSite _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("AADSTS901002: The 'amr_values' request parameter is not supported.")]
    [InlineData("AADSTS901002: The request parameter is not supported.")]
    [InlineData("AADSTS90023: amr_values is not valid.")]
    public async Task A_refused_parameter_is_followed_by_the_claims_request(string refusal)
    {
        _site.Refuse = query => query.Contains("amr_values=", StringComparison.Ordinal) ? refusal : null;
        await SignInAsync(Browser);

        Assert.Equal(2, _site.Asked.Count);
        Assert.Contains("amr_values=mfa", _site.Asked[0], StringComparison.Ordinal);
        Assert.DoesNotContain("amr_values", _site.Asked[1], StringComparison.Ordinal);
        Assert.Contains("\"amr\"", Uri.UnescapeDataString(_site.Asked[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accepted_parameter_is_asked_once()
    {
        await SignInAsync(Browser);

        Assert.Contains("amr_values=mfa", Assert.Single(_site.Asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_refuses_both_is_asked_twice_and_no_more()
    {
        _site.Refuse = query => query.Contains("amr_values=", StringComparison.Ordinal)
            ? "AADSTS901002: The 'amr_values' request parameter is not supported."
            : "AADSTS901002: The 'claims' request parameter is not supported.";

        Assert.Equal("ParameterNotSupported", (await Assert.ThrowsAsync<PartnerMfaException>(() => SignInAsync(Browser))).ErrorId);
        Assert.Equal(2, _site.Asked.Count);
    }

    [Theory]
    [InlineData("AADSTS901002: The 'resource' request parameter is not supported.")]
    [InlineData("AADSTS53003: Access has been blocked by Conditional Access policies.")]
    public async Task Another_refusal_is_not_followed_by_a_second_sign_in(string refusal)
    {
        _site.Refuse = _ => refusal;

        await Assert.ThrowsAsync<PartnerMfaException>(() => SignInAsync(Browser));
        Assert.Single(_site.Asked);
    }

    [Fact]
    public async Task The_one_sign_in_of_a_web_app_does_the_same()
    {
        _site.Refuse = query => query.Contains("amr_values=", StringComparison.Ordinal) ? Unsupported.Replace("{0}", "amr_values", StringComparison.Ordinal) : null;
        await SignInAsync(new AuthorizationCodeSignIn
        {
            Environment = PartnerMfaEnvironments.Global,
            Presence = new Interactivity(),
            TenantId = "contoso.example",
            ApplicationId = TestTokens.ApplicationId,
            Credential = new ClientSecretCredential(new Secret("planted~client+secret/=")),
        });

        Assert.Equal(2, _site.Asked.Count);
        Assert.Contains("\"amr\"", Uri.UnescapeDataString(_site.Asked[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_code_that_is_refused_its_claims_is_asked_by_the_parameter()
    {
        using ScriptedHandler handler = new ScriptedHandler()
            .Then(SignIns.Refused("invalid_request", Unsupported.Replace("{0}", "claims", StringComparison.Ordinal)).Create)
            .Then(new Reply(200, """{"user_code":"AB","device_code":"d","verification_uri":"https://microsoft.com/devicelogin","expires_in":900,"interval":1,"message":"x"}""").Create)
            .Then(SignIns.Granted().Create);
        await new SignInService(new ServiceBackend { Handler = handler, Clock = new ManualClock { AutoPass = TimeSpan.FromMinutes(1) } }, CommandHints.PowerShell)
            .SignInAsync(DeviceCodes.Request, new RecordingObserver(), TestContext.Current.CancellationToken);

        Assert.Contains("amr_values=mfa", handler.Sent[1].Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_asking_for_MFA_neither_way_is_used()
    {
        await SignInAsync(Browser with { WithoutAskingForMfa = true });
        string asked = Uri.UnescapeDataString(Assert.Single(_site.Asked));

        Assert.DoesNotContain("amr", asked, StringComparison.Ordinal);
    }

    private static BrowserSignIn Browser { get; } = new()
    {
        Environment = PartnerMfaEnvironments.Global,
        Presence = new Interactivity(),
        TenantId = "contoso.example",
        ApplicationId = TestTokens.ApplicationId,
    };

    private async Task SignInAsync(SignInRequest request)
    {
        using ScriptedHandler handler = new ScriptedHandler();
        if (_site.Refuse is null || _site.Refuse("amr_values=mfa") is null || _site.Refuse("claims") is null) handler.Then(SignIns.Granted().Create);
        await new SignInService(new ServiceBackend { Handler = handler, Clock = new ManualClock(), WebUi = _site }, CommandHints.PowerShell)
            .SignInAsync(request, new RecordingObserver(), TestContext.Current.CancellationToken);
    }

    /// <summary>An authorize endpoint on loopback, and the browser that goes there instead of to Microsoft's.</summary>
    private sealed class AuthorizeSite : ICustomWebUi, IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly string _address;

        public AuthorizeSite()
        {
            using System.Net.Sockets.TcpListener free = new(IPAddress.Loopback, 0);
            free.Start();
            _address = $"http://localhost:{((IPEndPoint)free.LocalEndpoint).Port}/";
            free.Stop();
            _listener.Prefixes.Add(_address);
            _listener.Start();
        }

        /// <summary>The queries of the requests, in order.</summary>
        public List<string> Asked { get; } = [];

        /// <summary>Why a request with this query is refused; null when it is not.</summary>
        public Func<string, string?>? Refuse { get; set; }

        public async Task<Uri> AcquireAuthorizationCodeAsync(Uri authorizationUri, Uri redirectUri, CancellationToken cancellationToken)
        {
            Task serving = ServeOneAsync();
            using HttpClient browser = new(new HttpClientHandler { AllowAutoRedirect = false });
            using HttpResponseMessage response = await browser.GetAsync(new Uri(_address.TrimEnd('/') + authorizationUri.PathAndQuery), cancellationToken);
            await serving;
            return response.Headers.Location!;
        }

        public void Dispose() => ((IDisposable)_listener).Dispose();

        private async Task ServeOneAsync()
        {
            HttpListenerContext call = await _listener.GetContextAsync();
            string query = call.Request.Url!.Query;
            Asked.Add(query);
            string answer = Refuse?.Invoke(query) is { } refusal
                ? $"error=invalid_request&error_description={Uri.EscapeDataString(refusal)}"
                : "code=planted-code";
            call.Response.StatusCode = 302;
            call.Response.Headers["Location"] = $"{call.Request.QueryString["redirect_uri"]}/?{answer}&state={Uri.EscapeDataString(call.Request.QueryString["state"]!)}";
            call.Response.Close();
        }
    }
}
