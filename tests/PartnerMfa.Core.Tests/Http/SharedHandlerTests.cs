using System.Security.Authentication;

namespace PartnerMfa.Http;

public sealed class SharedHandlerTests
{
    [Fact]
    public void The_process_has_one_handler() => Assert.Same(SharedHandler.Instance, ServiceBackends.Live.Handler);

    [Fact]
    public void A_token_is_never_sent_along_a_redirect_nor_with_a_cookie()
    {
        SocketsHttpHandler handler = Assert.IsType<SocketsHttpHandler>(SharedHandler.Instance);

        Assert.Equal((false, false), (handler.AllowAutoRedirect, handler.UseCookies));
    }

    [Fact]
    public void Calls_to_this_machine_bypass_the_environments_proxy()
    {
        SocketsHttpHandler handler = Assert.IsType<SocketsHttpHandler>(SharedHandler.Instance);

        Assert.IsType<SystemProxy>(handler.Proxy);
        Assert.True(handler.UseProxy);
    }

    [Fact]
    public void TLS_1_2_is_the_minimum_and_the_system_decides_on_certificates()
    {
        SocketsHttpHandler handler = Assert.IsType<SocketsHttpHandler>(SharedHandler.Instance);

        Assert.Equal(SslProtocols.Tls12 | SslProtocols.Tls13, handler.SslOptions.EnabledSslProtocols);
        Assert.Null(handler.SslOptions.RemoteCertificateValidationCallback);
    }

    [Fact]
    public void Chance_lies_from_zero_up_to_one() =>
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.InRange(ServiceBackends.Live.Random(), 0, 1 - double.Epsilon));
}
