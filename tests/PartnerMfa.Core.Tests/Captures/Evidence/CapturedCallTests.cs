using PartnerMfa.Captures.Http;

namespace PartnerMfa.Captures.Evidence;

/// <summary>What is kept of a request and of a response.</summary>
public sealed class CapturedCallTests
{
    private const string Token = "eyJhbGciOiJSUzI1NiJ9.e30.AAAA";

    [Theory]
    [InlineData("Bearer " + Token, Token)]
    [InlineData("  bearer   " + Token + "  ", Token)]
    [InlineData("Basic " + Token, null)]
    [InlineData("Bearer REDACTED", null)]
    [InlineData("Bearer 1234567890123456789", null)]
    [InlineData("Bearer 12345678901234567890", "12345678901234567890")]
    [InlineData("Bearer 1234567890 123456789012", null)]
    [InlineData("Bearer AZaz09-_.~+/=AAAAAAA", "AZaz09-_.~+/=AAAAAAA")]
    [InlineData("Bearer AZaz09-_.~+/=AAAAAA*", null)]
    public void A_bearer_token_is_taken_from_the_header(string header, string? token)
    {
        CapturedCall call = new("line 1");
        call.TakeRequestHeader(KnownHeader.Authorization, header);

        Assert.Equal(token is null ? [] : [token], call.Tokens);
        Assert.False(call.HasTokenTooLong);
    }

    [Fact]
    public void A_token_is_taken_once_and_an_overlong_one_is_skipped()
    {
        CapturedCall call = new("line 1");
        Assert.True(call.TakeToken(Token));
        Assert.True(call.TakeToken(Token));
        Assert.True(call.TakeToken(new string('a', 1_048_576)));
        Assert.False(call.HasTokenTooLong);
        Assert.True(call.TakeToken(new string('a', 1_048_577)));

        Assert.Equal([Token.Length, 1_048_576], call.Tokens.Select(token => token.Length));
        Assert.True(call.HasTokenTooLong);
        CapturedCall cut = new("line 1");
        cut.TakeRequestHeader(KnownHeader.Authorization, null);
        Assert.True(cut.HasTokenTooLong);
    }

    [Fact]
    public void The_headers_that_matter_are_kept_and_the_first_of_each_counts()
    {
        CapturedCall call = new("line 1");
        foreach (KnownHeader header in new[] { KnownHeader.Client, KnownHeader.Application, KnownHeader.UserAgent })
        {
            call.TakeRequestHeader(header, $"first {header}");
            call.TakeRequestHeader(header, "second");
        }

        for (int i = 0; i < 3; i++)
        {
            call.TakeRequestHeader(KnownHeader.EnforceMfa, " true ");
            call.TakeRequestHeader(KnownHeader.ValidateMfa, "true");
            call.TakeRequestHeader(KnownHeader.ValidateMfa, null);
        }

        Assert.Equal(("first Client", "first Application", "first UserAgent"), (call.Client, call.Application, call.UserAgent));
        Assert.Equal(["MS-Enforce-MFA: true", "ValidateMfa: true", "MS-Enforce-MFA: true", "ValidateMfa: true"], call.MfaHeaders);
    }

    [Theory]
    [InlineData(false, false, "a", null, null)]
    [InlineData(false, true, "a", "a", null)]
    [InlineData(false, true, "a", "b", null)]
    [InlineData(false, false, "a", null, "A")]
    [InlineData(false, true, "a", null, "b")]
    [InlineData(true, false, "a", null, "a")]
    [InlineData(true, true, "b", null, "a")]
    public void With_two_hosts_it_is_unknown_which_one_responded(bool authorityFirst, bool isAmbiguous, string host, string? secondHost, string? authority)
    {
        CapturedCall call = new("line 1");
        if (authorityFirst) call.TakeRequestHeader(KnownHeader.Authority, authority);
        call.TakeRequestHeader(KnownHeader.Host, $" {host} ");
        if (secondHost is not null) call.TakeRequestHeader(KnownHeader.Host, secondHost);
        if (!authorityFirst && authority is not null) call.TakeRequestHeader(KnownHeader.Authority, authority);

        Assert.Equal((isAmbiguous, authorityFirst ? authority : host), (call.HasAmbiguousResponse, call.Host));
    }

