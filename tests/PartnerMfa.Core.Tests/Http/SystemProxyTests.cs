using System.Net;
using PartnerMfa.Requests;

namespace PartnerMfa.Http;

public sealed class SystemProxyTests
{
    [Theory]
    [InlineData("http://localhost:8080/")]
    [InlineData("http://LOCALHOST./")]
    [InlineData("http://api.localhost/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.9.9.9/")]
    [InlineData("http://127.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.0.0.1/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://[::1]:8080/")]
    [InlineData("http://[0:0:0:0:0:0:0:1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://169.254.169.254/metadata/identity/oauth2/token")]
    [InlineData("http://[::ffff:169.254.169.254]/")]
    [InlineData("http://169.254.129.3:8081/msi/token")]
    public void Calls_within_this_machine_pass_every_proxy_by(string address)
    {
        SystemProxy proxy = new(new WebProxy("http://proxy.example:3128"), null);

        Assert.True(proxy.IsBypassed(new Uri(address)));
        Assert.Equal(new Uri(address), proxy.GetProxy(new Uri(address)));
        Assert.True(new NamedProxy(ProxyChoice.Create(new Uri("http://proxy.example:8080"), null, null, false)!).IsBypassed(new Uri(address)));
    }

    [Theory]
    [InlineData("https://api.partnercenter.microsoft.com/")]
    [InlineData("https://localhost.example/")]
    [InlineData("https://127.0.0.1.example/")]
    [InlineData("https://169.253.169.254/")]
    [InlineData("https://[2603:1030::1]/")]
    public void Other_calls_go_over_the_proxy(string address)
    {
        SystemProxy proxy = new(new WebProxy("http://proxy.example:3128"), null);

        Assert.False(proxy.IsBypassed(new Uri(address)));
        Assert.Equal(new Uri("http://proxy.example:3128/"), proxy.GetProxy(new Uri(address)));
    }

    [Theory]
    [InlineData("*", "https://api.partnercenter.microsoft.com/", true)]
    [InlineData("microsoft.com", "https://api.partnercenter.microsoft.com/", true)]
    [InlineData(".microsoft.com", "https://api.partnercenter.microsoft.com/", true)]
    [InlineData("*.microsoft.com", "https://api.partnercenter.microsoft.com/", true)]
    [InlineData("other.example, MICROSOFT.com ", "https://graph.microsoft.com/", true)]
    [InlineData("soft.com", "https://graph.microsoft.com/", false)]
    [InlineData("graph.microsoft.com:8443", "https://graph.microsoft.com/", false)]
    [InlineData("graph.microsoft.com:443", "https://graph.microsoft.com/", true)]
    [InlineData("10.1.2.3", "https://10.1.2.3/", true)]
    [InlineData("10.0.0.0/8", "https://10.1.2.3/", true)]
    [InlineData("10.0.0.0/8", "https://11.1.2.3/", false)]
    [InlineData("10.0.0.0/99", "https://10.1.2.3/", false)]
    [InlineData("2603:1030::/32", "https://[2603:1030::1]/", true)]
    [InlineData("[2603:1030::1]:8443", "https://[2603:1030::1]:8443/", true)]
    [InlineData("[fd00::]/8", "https://[fd12::1]/", true)]
    [InlineData("[fd00::/8]", "https://[fd12::1]/", true)]
    [InlineData("::ffff:10.0.0.0/104", "https://10.1.2.3/", true)]
    [InlineData("::ffff:10.0.0.0/8", "https://10.1.2.3/", false)]
    [InlineData("10.0.0.0/8", "https://[::ffff:10.1.2.3]/", true)]
    [InlineData("10.1", "https://10.0.0.1/", false)]
    [InlineData("010.0.0.1", "https://8.0.0.1/", false)]
    [InlineData("10.0.0.0/+8", "https://10.1.2.3/", false)]
    [InlineData("0.0.0.0/0", "https://8.8.8.8/", true)]
    [InlineData("0.0.0.0/0", "https://graph.microsoft.com/", false)]
    [InlineData("*:443", "https://graph.microsoft.com/", true)]
    [InlineData("*:8443", "https://graph.microsoft.com/", false)]
    [InlineData("graph.microsoft.com:", "https://graph.microsoft.com/", true)]
    [InlineData("https://graph.microsoft.com/", "https://graph.microsoft.com/", true)]
    [InlineData("http://", "https://graph.microsoft.com/", false)]
    [InlineData("microsoft.com.", "https://graph.microsoft.com/", true)]
    [InlineData(".", "https://graph.microsoft.com/", false)]
    [InlineData("*.", "https://graph.microsoft.com/", false)]
    [InlineData("", "https://graph.microsoft.com/", false)]
    [InlineData(" , ", "https://graph.microsoft.com/", false)]
    public void NO_PROXY_is_honored(string excluded, string address, bool bypassed) =>
        Assert.Equal(bypassed, new SystemProxy(new WebProxy("http://proxy.example:3128"), excluded).IsBypassed(new Uri(address)));
}
