using PartnerMfa.Environments;
using PartnerMfa.Evidence;
using PartnerMfa.Requests;
using PartnerMfa.Testing.Captures;
using PartnerMfa.Work;

namespace PartnerMfa.Captures;

public sealed class DeduplicationTests
{
    private static readonly string Token = TestTokens.With().Reveal();
    private static readonly string Other = TestTokens.With(("upn", "other@contoso.example")).Reveal();

    private static readonly HarCall Undecided = new(Token) { Status = 404 };
    private static readonly HarCall Yes = new(Token) { ResponseHeaders = [("isMfaCompliant", "true")] };
    private static readonly HarCall No = new(Token) { Status = 401, StatusText = "Unauthorized - MFA required" };

    [Fact]
    public async Task Each_token_is_given_once_with_its_count_in_order_of_first_appearance()
    {
        Reading reading = await Reading.OfFileAsync(HarCall.File(new(Token), new(Other), new(Token), new(Token)));

        Assert.Equal([(Token, 3, "entry 1"), (Other, 1, "entry 2")], reading.Calls.Select(call => (call.GetAccessToken().Reveal(), call.Count, call.Entry)));
    }

    [Fact]
    public async Task Every_call_is_given_when_that_is_asked_for()
    {
        Reading reading = await Reading.OfFileAsync(System.Text.Encoding.UTF8.GetBytes(HarCall.File(new(Token), new(Other), new(Token))), deduplicate: false);

        Assert.Equal([(Token, 1), (Other, 1), (Token, 1)], reading.Calls.Select(call => (call.GetAccessToken().Reveal(), call.Count)));
    }

    [Fact]
    public async Task A_call_with_a_decisive_response_replaces_one_without()
    {
        Reading reading = await Reading.OfFileAsync(HarCall.File(Undecided, new(Other), No, Undecided, No));

        Assert.Equal(("entry 3", 4, 401), (reading.Calls[0].Entry, reading.Calls[0].Count, reading.Calls[0].StatusCode));
        Assert.True(reading.Calls[0].Response!.SaysMfaRequired);
        Assert.Equal("entry 2", reading.Calls[1].Entry);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Responses_that_disagree_contradict_each_other(bool yesFirst)
    {
        Reading reading = await Reading.OfFileAsync(HarCall.File(yesFirst ? [Yes, No, Yes] : [No, Yes, No]));

        Assert.Equal(ComplianceStatement.Conflicting, reading.Response?.Compliance);
        Assert.Equal(3, reading.Single.Count);
    }

    [Fact]
    public async Task Held_tokens_are_bounded_and_evicted_ones_keep_their_count()
    {
        string[] tokens = [.. Enumerable.Range(0, CaptureLimits.Tokens + 2).Select(i => TestTokens.Of($$"""{"n":{{i}},"scp":"x"}""").Reveal())];
        HarCall[] calls = [new(tokens[0]), .. tokens.Select(token => new HarCall(token)), new(tokens[0])];

        Reading reading = await Reading.OfFileAsync(HarCall.File(calls));

        // The first of many tokens was seen again only before their number grew.
        Assert.Equal(tokens.Length + 1, reading.Calls.Count);
        Assert.Equal((tokens[0], 2), (reading.Calls[0].GetAccessToken().Reveal(), reading.Calls[0].Count));
        Assert.Equal((tokens[0], 1), (reading.Calls[^1].GetAccessToken().Reveal(), reading.Calls[^1].Count));
        Assert.Equal(calls.Length, reading.Calls.Sum(call => call.Count));
    }

    [Fact]
    public async Task A_token_in_two_captures_is_given_once()
    {
        List<PartnerMfaCapture> found = [];
        CaptureRequest request = new() { Environment = PartnerMfaEnvironments.Global, Text = HttpCall.Request(Token) };

        await new PartnerMfaClient(_ => ServiceBackends.Live, CommandHints.PowerShell).ReadCapturesAsync(
            [request, request with { Text = "junk" }, request with { Text = HarCall.File(new(Other), new(Token)) }],
            (call, _) => { found.Add(call); return Task.CompletedTask; },
            (failure, _) => throw failure,
            new RecordingObserver(),
            TestContext.Current.CancellationToken);

        Assert.Equal([(Token, 2), (Other, 1)], found.Select(call => (call.GetAccessToken().Reveal(), call.Count)));
    }
}
