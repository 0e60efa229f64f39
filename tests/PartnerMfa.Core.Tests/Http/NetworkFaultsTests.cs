using System.Net.Sockets;

namespace PartnerMfa.Http;

/// <summary>The descriptions of network failures, which say where the failure occurred.</summary>
public sealed class NetworkFaultsTests
{
    [Fact]
    public void Socket_errors_are_reported_with_their_address() => Assert.Equal(
        "Connection refused (127.0.0.1:9)",
        NetworkFaults.Describe(new HttpRequestException("Connection refused (127.0.0.1:9)", new SocketException((int)SocketError.ConnectionRefused))));

    [Theory]
    [InlineData(SocketError.HostNotFound)]
    [InlineData(SocketError.TryAgain)]
    [InlineData(SocketError.NoData)]
    public void A_name_that_is_not_found_is_called_so(SocketError error) => Assert.Equal(
        "a name could not be resolved (DNS): Resource temporarily unavailable (api.contoso.example:443)",
        NetworkFaults.Describe(new HttpRequestException("Resource temporarily unavailable (api.contoso.example:443)", new SocketException((int)error))));

    [Fact]
    public void Other_failures_report_the_innermost_reason() => Assert.Equal(
        "It broke", NetworkFaults.Describe(new HttpRequestException("An error occurred while sending the request.", new IOException("It broke."))));
}
