using System.Net;
using PartnerMfa.Web.Support;

namespace PartnerMfa.Web.Page;

/// <summary>Who may see the page and send anything to it.</summary>
public sealed class AccessTests
{
    [Fact]
    public async Task The_key_opens_the_page_once()
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor first = new(stage);
        using Visitor second = new(stage);

        using HttpResponseMessage entered = await first.GetAsync(stage.Address);
        using HttpResponseMessage late = await second.GetAsync(stage.Address);
        using HttpResponseMessage again = await first.GetAsync(stage.Address);

        Assert.Equal(HttpStatusCode.OK, entered.StatusCode);
        string cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie"));
        Assert.Matches("^partner-mfa=[0-9a-f]{64}; path=/[0-9a-f]{16}/; samesite=strict; httponly$", cookie);
        Assert.DoesNotContain(cookie.Split('=', ';')[1], stage.Address.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, late.StatusCode);
        Assert.False(late.Headers.Contains("Set-Cookie"));
        Assert.Contains("Already open in another window", await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Only_one_of_many_concurrent_uses_of_the_key_succeeds()
    {
        await using Stage stage = await Stage.StartAsync();
        Visitor[] visitors = [.. Enumerable.Range(0, 20).Select(_ => new Visitor(stage))];

        HttpResponseMessage[] answers = await Task.WhenAll(visitors.Select(visitor => visitor.GetAsync(stage.Address)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        foreach (Visitor visitor in visitors) visitor.Dispose();
    }

    [Theory]
    [InlineData("?key=")]
    [InlineData("?key=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("?key=a&key=b")]
    [InlineData("")]
    [InlineData("job?id=1")]
    [InlineData("account")]
    public async Task Without_the_key_nothing_is_shown(string path)
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = new(stage);

        using HttpResponseMessage answer = await visitor.GetAsync(new Uri(stage.Home, path));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("rebind.example")]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("[::1]")]
    public async Task Under_another_host_name_nothing_is_shown_even_with_the_cookie(string host)
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = await Visitor.EnterAsync(stage);

        using HttpResponseMessage answer = await visitor.GetAsync(stage.Home, ("Host", host));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("http://evil.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://localhost")]
    public async Task Posts_from_another_origin_are_refused(string? origin)
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = await Visitor.EnterAsync(stage);

        foreach (string path in new[] { "account", "token", "usage", "setup", "cancel?id=1", "clear", "stop" })
        {
            using FormUrlEncodedContent form = new([KeyValuePair.Create("environment", "Sandbox"), KeyValuePair.Create("user", "mfa")]);
            using HttpResponseMessage answer = await visitor.SendAsync(HttpMethod.Post, new Uri(stage.Home, path), form, origin is null ? [] : [("Origin", origin)]);

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.Contains("Nothing has been tested yet", await visitor.ReadAsync("history"), StringComparison.Ordinal);
        Assert.False(stage.Ended.IsCompleted);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task Cross_site_requests_are_refused(string site)
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = await Visitor.EnterAsync(stage);

        using HttpResponseMessage read = await visitor.GetAsync(stage.Home, ("Sec-Fetch-Site", site));
        using HttpResponseMessage posted = await visitor.SendAsync(
            HttpMethod.Post, new Uri(stage.Home, "stop"), null, ("Origin", stage.Home.GetLeftPart(UriPartial.Authority)), ("Sec-Fetch-Site", site));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (read.StatusCode, posted.StatusCode));
        Assert.False(stage.Ended.IsCompleted);
    }

    [Theory]
    [InlineData("")]
    [InlineData("account")]
    [InlineData("style.css")]
    [InlineData("nowhere")]
    [InlineData("../elsewhere")]
    public async Task Every_answer_carries_the_headers_that_let_nothing_else_in(string path)
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = await Visitor.EnterAsync(stage);

        using HttpResponseMessage answer = await visitor.GetAsync(new Uri(stage.Home, path));

        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task The_page_listens_only_on_the_loopback_address()
    {
        await using Stage stage = await Stage.StartAsync();

        Assert.Equal("127.0.0.1", stage.Address.Host);
        Assert.All(
            System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == stage.Address.Port),
            listener => Assert.Equal(IPAddress.Loopback, listener.Address));
    }

    [Fact]
    public async Task The_button_ends_the_page()
    {
        await using Stage stage = await Stage.StartAsync();
        using Visitor visitor = await Visitor.EnterAsync(stage);

        using HttpResponseMessage answer = await visitor.PostAsync("stop");

        Assert.Contains("PartnerMfa has ended", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await stage.Ended.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_idle_page_ends_and_one_in_use_does_not()
    {
        ManualClock clock = new();
        await using Stage stage = await Stage.StartAsync(change: options => options with { Clock = clock, IdleLimit = TimeSpan.FromMinutes(30) });
        using Visitor visitor = await Visitor.EnterAsync(stage);

        clock.Advance(TimeSpan.FromMinutes(29));
        await visitor.ReadAsync("guide");
        clock.Advance(TimeSpan.FromMinutes(29));
        Assert.False(stage.Ended.IsCompleted);

        // An open tab asks whether the page is still there, which does not count as use.
        using HttpResponseMessage alive = await visitor.GetAsync(new Uri(stage.Home, "alive"));
        Assert.Equal(HttpStatusCode.NoContent, alive.StatusCode);
        clock.Advance(TimeSpan.FromMinutes(2));
        await stage.Ended.WaitAsync(TestContext.Current.CancellationToken);
    }
}
