using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Requests;

namespace PartnerMfa.Probe;

/// <summary>The complete requests, as they are sent.</summary>
public sealed class ProfileRequestTests
{
    private static readonly Secret Token = TestTokens.With();

    [Fact]
    public async Task The_request_is_exactly_this()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(Reply.Profile.Create);
        PartnerMfaResult result = await Probes.RunAsync(handler, Token);
        SentRequest sent = Assert.Single(handler.Sent);

        Assert.Equal(("GET", "https://api.partnercenter.microsoft.com/v1/profiles/organization", ""), (sent.Method, sent.Uri, sent.Body));
        Assert.Equal(
            new SortedDictionary<string, string>
            {
                ["Accept"] = "application/json",
                ["Authorization"] = $"Bearer {Token.Reveal()}",
                ["MS-CorrelationId"] = result.CorrelationId!,
                ["MS-Enforce-MFA"] = "true",
                ["MS-PartnerCenter-Application"] = "PartnerMfa",
                ["MS-RequestId"] = result.RequestId!,
                ["ValidateMfa"] = "true",
                ["X-Locale"] = "en-US",
            },
            new SortedDictionary<string, string>(sent.Headers.ToDictionary()));
    }

    [Fact]
    public void An_ordinary_request_is_the_same_without_the_wish_for_enforcement()
    {
        CorrelationIds ids = CorrelationIds.New();
        using HttpRequestMessage enforced = ProfileRequest.Enforced(PartnerMfaEnvironments.Global, Token, ids);
        using HttpRequestMessage ordinary = ProfileRequest.Ordinary(PartnerMfaEnvironments.Global, "/v1/profiles/organization", Token, ids);

        Assert.Equal((enforced.Method, enforced.RequestUri), (ordinary.Method, ordinary.RequestUri));
        Assert.Equal(
            enforced.Headers.NonValidated.Where(header => header.Key is not ("MS-Enforce-MFA" or "ValidateMfa")).Select(header => header.ToString()).Order(),
            ordinary.Headers.NonValidated.Select(header => header.ToString()).Order());
    }

    [Fact]
    public async Task The_ids_are_GUIDs_and_differ()
    {
        SentRequest sent = Assert.Single(await SendAsync(Reply.Profile));

        Assert.True(Guid.TryParseExact(sent.Headers["MS-CorrelationId"], "D", out Guid correlation));
        Assert.True(Guid.TryParseExact(sent.Headers["MS-RequestId"], "D", out Guid request));
        Assert.NotEqual(correlation, request);
    }

    [Fact]
    public async Task Tries_share_the_correlation_id_and_nothing_else_changes_but_the_request_id()
    {
        List<SentRequest> sent = await SendAsync(new Reply(503), new Reply(502), Reply.Profile);

        Assert.Equal(3, sent.Count);
        Assert.Equal(3, sent.Select(request => request.Headers["MS-RequestId"]).Distinct().Count());
        Assert.Single(sent.Select(WithoutRequestId).Distinct());
    }

    [Fact]
    public async Task Each_probe_has_its_own_correlation_ID() => Assert.NotEqual(
        Assert.Single(await SendAsync(Reply.Profile)).Headers["MS-CorrelationId"],
        Assert.Single(await SendAsync(Reply.Profile)).Headers["MS-CorrelationId"]);

    [Fact]
    public async Task The_caller_can_choose_the_correlation_id()
    {
        Guid chosen = new("6b29fc40-ca47-1067-b31d-00dd010662da");
        using ScriptedHandler handler = new ScriptedHandler().Then(new Reply(503).Create).Then(Reply.Profile.Create);
        PartnerMfaResult result = await Probes.RunAsync(handler, Token, new ProbeOptions { CorrelationId = chosen });

        Assert.Equal("6b29fc40-ca47-1067-b31d-00dd010662da", result.CorrelationId);
        Assert.All(handler.Sent, sent => Assert.Equal(result.CorrelationId, sent.Headers["MS-CorrelationId"]));
        Assert.NotEqual(handler.Sent[0].Headers["MS-RequestId"], handler.Sent[1].Headers["MS-RequestId"]);
    }

    [Theory]
    [InlineData("Global", "https://api.partnercenter.microsoft.com")]
    [InlineData("USGovernment", "https://api.partnercenter.microsoft.com")]
    [InlineData("China", "https://partner.partnercenterapi.microsoftonline.cn")]
    [InlineData("Sandbox", "https://api.partnercenter.sandbox.example")]
    public void Each_environment_is_asked_at_its_own_address(string environment, string host)
    {
        using HttpRequestMessage request = ProfileRequest.Enforced(PartnerMfaEnvironments.Find(environment), Token, CorrelationIds.New());

        Assert.Equal($"{host}/v1/profiles/organization", request.RequestUri!.AbsoluteUri);
    }

    [Fact]
    public async Task Only_the_token_itself_is_sent_of_pasted_text()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(Reply.Profile.Create);
        await Probes.RunAsync(handler, new Secret($"Authorization: Bearer \"{Token.Reveal()}\"\r\n"));

        Assert.Equal($"Bearer {Token.Reveal()}", Assert.Single(handler.Sent).Headers["Authorization"]);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        List<SentRequest> sent = await SendAsync(new Reply(302).With("Location: https://elsewhere.example/"));

        Assert.Single(sent);
    }

    private static async Task<List<SentRequest>> SendAsync(params Reply[] replies)
    {
        using ScriptedHandler handler = new();
        foreach (Reply reply in replies) handler.Then(reply.Create);
        await Probes.RunAsync(handler, Token);
        return handler.Sent;
    }

    private static string WithoutRequestId(SentRequest sent) =>
        sent.Uri + string.Join('\n', sent.Headers.Where(header => header.Key != "MS-RequestId").OrderBy(header => header.Key));
}
