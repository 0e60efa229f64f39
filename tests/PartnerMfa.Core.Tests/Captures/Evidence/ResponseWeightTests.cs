using PartnerMfa.Captures.Http;
using PartnerMfa.Evidence;
using PartnerMfa.Verdicts;
using static PartnerMfa.Evidence.ComplianceStatement;

namespace PartnerMfa.Captures.Evidence;

/// <summary>How much a captured response says, and how two sightings of one token combine.</summary>
public sealed class ResponseWeightTests
{
    private static readonly ProbeResponse Silent = new() { StatusCode = 404, Body = ResponseBody.Other };
    private static readonly ProbeResponse Profile = new() { StatusCode = 200, Body = ResponseBody.OrganizationProfile };
    private static readonly ProbeResponse Rejected = new() { StatusCode = 401, Body = ResponseBody.Error };
    private static readonly ProbeResponse Denied = new() { StatusCode = 403, Body = ResponseBody.Empty };
    private static readonly ProbeResponse Unreadable = new() { StatusCode = 401, Body = ResponseBody.Empty };
    private static readonly ProbeResponse Refused = new() { StatusCode = 401, Body = ResponseBody.Empty, SaysMfaRequired = true };
    private static readonly ProbeResponse Confirmed = Profile with { Compliance = Compliant };
    private static readonly ProbeResponse Contradictory = Profile with { Compliance = Conflicting };
    private static readonly ProbeResponse NotConfirmed = Silent with { Compliance = NotCompliant };

    [Fact]
    public void What_Partner_Center_says_about_MFA_weighs_most()
    {
        Assert.Equal(
            [0, 0, 0, 1, 2, 2, 3, 3, 3, 3],
            new[] { null, Silent, Unreadable, Profile, Rejected, Denied, Refused, Confirmed, NotConfirmed, Contradictory }.Select(ResponseWeight.WeightOf));
        Assert.Equal(0, ResponseWeight.WeightOf(Profile with { StatusCode = 404 }));
        Assert.Equal(0, ResponseWeight.WeightOf(Silent with { StatusCode = 200 }));
    }

    [Fact]
    public void A_confirmation_and_a_refusal_contradict_each_other()
    {
        Assert.Equal(
            [false, true, true, true],
            new[] { Confirmed, Refused, NotConfirmed, Contradictory }.Select(other => ResponseWeight.Contradict(Confirmed, other)));
        Assert.Equal([false, false], new[] { NotConfirmed, Contradictory }.Select(other => ResponseWeight.Contradict(Refused, other)));
        Assert.False(ResponseWeight.Contradict(Confirmed, Rejected));
        Assert.False(ResponseWeight.Contradict(Rejected, Confirmed));
        Assert.False(ResponseWeight.Contradict(null, Refused));
    }

    [Theory]
    [InlineData(ResponseBody.Empty, true)]
    [InlineData(ResponseBody.Truncated, true)]
    [InlineData(ResponseBody.TooLarge, true)]
    [InlineData(ResponseBody.Packed, true)]
    [InlineData(ResponseBody.Error, false)]
    [InlineData(ResponseBody.Other, false)]
    internal void A_401_without_a_readable_reason_is_unreadable(ResponseBody body, bool isUnreadable)
    {
        ProbeResponse response = new() { StatusCode = 401, Body = body };

        Assert.Equal(isUnreadable, ResponseWeight.IsUnreadable(response));
        Assert.All([200, 403], status => Assert.Equal(body == ResponseBody.Packed, ResponseWeight.IsUnreadable(response with { StatusCode = status })));
        Assert.False(ResponseWeight.IsUnreadable(response with { StatusCode = 404 }));
        Assert.False(ResponseWeight.IsUnreadable(response with { SaysMfaRequired = true }));
        // A phrase that is truncated after "MFA" is not a reason.
        Assert.Equal(isUnreadable, ResponseWeight.IsUnreadable(response with { MentionsMfa = true }));
        Assert.False(ResponseWeight.IsUnreadable(response with { Compliance = NotCompliant }));
    }

