using System.Net;
using System.Text.Json;
using PartnerMfa.Environments;
using PartnerMfa.Errors;
using PartnerMfa.Http;
using PartnerMfa.Sandbox;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Stores;

public sealed class KeyVaultTokenStoreTests : IDisposable
{
    private readonly Lifelines _lifelines = new();

    public void Dispose() => _lifelines.Dispose();

    [Fact]
    public async Task Each_write_creates_a_version_with_the_facts_in_its_tags()
    {
        IRefreshTokenStore store = _lifelines.Vault("mfa");
        string first = await Lifelines.StoredAsync(store);

        StoredSignIn signIn = await _lifelines.SignInAsync(store);

        Assert.Null(signIn.NotStored);
        StoredRefreshToken stored = await _lifelines.Vault("mfa").ReadAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(first, stored.Token.Reveal());
        Assert.Equal(("mfa@sandbox.example", _lifelines.Clock.GetUtcNow()), (stored.Facts.Account, stored.Facts.StoredOn));
        Assert.Equal("the secret mfa of https://partner.vault.sandbox.example", store.Name);
    }

    [Fact]
    public async Task The_first_call_has_no_token_and_the_challenge_says_where_to_get_one()
    {
        using RecordingHandler handler = new(new SandboxHandler(_lifelines.Clock));
        using Lifelines lifelines = new(handler);

        await Lifelines.StoredAsync(lifelines.Vault("mfa", credential: new ClientSecretCredential(new Secret("planted-secret"))));

        Assert.Equal(
            ["GET /secrets/mfa?api-version=2025-07-01 without", "POST /5a9db0c5-0000-4000-8000-000000000001/oauth2/v2.0/token without", "GET /secrets/mfa?api-version=2025-07-01 with"],
            handler.Sent.Select(sent => $"{sent.Method} {new Uri(sent.Uri).PathAndQuery} {(sent.Headers.Any(header => header.Key == "Authorization") ? "with" : "without")}"));
        Assert.Contains("scope=https%3A%2F%2Fvault.sandbox.example%2F.default", handler.Sent[1].Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_a_credential_the_managed_identity_of_the_machine_signs_in()
    {
        // MSAL uses the real clock for these tokens.
        using RecordingHandler handler = new(new SandboxHandler(TimeProvider.System));
        PartnerMfaClient client = new(_ => new ServiceBackend { Handler = handler }, CommandHints.Tool);
        IRefreshTokenStore store = client.OpenStore(
            StoreReference.Parse("https://partner.vault.sandbox.example/secrets/mfa", PartnerMfaEnvironments.Sandbox), PartnerMfaEnvironments.Sandbox, new VaultIdentity(null, null), new SilentObserver());

        Assert.NotNull(Sandbox.EntraId.SandboxRefreshToken.Read(await Lifelines.StoredAsync(store)));
        Assert.Contains(handler.Sent, sent => sent.Uri.StartsWith("http://169.254.169.254/metadata/identity/oauth2/token?", StringComparison.Ordinal) && sent.Uri.Contains("vault.sandbox.example", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nothing-here", ErrorId.RefreshTokenStoreUnavailable, "HTTP 404", "az keyvault secret recover --vault-name partner --name nothing-here")]
    [InlineData("deleted--mfa", ErrorId.RefreshTokenStoreUnavailable, "HTTP 404", "az keyvault secret recover")]
    public async Task A_secret_that_is_not_there_or_was_deleted_says_how_to_bring_it_back(string name, object id, string what, string remedy)
    {
        PartnerMfaException failure = await _lifelines.RefusedAsync(_lifelines.Vault(name));

        Assert.Equal(id, failure.Id);
        Assert.Contains(what, failure.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, failure.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deleted-name", "HTTP 409", "Recover it")]
    [InlineData("read-only--mfa", "HTTP 403", "Key Vault Secrets Officer")]
    [InlineData("down-on-write--mfa", "HTTP 503", "try again")]
    public async Task A_write_that_fails_says_what_to_do_and_the_old_version_stays(string name, string what, string remedy)
    {
        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() =>
            _lifelines.Vault(name).WriteAsync(new StoredRefreshToken(new Secret("planted-token"), TokenFacts.None), TestContext.Current.CancellationToken));

        Assert.Equal(ErrorId.RefreshTokenNotSaved, failure.Id);
        Assert.Contains(what, failure.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, failure.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("planted-token", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"value":"the-older-token","id":"https://partner.vault.sandbox.example/secrets/mfa/1"}""", "the vault gives back another value.")]
    [InlineData("""{"id":"https://partner.vault.sandbox.example/secrets/mfa/1"}""", "the vault gives back another value.")]
    [InlineData("""{"value":"planted-token","id":"https://partner.vault.sandbox.example/secrets/other/1"}""", "something other than a key vault answered.")]
    [InlineData("""{"value":"planted-token","id":"https://partner.vault.sandbox.example/secrets/mfa/"}""", "something other than a key vault answered.")]
    [InlineData("""{"value":"planted-token","id":"https://x.example/?/secrets/mfa/1"}""", "something other than a key vault answered.")]
    [InlineData("""{"value":"planted-token"}""", "something other than a key vault answered.")]
    [InlineData("""{"value":"\ud800","id":"\ud800"}""", "something other than a key vault answered.")]
    public async Task A_200_that_does_not_show_the_new_version_is_no_success(string answer, string why)
    {
        using AnsweringVault vault = new(answer);
        using Lifelines lifelines = new(vault);

        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() =>
            lifelines.Vault("mfa").WriteAsync(new StoredRefreshToken(new Secret("planted-token"), TokenFacts.None), TestContext.Current.CancellationToken));

        Assert.Equal(ErrorId.RefreshTokenNotSaved, failure.Id);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted-token", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secret_of_another_name_is_not_read()
    {
        using AnsweringVault vault = new("""{"value":"planted-token","id":"https://partner.vault.sandbox.example/secrets/other/1"}""");
        using Lifelines lifelines = new(vault);

        PartnerMfaException failure = await lifelines.RefusedAsync(lifelines.Vault("mfa"));

        Assert.Equal(ErrorId.RefreshTokenStoreUnavailable, failure.Id);
        Assert.Contains("something other than a key vault answered", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_throttled_vault_is_asked_again_when_it_says()
    {
        Assert.Null((await _lifelines.SignInAsync(_lifelines.Vault("throttled--mfa"))).NotStored);

        Assert.Contains(TimeSpan.FromSeconds(1), _lifelines.Clock.Waits);
    }

    [Theory]
    [InlineData("Bearer authorization=\"https://login.sandbox.example/t\", resource=\"https://graph.sandbox.example\"", "it asks for a token for another service")]
    [InlineData("Bearer authorization=\"https://login.evil.example/t\", resource=\"https://vault.sandbox.example\"", "names login.evil.example as its sign-in service")]
    [InlineData("Bearer resource=\"https://vault.sandbox.example\"", "it does not say where to sign in")]
    [InlineData("Negotiate", "it does not say where to sign in")]
    public async Task A_vault_gets_no_token_that_another_service_takes(string challenge, string why)
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(() =>
        {
            HttpResponseMessage response = new(HttpStatusCode.Unauthorized) { Content = new StringContent("{}") };
            response.Headers.TryAddWithoutValidation("WWW-Authenticate", challenge);
            return response;
        });
        using Lifelines lifelines = new(handler);

        PartnerMfaException failure = await lifelines.RefusedAsync(lifelines.Vault("mfa"));

        Assert.Equal(ErrorId.RefreshTokenStoreUnavailable, failure.Id);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
    }

    // The first response asks for authentication, as a vault does.
    [Theory]
    [InlineData("""{"value":"\ud800","id":"x"}""", "something other than a key vault answered")]
    [InlineData("""{"value":{"a":1}}""", "the secret has no value")]
    [InlineData("""{"value":" "}""", "the secret has no value")]
    [InlineData("""["value"]""", "")]
    [InlineData("""<html>Sign in to the hotel</html>""", "")]
    public async Task A_hostile_answer_of_a_vault_is_an_error_with_words(string answer, string why)
    {
        using AnsweringVault vault = new(answer);
        using Lifelines lifelines = new(vault);

        PartnerMfaException failure = await lifelines.RefusedAsync(lifelines.Vault("mfa"));

        Assert.Equal(ErrorId.RefreshTokenStoreUnavailable, failure.Id);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"value":"v","tags":{"a":"1","a":"2","b":3,"PartnerMfa-StoredOn":"tomorrow","PartnerMfa-Account":"\u001b[31mroot"}}""")]
    [InlineData("""{"value":"v","tags":["a"]}""")]
    public async Task Odd_tags_of_a_secret_do_no_harm(string answer)
    {
        using AnsweringVault vault = new(answer);
        using Lifelines lifelines = new(vault);

        StoredRefreshToken stored = await lifelines.Vault("mfa").ReadAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("v", null), (stored.Token.Reveal(), stored.Facts.StoredOn));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":"https://partner.vault.sandbox.example/secrets/another/1"}""")]
    [InlineData("""{"id":"welcome"}""")]
    public async Task A_write_that_the_vault_does_not_confirm_does_not_count_as_stored(string answer)
    {
        using AnsweringVault vault = new(answer);
        using Lifelines lifelines = new(vault);

        PartnerMfaException failure = await Assert.ThrowsAsync<PartnerMfaException>(() =>
            lifelines.Vault("mfa").WriteAsync(new StoredRefreshToken(new Secret("t"), TokenFacts.None), TestContext.Current.CancellationToken));

        Assert.Equal(ErrorId.RefreshTokenNotSaved, failure.Id);
    }

    [Fact]
    public async Task A_redirect_of_a_vault_is_not_followed_and_takes_no_token_along()
    {
        using AnsweringVault vault = new("") { Status = HttpStatusCode.Redirect, Location = new Uri("https://evil.example/secrets/mfa") };
        using Lifelines lifelines = new(vault);

        PartnerMfaException failure = await lifelines.RefusedAsync(lifelines.Vault("mfa"));

        Assert.Equal(ErrorId.RefreshTokenStoreUnavailable, failure.Id);
        Assert.DoesNotContain(vault.Hosts, host => host == "evil.example");
    }

    /// <summary>A vault that asks for authentication as it should, and then responds as it likes. Everything else is the sandbox.</summary>
    private sealed class AnsweringVault(string answer) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _sandbox = new(new SandboxHandler(new ManualClock()));

        public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

        public Uri? Location { get; init; }

        public List<string> Hosts { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Hosts.Add(request.RequestUri!.Host);
            if (!request.RequestUri.Host.Contains(".vault.", StringComparison.Ordinal) || request.Headers.Authorization is null) return await _sandbox.SendAsync(request, cancellationToken);
            HttpResponseMessage response = new(Status) { RequestMessage = request, Content = new StringContent(answer, System.Text.Encoding.UTF8, "application/json") };
            response.Headers.Location = Location;
            return response;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) _sandbox.Dispose();
            base.Dispose(disposing);
        }
    }

    [Fact]
    public async Task Over_the_wire_a_vault_on_loopback_is_read_and_written()
    {
        await using LoopbackVault server = new(new SandboxHandler(_lifelines.Clock));
        using SocketsHttpHandler sockets = new() { AllowAutoRedirect = false };
        using LoopbackOrSandbox network = new(sockets, new SandboxHandler(_lifelines.Clock));
        using Lifelines lifelines = new(network);
        IRefreshTokenStore store = lifelines.Vault("mfa", server.Address, new ClientSecretCredential(new Secret("planted-secret")));
        string before = await Lifelines.StoredAsync(store);

        StoredSignIn signIn = await lifelines.SignInAsync(store);

        Assert.Null(signIn.NotStored);
        Assert.NotEqual(before, await Lifelines.StoredAsync(store));
        Assert.Equal(["GET", "GET", "GET", "PUT", "GET"], server.Methods);
        using JsonDocument written = JsonDocument.Parse(server.LastBody);
        Assert.Equal(["value", "contentType", "tags"], written.RootElement.EnumerateObject().Select(member => member.Name));
    }

    /// <summary>A key vault on a port of this machine.</summary>
    private sealed class LoopbackVault : IAsyncDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly HttpMessageInvoker _vault;
        private readonly Task _serving;

        public LoopbackVault(HttpMessageHandler vault)
        {
            _vault = new HttpMessageInvoker(vault);
            using System.Net.Sockets.TcpListener free = new(IPAddress.Loopback, 0);
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
            free.Stop();
            _listener.Prefixes.Add(Address + "/");
            _listener.Start();
            _serving = ServeAsync();
        }

        public string Address { get; }

        public List<string> Methods { get; } = [];

        public string LastBody { get; private set; } = "";

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _serving;
            _listener.Close();
            _vault.Dispose();
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true) await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task AnswerAsync(HttpListenerContext context)
        {
            Methods.Add(context.Request.HttpMethod);
            using HttpRequestMessage request = new(new HttpMethod(context.Request.HttpMethod), context.Request.Url);
            if (context.Request.Headers["Authorization"] is { } authorization) request.Headers.TryAddWithoutValidation("Authorization", authorization);
            if (context.Request.HasEntityBody)
            {
                using StreamReader body = new(context.Request.InputStream);
                request.Content = new StringContent(LastBody = await body.ReadToEndAsync());
            }

            using HttpResponseMessage response = await _vault.SendAsync(request, CancellationToken.None);
            context.Response.StatusCode = (int)response.StatusCode;
            foreach (string value in response.Headers.WwwAuthenticate.Select(challenge => challenge.ToString())) context.Response.AddHeader("WWW-Authenticate", value);
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(await response.Content.ReadAsByteArrayAsync());
            context.Response.Close();
        }
    }

    private sealed class LoopbackOrSandbox(HttpMessageHandler sockets, HttpMessageHandler sandbox) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _sockets = new(sockets, false), _sandbox = new(sandbox, false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            (request.RequestUri!.IsLoopback ? _sockets : _sandbox).SendAsync(request, cancellationToken);
    }
}
