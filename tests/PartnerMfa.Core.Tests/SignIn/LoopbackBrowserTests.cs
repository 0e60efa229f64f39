using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Identity.Client;
using PartnerMfa.SignIn.Browser;

namespace PartnerMfa.SignIn;

/// <summary>The response from a browser, received on a real loopback port.</summary>
public sealed class LoopbackBrowserTests : IDisposable
{
    private static readonly Uri Page = new("https://login.microsoftonline.com/authorize?state=s&code_challenge=c&code_challenge_method=S256");

    private readonly Uri _redirect = new($"http://localhost:{FreePort()}/back");
    private readonly HttpClient _browser = new();
    private readonly ManualClock _clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_is_opened_and_an_answer_in_the_query_is_received()
    {
        List<Uri> opened = [];
        Task<HttpResponseMessage>? shown = null;
        Uri answer = await WaitAsync(page =>
        {
            opened.Add(page);
            shown = _browser.GetAsync(new Uri(_redirect, "?code=a%2Bb&state=s"), Stop);
        });
        using HttpResponseMessage response = await shown!;

        Assert.Equal([Page], opened);
        Assert.Equal((_redirect.GetLeftPart(UriPartial.Path), "?code=a%2Bb&state=s"), (answer.GetLeftPart(UriPartial.Path), answer.Query));
        Assert.Equal(
            (HttpStatusCode.OK, "text/html; charset=utf-8", true),
            (response.StatusCode, response.Content.Headers.ContentType?.ToString(), response.Headers.CacheControl?.NoStore));
        Assert.Contains("You can close this page.", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_as_a_form_is_received()
    {
        using FormUrlEncodedContent form = new(new Dictionary<string, string> { ["code"] = "a+b", ["state"] = "s" });
        Task<HttpResponseMessage>? shown = null;
        Uri answer = await WaitAsync(_ => shown = _browser.PostAsync(_redirect, form, Stop));
        using HttpResponseMessage response = await shown!;

        Assert.Equal("a+b", AuthorizationAnswer.CodeOf(answer, "s"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Other_browser_requests_are_not_mistaken_for_the_response()
    {
        List<HttpStatusCode> statuses = [];
        Task? browsing = null;
        Uri answer = await WaitAsync(_ => browsing = BrowseAsync());
        await browsing!;

        Assert.Equal("?code=c&state=s", answer.Query);
        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.NotFound, 8), HttpStatusCode.OK], statuses);

        async Task BrowseAsync()
        {
            foreach (string address in new[] { "/favicon.ico", "/back", "/other?code=planted&state=s", "/back?code=planted", "/back?code=planted&state=other", "/back?error=access_denied&state=", "/back?code=planted&state=s&state=s", "/back?state=s", "/back?code=c&state=s" })
            {
                using HttpResponseMessage response = await _browser.GetAsync(new Uri(_redirect, address), Stop);
                statuses.Add(response.StatusCode);
            }
        }
    }

    [Fact]
    public async Task A_dropped_connection_does_not_end_the_sign_in()
    {
        Task? browsing = null;
        Uri answer = await WaitAsync(_ => browsing = BrowseAsync());
        await browsing!;

        Assert.Equal("?code=c&state=s", answer.Query);

        async Task BrowseAsync()
        {
            using (TcpClient client = new())
            {
                await client.ConnectAsync("localhost", _redirect.Port, Stop);
                client.LingerState = new LingerOption(true, 0);
                await client.GetStream().WriteAsync("POST /back HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\ncode="u8.ToArray(), Stop);
            }

            using HttpResponseMessage response = await _browser.GetAsync(new Uri(_redirect, "?code=c&state=s"), Stop);
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_is_a_failure_with_advice()
    {
        using HttpListener other = new();
        other.Prefixes.Add($"http://localhost:{_redirect.Port}/");
        other.Start();
        PartnerMfaException refused = await Assert.ThrowsAsync<PartnerMfaException>(() => WaitAsync(_ => { }));

        Assert.Equal(("RedirectNotRegistered", _redirect.OriginalString), (refused.ErrorId, refused.TargetName));
        Assert.Equal($"The redirect URI {_redirect} cannot be used: another program listens there.", refused.Message);
    }

    [Fact]
    public async Task A_port_that_no_web_server_has_taken_is_the_same_failure()
    {
        using TcpListener other = new(IPAddress.IPv6Any, _redirect.Port) { Server = { DualMode = true } };
        other.Start();

        Assert.Equal("RedirectNotRegistered", (await Assert.ThrowsAsync<PartnerMfaException>(() => WaitAsync(_ => { }))).ErrorId);
    }

    [Fact]
    public async Task A_caller_who_cancels_gets_a_cancellation_and_the_port_is_free_again()
    {
        using CancellationTokenSource caller = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new LoopbackBrowser(_ => caller.Cancel(), _clock).AcquireAuthorizationCodeAsync(Page, _redirect, caller.Token));

        using HttpListener next = new();
        next.Prefixes.Add($"http://localhost:{_redirect.Port}/");
        next.Start();
        Assert.True(next.IsListening);
    }

    [Theory]
    [InlineData("attacker.example")]
    [InlineData("localhost.attacker.example")]
    [InlineData("localhost")]
    [InlineData("127.0.0.1.attacker.example")]
    public async Task A_request_for_another_host_is_not_mistaken_for_the_response(string host)
    {
        Task? browsing = null;
        HttpStatusCode status = default;
        await WaitAsync(_ => browsing = BrowseAsync());
        await browsing!;

        Assert.Equal(HttpStatusCode.NotFound, status);

        async Task BrowseAsync()
        {
            status = await StatusOfAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(_redirect, "?code=planted&state=s")) { Headers = { Host = host } });
            await StatusOfAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(_redirect, "?code=c&state=s")));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("GET /back HTTP/1.1\r\nHost: ")]
    [InlineData("POST /back HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Length: 60\r\n\r\nstate=s&code=")]
    public async Task Half_open_connections_do_not_block_the_sign_in(string half)
    {
        List<TcpClient> held = [];
        Task? browsing = null;
        Uri answer = await WaitAsync(_ => browsing = BrowseAsync());
        await browsing!;
        held.ForEach(client => client.Dispose());

        Assert.Equal("?code=c&state=s", answer.Query);

        async Task BrowseAsync()
        {
            for (int i = 0; i < 100; i++) held.Add(await ConnectAsync(half.Replace("{port}", $"{_redirect.Port}", StringComparison.Ordinal)));
            await StatusOfAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(_redirect, "?code=c&state=s")));
        }
    }

    [Theory]
    [InlineData("GET /back?code=planted&state=s HTTP/1.1\r\nHost: localhost:{port}\r\nHost: localhost:{port}\r\n\r\n")]
    [InlineData("GET http://localhost:{port}/back?code=planted&state=s HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n")]
    [InlineData("PUT /back?code=planted&state=s HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n")]
    [InlineData("GET /back?code=planted&state=s HTTP/3\r\nHost: localhost:{port}\r\n\r\n")]
    [InlineData("GET /back?code=planted&state=s HTTP/1.1\r\n\r\n")]
    [InlineData("POST /back HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Length: 99999999\r\n\r\n")]
    [InlineData("POST /back HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST /back HTTP/1.1\r\nHost: localhost:{port}\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [InlineData("\r\n\r\n")]
    public async Task Requests_that_no_browser_sends_get_404(string request)
    {
        Task? browsing = null;
        string reply = "";
        Uri answer = await WaitAsync(_ => browsing = BrowseAsync());
        await browsing!;

        Assert.Equal("?code=c&state=s", answer.Query);
        Assert.StartsWith("HTTP/1.1 404 ", reply, StringComparison.Ordinal);

        async Task BrowseAsync()
        {
            using (TcpClient client = await ConnectAsync(request.Replace("{port}", $"{_redirect.Port}", StringComparison.Ordinal)))
            using (StreamReader reader = new(client.GetStream()))
                reply = await reader.ReadToEndAsync(Stop);
            await StatusOfAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(_redirect, "?code=c&state=s")));
        }
    }

    [Theory]
    [InlineData("https://login.microsoftonline.com/authorize?code_challenge=c&code_challenge_method=S256")]
    [InlineData("https://login.microsoftonline.com/authorize?state=s")]
    [InlineData("https://login.microsoftonline.com/authorize?state=s&code_challenge=c&code_challenge_method=plain")]
    public async Task A_page_without_state_and_PKCE_is_never_opened(string page)
    {
        await Assert.ThrowsAsync<MsalClientException>(() => WaitAsync(_ => Assert.Fail("It was opened."), new Uri(page)));
    }

    public void Dispose() => _browser.Dispose();

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<HttpStatusCode> StatusOfAsync(HttpRequestMessage request)
    {
        using (request)
        using (HttpResponseMessage response = await _browser.SendAsync(request, Stop))
            return response.StatusCode;
    }

    private async Task<TcpClient> ConnectAsync(string text)
    {
        TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, _redirect.Port, Stop);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), Stop);
        return client;
    }

    private Task<Uri> WaitAsync(Action<Uri> open) => WaitAsync(open, Page);

    private Task<Uri> WaitAsync(Action<Uri> open, Uri page) => new LoopbackBrowser(open, _clock).AcquireAuthorizationCodeAsync(page, _redirect, Stop);
}
