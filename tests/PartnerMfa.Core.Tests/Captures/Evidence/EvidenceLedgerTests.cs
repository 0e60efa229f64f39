using PartnerMfa.Captures.Http;
using PartnerMfa.Environments;
using PartnerMfa.Evidence;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Captures.Evidence;

/// <summary>Which response counts for which call, and which refusal casts doubt on which call.</summary>
public sealed class EvidenceLedgerTests
{
    private const string Here = "https://api.partnercenter.microsoft.com/v1/x";

    private static readonly CaptureDoubt Refusal = new(ReasonCode.ResponseNotAttributed, "line 9");
    private static readonly CaptureDoubt Unread = new(ReasonCode.ResponseUnreadable, "line 8");

    private readonly EvidenceLedger _ledger = new(new CallHosts(PartnerMfaEnvironments.Global, all: false), lookAhead: null);

    [Fact]
    public async Task A_call_to_another_host_is_not_held()
    {
        TokenSighting sighting = Sighting(1, "https://contoso.com/v1/x");
        _ledger.Add(new UnattributedResponse(Refusal, 5));

        Assert.Equal([sighting], await AddAsync(sighting));
        Assert.Empty(_ledger.TakeAll());
    }

    [Fact]
    public async Task A_response_to_the_call_itself_decides()
    {
        TokenSighting refused = Sighting(1, response: new CapturedResponse { StatusCode = 401, Body = """{"code":900421}""" }), unread = Sighting(2, response: new CapturedResponse { StatusCode = 401 });

        TokenSighting first = Assert.Single(await AddAsync(refused)), second = Assert.Single(await AddAsync(unread));

        Assert.Equal((401, true, null), (first.Response?.StatusCode, first.Response?.SaysMfaRequired, first.Doubt));
        Assert.Equal((401, new CaptureDoubt(ReasonCode.ResponseUnreadable, "call 2")), (second.Response?.StatusCode, second.Doubt));
    }

    [Fact]
    public async Task A_response_of_a_call_with_two_tokens_belongs_to_neither_for_certain()
    {
        TokenSighting refused = Sighting(1, response: new CapturedResponse { StatusCode = 401, Body = """{"code":900421}""" }), harmless = Sighting(2, response: new CapturedResponse { StatusCode = 404 });
        refused.Call.Tokens.AddRange(["a", "b"]);
        harmless.Call.Tokens.AddRange(["a", "b"]);

        Assert.Equal([refused with { Doubt = new(ReasonCode.ResponseNotAttributed, "call 1") }], await AddAsync(refused));
        Assert.Equal([harmless], await AddAsync(harmless));
    }

    [Fact]
    public async Task A_response_that_may_belong_to_another_call_leaves_the_call_open()
    {
        TokenSighting refused = Sighting(1, response: new CapturedResponse { StatusCode = 401, Body = """{"code":900421}""" }), harmless = Sighting(2, response: new CapturedResponse { StatusCode = 404 });
        refused.Call.HasAmbiguousResponse = harmless.Call.HasAmbiguousResponse = true;

        Assert.Equal([refused with { Doubt = new(ReasonCode.ResponseNotAttributed, "call 1") }], await AddAsync(refused));
        Assert.Empty(await AddAsync(harmless));
        _ledger.Add(new UnattributedResponse(Refusal, 5));
        Assert.Equal([harmless with { Doubt = Refusal }], _ledger.TakeAll());
    }

    [Fact]
    public async Task A_response_through_another_host_is_never_proof()
    {
        TokenSighting sighting = Sighting(1, response: new CapturedResponse { StatusCode = 200 });
        sighting.Call.TakeRequestHeader(KnownHeader.Host, "proxy.contoso.com");
        sighting.Call.Response!.TakeHeader(KnownHeader.Compliance, "true");

        Assert.Equal([sighting], await AddAsync(sighting));
    }

    [Theory]
    // A refusal further down, and one before every call, because nobody pastes a response without its call.
    [InlineData(20, null, null, false, true, true)]
    [InlineData(10, null, null, false, true, true)]
    [InlineData(11, null, null, false, true, false)]
    [InlineData(15, null, null, false, true, false)]
    [InlineData(20, "c", "d", false, false, false)]
    [InlineData(20, "c", "c", false, true, true)]
    [InlineData(20, "c", null, false, true, true)]
    [InlineData(15, "c", null, false, true, false)]
    [InlineData(10, "c", null, false, false, false)]
    [InlineData(10, null, null, true, false, false)]
    [InlineData(20, null, null, true, true, true)]
    public async Task A_refusal_leaves_the_calls_before_it_in_doubt(long order, string? connection, string? connectionOfCalls, bool isDated, bool first, bool second)
    {
        TokenSighting one = Sighting(10), other = Sighting(15);
        one.Call.Connection = other.Call.Connection = connectionOfCalls;
        Assert.Empty(await AddAsync(one));
        Assert.Empty(await AddAsync(other));
        _ledger.Add(new UnattributedResponse(Refusal, order, connection, isDated));

        Assert.Equal([one with { Doubt = first ? Refusal : null }, other with { Doubt = second ? Refusal : null }], _ledger.TakeAll());
        Assert.Empty(_ledger.TakeAll());
    }

