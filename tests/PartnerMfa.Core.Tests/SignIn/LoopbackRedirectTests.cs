using System.Net;
using System.Net.Sockets;
using PartnerMfa.Environments;
using PartnerMfa.SignIn.Browser;

namespace PartnerMfa.SignIn;

/// <summary>The redirect URI to which a sign-in returns.</summary>
public sealed class LoopbackRedirectTests
{
    private static readonly AuthorizationCodeSignIn PublicClient = new() { Environment = PartnerMfaEnvironments.Global, Presence = new Interactivity() };

    private static readonly AuthorizationCodeSignIn WebApp = PublicClient with { Credential = new ClientSecretCredential(new Secret("s")) };

    [Fact]
    public void A_web_app_comes_back_to_the_port_it_registered() => Assert.Equal("http://localhost:8400/", LoopbackRedirect.Choose(WebApp).AbsoluteUri);

    [Fact]
    public void A_web_app_takes_no_other_port_even_if_that_one_is_taken()
    {
        using TcpListener taken = Listen(8400);

        Assert.Equal("http://localhost:8400/", LoopbackRedirect.Choose(WebApp).AbsoluteUri);
    }

    [Fact]
    public void A_public_client_takes_the_first_port_that_is_free()
    {
        int first = LoopbackRedirect.Choose(PublicClient).Port;
        using TcpListener taken = Listen(first);
        int next = LoopbackRedirect.Choose(PublicClient).Port;

        Assert.InRange(first, 8400, 8998);
        Assert.InRange(next, first + 1, 8999);
    }

    [Theory]
    [InlineData("http://localhost:12345")]
    [InlineData("http://localhost/back")]
    [InlineData("http://127.0.0.1:8400/a?b=c")]
    [InlineData("http://[::1]:8400")]
    public void A_given_redirect_is_used(string address) => Assert.All(
        [WebApp, PublicClient],
        request => Assert.Equal(address, LoopbackRedirect.Choose(request with { RedirectUri = new Uri(address) }).OriginalString));

    [Theory]
    [InlineData("https://localhost:8400")]
    [InlineData("http://contoso.example")]
    [InlineData("http://10.0.0.1:8400")]
    [InlineData("http://localhost.contoso.example")]
    [InlineData("myapp://localhost")]
    [InlineData("localhost:8400")]
    [InlineData("/back")]
    public async Task A_redirect_to_another_machine_is_refused_before_anything_is_sent(string address)
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(
            WebApp with { ApplicationId = TestTokens.ApplicationId, RedirectUri = new Uri(address, UriKind.RelativeOrAbsolute) });

        Assert.Equal(("RedirectNotRegistered", address), (refused.ErrorId, refused.TargetName));
        Assert.Contains("it must be http on this machine (localhost).", refused.Message, StringComparison.Ordinal);
    }

    private static TcpListener Listen(int port)
    {
        TcpListener listener = new(IPAddress.Loopback, port);
        try
        {
            listener.Start();
        }
        catch (SocketException)
        {
            // Another program is using it, which has the same effect.
        }

        return listener;
    }
}