    [Fact]
    public void A_refusal_that_may_belong_to_another_call_casts_doubt()
    {
        static CapturedResponse Response(int status, string? phrase = null, KnownHeader header = KnownHeader.None, string value = "", string body = "")
        {
            CapturedResponse response = new() { StatusCode = status, ReasonPhrase = phrase, Body = body };
            response.TakeHeader(header, value);
            return response;
        }

        CaptureDoubt notAttributed = new(ReasonCode.ResponseNotAttributed, "line 7"), unreadable = new(ReasonCode.ResponseUnreadable, "line 7");
        Assert.Null(ResponseWeight.DoubtOf(null, "line 7"));
        Assert.Null(ResponseWeight.DoubtOf(Response(200, header: KnownHeader.Compliance, value: "true"), "line 7"));
        Assert.Null(ResponseWeight.DoubtOf(Response(403), "line 7"));
        Assert.Null(ResponseWeight.DoubtOf(Response(401, body: """{"code":900420,"description":"The audience is invalid."}"""), "line 7"));
        Assert.Equal(notAttributed, ResponseWeight.DoubtOf(Response(401, "Unauthorized - MFA required"), "line 7"));
        Assert.Equal(notAttributed, ResponseWeight.DoubtOf(Response(200, header: KnownHeader.Compliance, value: "false"), "line 7"));
        Assert.Equal(
            notAttributed,
            ResponseWeight.DoubtOf(Response(401, header: KnownHeader.Challenge, value: "Bearer error=\"insufficient_claims\", claims=\"eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZSwidmFsdWUiOiIxIn19fQ==\"", body: "{}"), "line 7"));
        Assert.Equal(unreadable, ResponseWeight.DoubtOf(Response(401), "line 7"));
    }

    [Fact]
    public void Two_sightings_of_a_token_are_merged()
    {
        TokenSighting first = Sighting("line 1", Silent, 1), second = Sighting("line 2", Refused, 2);

        TokenSighting both = first.SeenAgain(second), reversed = second.SeenAgain(first);
        Assert.Equal((2, 1L, "line 2", Refused, "file of line 2"), (both.Count, both.Order, both.Call.Entry, both.Response, both.File));
        Assert.Equal((2, 1L, "line 2", Refused, "file of line 2"), (reversed.Count, reversed.Order, reversed.Call.Entry, reversed.Response, reversed.File));
        TokenSighting same = first.SeenAgain(Sighting("line 3", Silent, 3));
        Assert.Equal(("line 1", "file of line 1"), (same.Call.Entry, same.File));
        Assert.Equal(Conflicting, second.SeenAgain(Sighting("line 3", Confirmed, 3)).Response!.Compliance);
    }

    [Fact]
    public void The_stronger_doubt_of_two_sightings_is_kept()
    {
        CaptureDoubt unreadable = new(ReasonCode.ResponseUnreadable, "line 1"), unreadableToo = new(ReasonCode.ResponseUnreadable, "line 2");
        CaptureDoubt refused = new(ReasonCode.ResponseNotAttributed, "line 3"), refusedToo = new(ReasonCode.ResponseNotAttributed, "line 4");

        CaptureDoubt? Both(CaptureDoubt? one, CaptureDoubt? other) => (Sighting("line 1", null, 1) with { Doubt = one }).SeenAgain(Sighting("line 2", null, 2) with { Doubt = other }).Doubt;

        Assert.Null(Both(null, null));
        Assert.Equal(unreadable, Both(unreadable, null));
        Assert.Equal(unreadable, Both(null, unreadable));
        Assert.Equal(refused, Both(unreadable, refused));
        Assert.Equal(refused, Both(refused, unreadable));
        Assert.Equal(refused, Both(refused, refusedToo));
        Assert.Equal(refused, Both(refused, null));
        Assert.Contains(Both(unreadable, unreadableToo), new[] { unreadable, unreadableToo });
    }

    private static TokenSighting Sighting(string entry, ProbeResponse? response, long order) =>
        new("token", new CapturedCall(entry), "file of " + entry, response) { Order = order };
}
