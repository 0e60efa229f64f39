using PartnerMfa.Evidence;

namespace PartnerMfa.Verdicts;

/// <summary>What ordinary calls, those without the headers that ask for enforcement, show.</summary>
public sealed class OrdinaryCallsTests
{
    private static readonly ProbeResponse Profile = new() { StatusCode = 200, Body = ResponseBody.OrganizationProfile };
    private static readonly ProbeResponse List = new() { StatusCode = 200, Body = ResponseBody.Other, CorrelationId = "c-1" };
    private static readonly ProbeResponse Unauthorized = new() { StatusCode = 401, Body = ResponseBody.Empty };

    [Fact]
    public void A_401_that_says_that_MFA_is_required_is_a_refusal()
    {
        Assert.True(OrdinaryCalls.IsRefused(Unauthorized with { SaysMfaRequired = true }, isProfile: true));
        Assert.True(OrdinaryCalls.IsRefused(Unauthorized with { Compliance = ComplianceStatement.NotCompliant }, isProfile: false));
        Assert.Null(OrdinaryCalls.IsRefused(Unauthorized, isProfile: true));
        Assert.Null(OrdinaryCalls.IsRefused(Unauthorized with { StatusCode = 403, SaysMfaRequired = true }, isProfile: true));
        Assert.Null(OrdinaryCalls.IsRefused(Unauthorized with { StatusCode = 403, Compliance = ComplianceStatement.NotCompliant }, isProfile: true));
    }

    [Theory]
    [InlineData(ComplianceStatement.Compliant)]
    [InlineData(ComplianceStatement.Conflicting)]
    internal void A_refusal_that_also_confirms_shows_neither(ComplianceStatement compliance)
    {
        Assert.Null(OrdinaryCalls.IsRefused(Unauthorized with { SaysMfaRequired = true, Compliance = compliance }, isProfile: true));
        Assert.False(OrdinaryCalls.IsRefused(Profile with { Compliance = compliance }, isProfile: true));
    }

    [Fact]
    public void An_answer_as_usual_is_the_profile_or_a_list_of_Partner_Center()
    {
        Assert.False(OrdinaryCalls.IsRefused(Profile, isProfile: true));
        Assert.False(OrdinaryCalls.IsRefused(List, isProfile: false));
        Assert.False(OrdinaryCalls.IsRefused(List with { Body = ResponseBody.TooLarge }, isProfile: false));
        Assert.Null(OrdinaryCalls.IsRefused(Profile, isProfile: false));
        Assert.Null(OrdinaryCalls.IsRefused(List, isProfile: true));
        Assert.Null(OrdinaryCalls.IsRefused(List with { CorrelationId = null }, isProfile: false));
        Assert.Null(OrdinaryCalls.IsRefused(List with { Body = ResponseBody.Empty }, isProfile: false));
        Assert.Null(OrdinaryCalls.IsRefused(List with { StatusCode = 404 }, isProfile: false));
        Assert.Null(OrdinaryCalls.IsRefused(Profile with { StatusCode = 302 }, isProfile: true));
        Assert.Null(OrdinaryCalls.IsRefused(null, isProfile: true));
    }

    [Fact]
    public void Calls_are_counted_by_what_they_show()
    {
        OrdinaryCalls none = new("/v1/customers", 0, 0, 0);
        OrdinaryCalls all = none.Counting(true, "HTTP 401").Counting(false, "HTTP 200").Counting(false, "HTTP 200").Counting(null, "HTTP 503");

        Assert.Equal("", none.Last);
        Assert.Equal(new OrdinaryCalls("/v1/customers", 2, 1, 1) { Last = "HTTP 503" }, all);
        Assert.Equal("HTTP 401", none.Counting(true, "HTTP 401").Last);
        Assert.Equal("HTTP 200", none.Counting(false, "HTTP 200").Last);
        Assert.Equal(3, all.Tried);
    }
}
