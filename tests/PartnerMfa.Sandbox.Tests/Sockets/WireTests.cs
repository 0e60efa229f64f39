using PartnerMfa.Http;
using PartnerMfa.Probe;
using PartnerMfa.Sandbox.Support;
using PartnerMfa.SignIn;

namespace PartnerMfa.Sandbox.Sockets;

/// <summary>What is sent over the wire, byte for byte where that matters.</summary>
public sealed class WireTests
{
    [Theory]
    [InlineData(Transport.Http1, "HTTP/1.1")]
    [InlineData(Transport.Https1, "HTTP/1.1")]
    [InlineData(Transport.Http2, "HTTP/2")]
    [InlineData(Transport.Https2, "HTTP/2")]
    public async Task The_whole_enforced_request_arrives(string transport, string protocol)
    {
        await using SocketRun run = await SocketRun.StartAsync(transport);
        Session session = await run.Sandbox.SignInAsync("mfa");

        PartnerMfaResult result = await run.ProbeAsync(session);

        ArrivedRequest request = Assert.Single(run.Server.Arrived);
        Assert.Equal(("GET /v1/profiles/organization", protocol, ""), (request.Line, request.Protocol, request.Body));
        // HTTP/2 writes names in lower case (RFC 9113, section 8.2.1), and their case never matters.
        Assert.Equal(
            new SortedDictionary<string, string>
            {
                ["accept"] = "application/json",
                ["accept-encoding"] = "gzip, deflate, br",
                ["authorization"] = "Bearer " + session.AccessToken.Reveal(),
                ["host"] = run.Server.Address.Authority,
                ["ms-correlationid"] = result.CorrelationId!,
                ["ms-enforce-mfa"] = "true",
                ["ms-partnercenter-application"] = "PartnerMfa",
                ["ms-requestid"] = result.RequestId!,
                ["validatemfa"] = "true",
                ["x-locale"] = "en-US",
            },
            new SortedDictionary<string, string>(request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value)));
    }

    [Fact]
    public async Task A_retry_keeps_the_correlation_ID_and_has_its_own_request_ID()
    {
        await using SocketRun run = await SocketRun.StartAsync(Transport.Https2);

        PartnerMfaResult result = await run.ProbeAsync("flaky");

        string[] requestIds = [.. run.Server.Arrived.Select(request => request.Headers["MS-RequestId"])];
        Assert.Equal([result.CorrelationId, result.CorrelationId], run.Server.Arrived.Select(request => request.Headers["MS-CorrelationId"]));
        Assert.Equal((2, 2, requestIds[1]), (requestIds.Length, requestIds.Distinct().Count(), result.RequestId));
    }

    [Theory]
    [InlineData(Transport.Http1, "Unauthorized - MFA required", true)]
    [InlineData(Transport.Https1, "Unauthorized - MFA required", true)]
    [InlineData(Transport.Https2, "Unauthorized", false)]
    public async Task Reason_phrases_and_empty_chunks_exist_only_in_HTTP_1(string transport, string phrase, bool chunked)
    {
        await using SocketRun run = await SocketRun.StartAsync(transport);

        await run.ProbeAsync("mfa-required-2019");

        Assert.Equal((Transport.Find(transport).Version, phrase, chunked), run.Responses.First());
    }

    [Theory]
    [InlineData("mfa", true)]
    [InlineData("password", true)]
    [InlineData("mfa-required-2019", false)]
    public async Task The_body_arrives_with_its_byte_order_mark(string account, bool marked)
    {
        await using SocketRun run = await SocketRun.StartAsync(Transport.Http1);
        Session session = await run.Sandbox.SignInAsync(account);
        using HttpMessageInvoker client = new(SharedHandler.Instance, disposeHandler: false);
        using HttpRequestMessage request = ProfileRequest.Enforced(run.Environment, session.AccessToken, CorrelationIds.New());

        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        byte[] body = await WireBody.BytesAsync(response);
        Assert.Equal((marked, marked), (WireBody.HasByteOrderMark(body), body.Length > 0));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_its_target_hears_nothing()
    {
        await using LoopbackServer elsewhere = await LoopbackServer.StartAsync(_ => Task.CompletedTask);
        await using SocketRun run = await SocketRun.StartAsync(
            Transport.Http1, sandbox => new SandboxForwarder(sandbox.Backend.Handler) { RedirectTarget = elsewhere.Address }.AnswerAsync);
        Session session = await run.Sandbox.SignInAsync("redirect");

        PartnerMfaResult[] results = [await run.ProbeAsync(session), await run.ProbeAsync(session, SharedHandler.Instance)];

        Assert.All(results, result => Assert.Equal(("Unknown", "UnexpectedResponse", 302), (result.Result, result.Reason, result.StatusCode)));
        Assert.Empty(elsewhere.Arrived);
        // The target exists: a client that follows the redirect reaches it.
        using SocketsHttpHandler following = new() { AllowAutoRedirect = true };
        await run.ProbeAsync(session, following);
        Assert.Equal("GET /sign-in", Assert.Single(elsewhere.Arrived).Line);
    }
}
