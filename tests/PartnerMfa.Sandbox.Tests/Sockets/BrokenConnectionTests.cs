using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using PartnerMfa.Http.Responses;
using PartnerMfa.Sandbox.Support;

namespace PartnerMfa.Sandbox.Sockets;

public sealed class BrokenConnectionTests : IDisposable
{
    private const string HalfAProfile = "{\"profileType\":\"OrganizationProfile\",";

    private readonly SemaphoreSlim _headersCame = new(0);

    public void Dispose() => _headersCame.Dispose();

    [Theory]
    [InlineData(Transport.Http1)]
    [InlineData(Transport.Https1)]
    [InlineData(Transport.Https2)]
    public async Task A_connection_that_breaks_in_the_body_is_retried_and_never_mistaken_for_an_answer(string transport)
    {
        await using SocketRun run = await StartAsync(transport, _ => context => BreakAsync(context, compliance: null));

        PartnerMfaResult result = await run.ProbeAsync();

        Assert.Equal(("Unknown", "UnexpectedResponse", 200, 5), (result.Result, result.Reason, result.StatusCode, result.Attempts));
        Assert.Equal(5, run.Server.Arrived.Count);
    }

    [Theory]
    [InlineData("true", "Yes", "MfaConfirmedByService")]
    [InlineData("false", "No", "MfaRefusedByService")]
    public async Task Headers_received_before_the_break_still_count(string compliance, string answer, string reason)
    {
        await using SocketRun run = await StartAsync(Transport.Https2, _ => context => BreakAsync(context, compliance));

        PartnerMfaResult result = await run.ProbeAsync();

        Assert.Equal((answer, reason, true), (result.Result, result.Reason, result.ServiceConfirmed));
    }

    [Fact]
    public async Task A_connection_that_breaks_once_costs_one_more_try()
    {
        await using SocketRun run = await StartAsync(Transport.Http1, sandbox =>
        {
            int tries = 0;
            SandboxForwarder forwarder = new(sandbox.Backend.Handler);
            return context => tries++ == 0 ? BreakAsync(context, compliance: null) : forwarder.AnswerAsync(context);
        });

        PartnerMfaResult result = await run.ProbeAsync();

        Assert.Equal(("Yes", "MfaConfirmedByService", 2), (result.Result, result.Reason, result.Attempts));
    }

    [Fact]
    public async Task A_connection_that_is_refused_is_a_failure_of_the_network_with_its_reason()
    {
        // The socket is bound but not listening: the port is taken, and nothing responds on it.
        using Socket nobody = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        nobody.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using SocketRun run = await SocketRun.StartAsync(Transport.Http1);
        run.Environment = SocketRun.EnvironmentAt(new Uri($"http://{nobody.LocalEndPoint}"));

        PartnerMfaResult result = await run.ProbeAsync();

        AssertNetworkFailure(result, tries: 5, new SocketException((int)SocketError.ConnectionRefused).Message);
        Assert.Empty(run.Server.Arrived);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_a_failure_of_the_network_and_nothing_is_sent()
    {
        await using SocketRun run = await SocketRun.StartAsync(Transport.Https1, trusting: false);

        PartnerMfaResult result = await run.ProbeAsync();

        AssertNetworkFailure(result, tries: 5, "UntrustedRoot");
        Assert.Empty(run.Server.Arrived);
    }

    private static void AssertNetworkFailure(PartnerMfaResult result, int tries, string reason)
    {
        Assert.Equal(("Unknown", "NetworkFailure", null, null), (result.Result, result.Reason, result.StatusCode, result.ServiceConfirmed));
        Assert.Equal(tries, result.Attempts);
        Assert.StartsWith($"127.0.0.1 did not respond after {tries} tries: ", result.Message, StringComparison.Ordinal);
        Assert.Contains(reason, result.Message, StringComparison.Ordinal);
        Assert.NotNull(result.Remedy);
    }

    private Task<SocketRun> StartAsync(string transport, Func<SandboxRun, RequestDelegate> answer) =>
        SocketRun.StartAsync(transport, answer, headersCame: _ => _headersCame.Release());

    // The break waits until the client has the headers; otherwise it could overtake them.
    private async Task BreakAsync(HttpContext context, string? compliance)
    {
        if (compliance is not null) context.Response.Headers[PartnerCenterConstants.ComplianceHeader] = compliance;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = 1024;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(HalfAProfile), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await _headersCame.WaitAsync(context.RequestAborted);
        context.Abort();
    }
}