    [Theory]
    [InlineData(KnownHeader.ContentLength, "0", false)]
    [InlineData(KnownHeader.ContentLength, " 12 ", true)]
    [InlineData(KnownHeader.ContentLength, "", false)]
    [InlineData(KnownHeader.ContentLength, null, false)]
    [InlineData(KnownHeader.TransferEncoding, "chunked", true)]
    [InlineData(KnownHeader.ContentType, "application/json", false)]
    internal void A_request_has_a_body_when_its_headers_say_so(KnownHeader header, string? value, bool hasBody)
    {
        CapturedCall call = new("line 1");
        call.TakeRequestHeader(header, value);

        Assert.Equal(hasBody, call.HasBody);
    }

    [Theory]
    [InlineData(401, null, true)]
    [InlineData(403, null, true)]
    [InlineData(404, "/v1/profiles/organization", false)]
    [InlineData(200, null, false)]
    [InlineData(200, "/v1/customers", false)]
    [InlineData(199, "/v1/profiles/organization", false)]
    [InlineData(200, "/v1/profiles/organization", true)]
    [InlineData(299, "https://x/V1/PROFILES/ORGANIZATION?a=1", true)]
    [InlineData(300, "/v1/profiles/organization", false)]
    public void The_body_of_a_refusal_and_of_the_profile_can_decide(int status, string? target, bool isWanted) =>
        Assert.Equal(isWanted, new CapturedCall("line 1") { Target = target }.IsBodyWanted(status));

    [Fact]
    public void A_response_repeats_another_when_it_says_nothing_else()
    {
        static CapturedResponse Response(int status = 401, string? phrase = "Unauthorized", string body = "{}", string? compliance = "false", bool hasId = true)
        {
            CapturedResponse response = new() { StatusCode = status, ReasonPhrase = phrase, Body = body };
            if (compliance is not null) response.TakeHeader(KnownHeader.Compliance, compliance);
            if (hasId) response.TakeHeader(KnownHeader.CorrelationId, "c-1");
            return response;
        }

        Assert.True(Response().Repeats(Response()));
        Assert.True(Response(phrase: null).Repeats(Response()));
        Assert.True(Response(phrase: "").Repeats(Response()));
        Assert.True(Response(body: "").Repeats(Response()));
        Assert.True(Response().Repeats(Response(body: "")));
        Assert.True(Response(hasId: false).Repeats(Response()));
        Assert.False(Response(status: 403).Repeats(Response()));
        Assert.False(Response(phrase: "MFA").Repeats(Response()));
        Assert.False(Response(phrase: "MFA").Repeats(Response(phrase: null)));
        Assert.False(Response(body: "{ }").Repeats(Response()));
        Assert.False(Response().Repeats(Response(hasId: false)));
        Assert.False(Response(compliance: "true").Repeats(Response()));
        Assert.False(Response(compliance: null).Repeats(Response()));
    }

    [Fact]
    public void The_first_64_values_of_a_header_are_kept_and_an_unreadable_compliance_is_one()
    {
        CapturedResponse response = new();
        for (int i = 0; i < 65; i++) response.TakeHeader(KnownHeader.RequestId, $"{i}");
        response.TakeHeader(KnownHeader.Compliance, null);
        response.TakeHeader(KnownHeader.Challenge, null);
        response.TakeHeader(KnownHeader.None, "x");

        Assert.Equal(string.Join(", ", Enumerable.Range(0, 64)), response.Value(KnownHeader.RequestId));
        Assert.Equal(["?"], response.Compliance);
        Assert.Null(response.Value(KnownHeader.Challenge));
        Assert.Null(response.Value(KnownHeader.None));
    }
}
