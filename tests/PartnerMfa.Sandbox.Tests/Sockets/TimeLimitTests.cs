using System.Text;
using Microsoft.AspNetCore.Http;
using PartnerMfa.Http.Responses;
using PartnerMfa.Requests;
using PartnerMfa.Sandbox.Support;

namespace PartnerMfa.Sandbox.Sockets;

public sealed class TimeLimitTests
{
    [Theory]
    [InlineData(Transport.Http1)]
    [InlineData(Transport.Https2)]
    public async Task A_server_that_never_answers_is_a_failure_of_the_network_at_the_time_limit(string transport)
    {
        await using SocketRun run = await SocketRun.StartAsync(transport, sandbox => context =>
        {
            PassTheLimit(sandbox);
            return UntilTheClientGoesAsync(context);
        });

        PartnerMfaResult result = await run.ProbeAsync();

        Assert.Equal(("Unknown", "NetworkFailure", null, 1), (result.Result, result.Reason, result.StatusCode, result.Attempts));
        Assert.Equal("127.0.0.1 did not respond after one try: no complete answer came within 100 seconds.", result.Message);
        Assert.Equal(ProbeOptions.DefaultTimeLimit.TotalSeconds, result.Duration);
    }

    [Theory]
    [InlineData(Transport.Http1, null, "Unknown", "UnexpectedResponse")]
    [InlineData(Transport.Https2, null, "Unknown", "UnexpectedResponse")]
    [InlineData(Transport.Http1, "true", "Yes", "MfaConfirmedByService")]
    [InlineData(Transport.Http1, "false", "No", "MfaRefusedByService")]
    public async Task When_the_body_is_too_slow_the_headers_still_count(
        string transport, string? compliance, string answer, string reason)
    {
        await using SocketRun run = await SocketRun.StartAsync(
            transport, _ => context => BeginAsync(context, compliance), headersCame: PassTheLimit);

        PartnerMfaResult result = await run.ProbeAsync();

        Assert.Equal((answer, reason, 200, 1), (result.Result, result.Reason, result.StatusCode, result.Attempts));
        Assert.Equal(ProbeOptions.DefaultTimeLimit.TotalSeconds, result.Duration);
    }

    private static void PassTheLimit(SandboxRun sandbox) => sandbox.Clock.Advance(ProbeOptions.DefaultTimeLimit);

    private static async Task BeginAsync(HttpContext context, string? compliance)
    {
        if (compliance is not null) context.Response.Headers[PartnerCenterConstants.ComplianceHeader] = compliance;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("{\"profileType\":\"OrganizationProfile\","), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await UntilTheClientGoesAsync(context);
    }

    private static async Task UntilTheClientGoesAsync(HttpContext context)
    {
        TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }
}
