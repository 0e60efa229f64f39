using PartnerMfa.Captures.Http;
using PartnerMfa.Environments;

namespace PartnerMfa.Captures.Evidence;

/// <summary>Which calls went to Partner Center, which may have done so, and which went elsewhere.</summary>
public sealed class CallHostsTests
{
    private const string PartnerCenter = "api.partnercenter.microsoft.com";

    private static readonly CallHosts Own = new(PartnerMfaEnvironments.Global, all: false);
    private static readonly CallHosts All = new(PartnerMfaEnvironments.Global, all: true);

    [Theory]
    [InlineData("https://api.partnercenter.microsoft.com/v1/x", null, "wanted own may-be-own may-be-partner-center partner-center")]
    [InlineData("HTTPS://API.partnercenter.microsoft.com:443/v1/x", null, "wanted own may-be-own may-be-partner-center partner-center")]
    [InlineData(" https://api.partnercenter.microsoft.com/v1/x ", PartnerCenter, "wanted own may-be-own may-be-partner-center partner-center")]
    [InlineData("https://api.partnercenter.microsoft.com/v1/x", "API.PARTNERCENTER.MICROSOFT.COM:443", "wanted own may-be-own may-be-partner-center partner-center")]
    [InlineData("https://api.partnercenter.microsoft.com/v1/x", "proxy.contoso.com", "wanted own may-be-own may-be-partner-center")]
    [InlineData("https://api.partnercenter.microsoft.com/v1/x", "api.partnercenter.microsoft.com:444", "wanted own may-be-own may-be-partner-center")]
    [InlineData("/v1/x", PartnerCenter, "wanted own may-be-own may-be-partner-center partner-center")]
    [InlineData("", PartnerCenter, "wanted own may-be-own may-be-partner-center partner-center")]
    [InlineData(null, PartnerCenter, "wanted own may-be-own may-be-partner-center partner-center")]
    [InlineData("/v1/x", null, "wanted may-be-partner-center")]
    [InlineData(null, null, "wanted may-be-partner-center")]
    [InlineData("x", null, "may-be-partner-center")]
    [InlineData("x", PartnerCenter, "may-be-partner-center")]
    [InlineData("https://graph.microsoft.com/v1.0/me", null, "wanted own may-be-own")]
    [InlineData("/v1.0/me", "graph.microsoft.com", "wanted own may-be-own")]
    [InlineData("http://api.partnercenter.microsoft.com/v1/x", null, "may-be-own")]
    [InlineData("https://api.partnercenter.microsoft.com:8443/v1/x", null, "may-be-own")]
    [InlineData("/v1/x", "api.partnercenter.microsoft.com:8443", "may-be-own")]
    [InlineData("https://api.partnercenter.microsoft.com.contoso.com/v1/x", null, "")]
    [InlineData("https://contoso.com/v1/x", null, "")]
    [InlineData("/v1/x", "contoso.com", "")]
    [InlineData("/v1/x", "user@api.partnercenter.microsoft.com", "may-be-partner-center")]
    [InlineData("/v1/x", "a b", "may-be-partner-center")]
    [InlineData("ftp://api.partnercenter.microsoft.com/x", null, "may-be-partner-center")]
    [InlineData("https://api.partne/", null, "may-be-own")]
    [InlineData("https://API.PARTNE/", null, "may-be-own")]
    [InlineData("https://graph.mic/", null, "may-be-own")]
    [InlineData("https://api.part/", null, "")]
    [InlineData("https://api.parx/", null, "")]
    public void The_host_of_a_call_follows_from_its_address_and_Host_header(string? target, string? host, string expected)
    {
        CapturedCall call = new("line 1") { Target = target };
        call.TakeRequestHeader(KnownHeader.Host, host);
        string found = string.Join(" ", new[]
        {
            Own.IsWanted(call) ? "wanted" : null, Own.IsOwn(call) ? "own" : null, Own.MayBeOwn(call) ? "may-be-own" : null,
            Own.MayBePartnerCenter(call) ? "may-be-partner-center" : null, Own.IsPartnerCenter(call) ? "partner-center" : null,
        }.OfType<string>());

        Assert.Equal(expected, found);
        Assert.True(All.IsWanted(call));
    }

    [Fact]
    public void A_call_with_two_hosts_may_be_to_Partner_Center()
    {
        CapturedCall call = new("line 1") { Target = "https://contoso.com/v1/x", HasAmbiguousResponse = true };

        Assert.Equal((true, false), (Own.MayBePartnerCenter(call), Own.IsPartnerCenter(call)));
    }

    [Theory]
    [InlineData("/v1/x", "localhost:5000", "http://localhost:5000/v1/x")]
    [InlineData("/v1/x", "LOCALHOST:5000", "http://localhost:5000/v1/x")]
    [InlineData("/v1.0/me", "localhost:5001", "http://localhost:5001/v1.0/me")]
    [InlineData("/v1/x", "localhost:5002", "https://localhost:5002/v1/x")]
    public void A_path_means_https_unless_the_environment_uses_http(string target, string host, string address)
    {
        CallHosts hosts = new(
            PartnerMfaEnvironments.Custom("Local", new EnvironmentAddresses(new Uri("https://localhost:5003"), new Uri("http://localhost:5000"), new Uri("http://localhost:5001"))), all: false);
        CapturedCall call = new("line 1") { Target = target };
        call.TakeRequestHeader(KnownHeader.Authority, host);

        Assert.Equal(address, hosts.AddressOf(call)?.AbsoluteUri);
    }
}
