using System.Net;
using Microsoft.Identity.Client.Extensibility;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>
/// MFA is requested in a way that the sign-in service accepts: when it refuses one way, the other is used once. The service is a real one
/// on loopback.
/// </summary>
public sealed class MfaAskTests : IDisposable
{
    private const string Parameter = "amr_values";
    private const string Claims = "claims";

    private readonly SignInSite _site = new();

    public void Dispose() => _site.Dispose();

    /// <summary>Every kind of sign-in in which a user takes part, and the way that it tries first.</summary>
    public static TheoryData<string> Forms { get; } = ["Browser", "PublicClientOnce", "WebAppOnce", "DeviceCode"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_way_that_is_accepted_is_used_once(string form)
    {
        await SignInAsync(form);

        Assert.Equal([First(form)], _site.Ways);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_refused_way_is_followed_by_the_other_one(string form)
    {
        _site.Refuse = way => way == First(form) ? Unsupported(way) : null;
        await SignInAsync(form);

        Assert.Equal([First(form), Other(form)], _site.Ways);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_other_way_may_be_refused_when_it_is_not_needed(string form)
    {
        _site.Refuse = way => way == Other(form) ? Unsupported(way) : null;
        await SignInAsync(form);

        Assert.Equal([First(form)], _site.Ways);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_service_that_refuses_both_is_asked_twice_and_no_more(string form)
    {
        _site.Refuse = Unsupported;

        Assert.Equal("ParameterNotSupported", (await Assert.ThrowsAsync<PartnerMfaException>(() => SignInAsync(form))).ErrorId);
        Assert.Equal([First(form), Other(form)], _site.Ways);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Any_refusal_that_names_the_way_is_followed_by_the_other_one(string form)
    {
        _site.Refuse = way => way == First(form) ? $"AADSTS90023: The value of {way} is not valid." : null;
        await SignInAsync(form);

        Assert.Equal([First(form), Other(form)], _site.Ways);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_refusal_of_a_parameter_without_a_name_is_followed_by_the_other_one(string form)
    {
        _site.Refuse = way => way == First(form) ? "AADSTS901002: The request parameter is not supported." : null;
        await SignInAsync(form);

        Assert.Equal([First(form), Other(form)], _site.Ways);
    }

    [Theory]
    [InlineData("Browser", "AADSTS901002: The 'resource' request parameter is not supported.")]
    [InlineData("WebAppOnce", "AADSTS901002: The 'resource' request parameter is not supported.")]
    [InlineData("Browser", "AADSTS53003: Access has been blocked by Conditional Access policies.")]
    [InlineData("PublicClientOnce", "AADSTS65004: User declined to consent.")]
    [InlineData("DeviceCode", "AADSTS7000218: The request body must contain client_assertion.")]
    public async Task Another_refusal_is_not_followed_by_a_second_sign_in(string form, string refusal)
    {
        _site.Refuse = _ => refusal;

        await Assert.ThrowsAsync<PartnerMfaException>(() => SignInAsync(form));
        Assert.Single(_site.Ways);
    }

    [Theory]
    [InlineData("Browser")]
    [InlineData("DeviceCode")]
    public async Task Without_asking_for_MFA_neither_way_is_used(string form)
    {
        await SignInAsync(form, request => request with { WithoutAskingForMfa = true });

        Assert.Equal(["nothing"], _site.Ways);
    }

    [Fact]
    public async Task The_claims_of_a_challenge_go_along_either_way()
    {
        const string challenge = """{"access_token":{"nbf":{"essential":true,"value":"1781000000"}}}""";
        _site.Refuse = way => way == Parameter ? Unsupported(way) : null;
        await SignInAsync("Browser", request => request with { ClaimsChallenge = challenge });

        Assert.All(_site.Asked, asked => Assert.Contains("nbf", Uri.UnescapeDataString(asked), StringComparison.Ordinal));
        Assert.Equal(2, _site.Asked.Count);
    }

    private static string First(string form) => form == "DeviceCode" ? Claims : Parameter;

    private static string Other(string form) => form == "DeviceCode" ? Parameter : Claims;

    private static string Unsupported(string way) => $"AADSTS901002: The '{way}' request parameter is not supported.";

    private static SignInRequest RequestOf(string form) => form switch
    {
        "Browser" => new BrowserSignIn { Environment = PartnerMfaEnvironments.Global, Presence = new Interactivity(), TenantId = "contoso.example", ApplicationId = TestTokens.ApplicationId },
        "DeviceCode" => DeviceCodes.Request,
        _ => new AuthorizationCodeSignIn
        {
            Environment = PartnerMfaEnvironments.Global,
            Presence = new Interactivity(),
            TenantId = "contoso.example",
            ApplicationId = TestTokens.ApplicationId,
            Credential = form == "WebAppOnce" ? new ClientSecretCredential(new Secret(SignIns.ClientSecret)) : null,
        },
    };

    private Task SignInAsync(string form, Func<SignInRequest, SignInRequest>? change = null)
    {
        ServiceBackend backend = new() { Handler = _site.Network, Clock = new ManualClock { AutoPass = TimeSpan.FromMinutes(1) }, WebUi = _site };
        SignInRequest request = change is null ? RequestOf(form) : change(RequestOf(form));
        return new SignInService(backend, CommandHints.PowerShell).SignInAsync(request, new RecordingObserver(), TestContext.Current.CancellationToken);
    }

    /// <summary>The sign-in service on loopback, and the browser that opens it instead of Microsoft's.</summary>
    private sealed class SignInSite : ICustomWebUi, IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly Task _serving;

        public SignInSite()
        {
            using System.Net.Sockets.TcpListener free = new(IPAddress.Loopback, 0);
            free.Start();
            Uri address = new($"http://localhost:{((IPEndPoint)free.LocalEndpoint).Port}/");
            free.Stop();
            _listener.Prefixes.Add(address.AbsoluteUri);
            _listener.Start();
            _serving = ServeAsync();
            Network = new ToLoopback(address);
        }

        /// <summary>Sends all our requests here.</summary>
        public HttpMessageHandler Network { get; }

        /// <summary>The requests to the authorization and device code endpoints, in order.</summary>
        public List<string> Asked { get; } = [];

        /// <summary>How MFA was requested each time.</summary>
        public IEnumerable<string> Ways => Asked.Select(WayOf);

        /// <summary>Why a way is refused; null when it is accepted.</summary>
        public Func<string, string?> Refuse { get; set; } = _ => null;

        public async Task<Uri> AcquireAuthorizationCodeAsync(Uri authorizationUri, Uri redirectUri, CancellationToken cancellationToken)
        {
            using HttpMessageInvoker browser = new(Network, disposeHandler: false);
            using HttpRequestMessage request = new(HttpMethod.Get, authorizationUri);
            using HttpResponseMessage response = await browser.SendAsync(request, cancellationToken);
            return response.Headers.Location!;
        }

        public void Dispose()
        {
            _listener.Stop();
            ((IDisposable)_listener).Dispose();
            Network.Dispose();
        }

        private static string WayOf(string asked) =>
            asked.Contains("amr_values=mfa", StringComparison.Ordinal) ? Parameter
            : Uri.UnescapeDataString(asked).Contains("\"amr\"", StringComparison.Ordinal) ? Claims
            : "nothing";

        private async Task ServeAsync()
        {
            while (_listener.IsListening)
            {
                try
                {
                    await AnswerAsync(await _listener.GetContextAsync());
                }
                catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }

        private async Task AnswerAsync(HttpListenerContext call)
        {
            using StreamReader body = new(call.Request.InputStream);
            string form = await body.ReadToEndAsync();
            string path = call.Request.Url!.AbsolutePath;
            if (path.EndsWith("/token", StringComparison.Ordinal)) await WriteAsync(call, SignIns.Granted());
            else
            {
                string asked = call.Request.Url.Query + form;
                Asked.Add(asked);
                string? refusal = Refuse(WayOf(asked));
                if (path.EndsWith("/devicecode", StringComparison.Ordinal)) await WriteAsync(call, refusal is null ? DeviceCodes.Given() : SignIns.Refused("invalid_request", refusal));
                else Redirect(call, refusal);
            }
        }

        private static void Redirect(HttpListenerContext call, string? refusal)
        {
            string answer = refusal is null ? "code=planted-code" : $"error=invalid_request&error_description={Uri.EscapeDataString(refusal)}";
            call.Response.StatusCode = 302;
            call.Response.Headers["Location"] = $"{call.Request.QueryString["redirect_uri"]}/?{answer}&state={Uri.EscapeDataString(call.Request.QueryString["state"]!)}";
            call.Response.Close();
        }

        private static async Task WriteAsync(HttpListenerContext call, Reply reply)
        {
            using HttpResponseMessage response = reply.Create();
            call.Response.StatusCode = (int)response.StatusCode;
            call.Response.ContentType = "application/json";
            call.Response.Close(await response.Content.ReadAsByteArrayAsync(), willBlock: true);
        }

        private sealed class ToLoopback(Uri site) : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false })
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                request.RequestUri = new Uri(site, request.RequestUri!.PathAndQuery);
                return base.SendAsync(request, cancellationToken);
            }
        }
    }
}