    [Fact]
    public async Task Without_an_order_every_refusal_may_be_meant()
    {
        TokenSighting sighting = Sighting(10);
        await AddAsync(sighting);
        _ledger.Add(new UnattributedResponse(Refusal, 5, Connection: null, IsDated: true));
        Assert.Equal([5L], _ledger.Responses.Select(response => response.Order));

        _ledger.ForgetOrder();

        Assert.Equal([long.MaxValue], _ledger.Responses.Select(response => response.Order));
        Assert.Equal([sighting with { Doubt = Refusal }], _ledger.TakeAll());
    }

    [Fact]
    public async Task A_refusal_weighs_more_than_a_response_that_cannot_be_read()
    {
        TokenSighting sighting = Sighting(1);
        await AddAsync(sighting);
        _ledger.Add(new UnattributedResponse(Unread, 5));
        _ledger.Add(new UnattributedResponse(Refusal, 6));

        Assert.Equal([sighting with { Doubt = Refusal }], _ledger.TakeAll());
    }

    [Fact]
    public void The_first_and_the_last_of_very_many_responses_are_kept()
    {
        for (int order = 1; order <= 4098; order++) _ledger.Add(new UnattributedResponse(Refusal, order));

        Assert.Equal([.. Enumerable.Range(1, 4095), 4098L], _ledger.Responses.Select(response => response.Order));
    }

    [Fact]
    public async Task When_too_many_calls_are_open_the_rest_of_the_capture_is_searched_first()
    {
        UnattributedResponse found = new(Refusal, CaptureLimits.Tokens + 5);
        EvidenceLedger ledger = new(new CallHosts(PartnerMfaEnvironments.Global, all: false), _ => Task.FromResult<IReadOnlyList<UnattributedResponse>>([found]));
        ledger.Add(new UnattributedResponse(Unread, 1));
        TokenSighting[] open = [.. Enumerable.Range(1, CaptureLimits.Tokens + 1).Select(order => Sighting(order))];
        foreach (TokenSighting one in open.Take(CaptureLimits.Tokens)) Assert.Empty(await ledger.AddAsync(one, TestContext.Current.CancellationToken));

        Assert.Equal(open.Select(one => one with { Doubt = Refusal }), await ledger.AddAsync(open[^1], TestContext.Current.CancellationToken));
        Assert.Equal([found], ledger.Responses);

        // From then on, every call is judged at once, and calls that are read again are not counted again.
        ledger.Add(new UnattributedResponse(Unread, long.MaxValue));
        TokenSighting late = Sighting(found.Order + 1), before = Sighting(found.Order - 1);
        Assert.Equal([late], await ledger.AddAsync(late, TestContext.Current.CancellationToken));
        Assert.Equal([before with { Doubt = Refusal }], await ledger.AddAsync(before, TestContext.Current.CancellationToken));
        Assert.Equal([found], ledger.Responses);
        Assert.Empty(ledger.TakeAll());
    }

    [Fact]
    public async Task Input_that_can_be_read_only_once_leaves_its_rest_in_doubt()
    {
        string token = new('x', CaptureLimits.TokenCharacters / 2);
        TokenSighting[] open = [Sighting(1, token: token), Sighting(2, token: token), Sighting(3, token: "y")];
        Assert.Empty(await AddAsync(open[0]));
        Assert.Empty(await AddAsync(open[1]));

        CaptureDoubt doubt = new(ReasonCode.ResponseNotAttributed, "the rest of the input, which can be read only once; save it to a file");
        Assert.Equal(open.Select(one => one with { Doubt = doubt }), await AddAsync(open[2]));
    }

    [Fact]
    public async Task Calls_that_were_taken_no_longer_count_towards_the_limit()
    {
        string token = new('x', CaptureLimits.TokenCharacters);
        Assert.Empty(await AddAsync(Sighting(1, token: token)));
        Assert.Single(_ledger.TakeAll());

        Assert.Empty(await AddAsync(Sighting(2, token: token)));
    }

    private Task<IReadOnlyList<TokenSighting>> AddAsync(TokenSighting sighting) => _ledger.AddAsync(sighting, TestContext.Current.CancellationToken);

    private static TokenSighting Sighting(long order, string target = Here, CapturedResponse? response = null, string token = "t")
    {
        CapturedCall call = new($"call {order}") { Target = target, Order = order, Response = response };
        if (response is not null) call.Tokens.Add(token);
        return new TokenSighting(token, call, File: null, Response: null);
    }
}
