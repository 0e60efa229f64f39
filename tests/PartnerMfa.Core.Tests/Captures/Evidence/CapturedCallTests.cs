using PartnerMfa.Captures.Http;

namespace PartnerMfa.Captures.Evidence;

/// <summary>What is kept of a captured request and its response.</summary>
public sealed class CapturedCallTests
{
    private static readonly string Token = TestTokens.With().Reveal();

    [Fact]
    public void Only_the_headers_that_matter_are_kept_of_a_request()
    {
        CapturedCall call = new("line 1");
        foreach ((KnownHeader header, string value) in new[]
        {
            (KnownHeader.Client, "sdk"), (KnownHeader.Client, "other"), (KnownHeader.Application, "job"), (KnownHeader.Application, "other"), (KnownHeader.UserAgent, "curl"),
            (KnownHeader.UserAgent, "other"), (KnownHeader.EnforceMfa, " true "), (KnownHeader.ValidateMfa, "true"), (KnownHeader.ContentType, "x"), (KnownHeader.Authorization, $" bearer  {Token} "),
        }) call.TakeRequestHeader(header, value);

        Assert.Equal(("sdk", "job", "curl", false, null), (call.Client, call.Application, call.UserAgent, call.HasBody, call.Host));
        Assert.Equal(["MS-Enforce-MFA: true", "ValidateMfa: true"], call.MfaHeaders);
        Assert.Equal([Token], call.Tokens);
        Assert.Equal((false, false, false), (call.HasTokenTooLong, call.HasTokenCut, call.HasAmbiguousResponse));
    }

    [Fact]
    public void Four_headers_that_ask_for_enforcement_are_enough()
    {
        CapturedCall call = new("line 1");
        call.TakeRequestHeader(KnownHeader.EnforceMfa, null);
        for (int number = 1; number <= 5; number++) call.TakeRequestHeader(KnownHeader.ValidateMfa, $"{number}");

        Assert.Equal(["ValidateMfa: 1", "ValidateMfa: 2", "ValidateMfa: 3", "ValidateMfa: 4"], call.MfaHeaders);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("0", false)]
    [InlineData(" 0 ", false)]
    [InlineData("", false)]
    [InlineData("12", true)]
    public void A_length_other_than_zero_means_a_body(string? length, bool hasBody)
    {
        CapturedCall call = new("line 1");
        call.TakeRequestHeader(KnownHeader.ContentLength, length);
        Assert.Equal(hasBody, call.HasBody);

        call.TakeRequestHeader(KnownHeader.ContentLength, "0");
        Assert.Equal(hasBody, call.HasBody);

        call.TakeRequestHeader(KnownHeader.TransferEncoding, "chunked");
        Assert.True(call.HasBody);
    }

    [Theory]
    [InlineData("Host: a", "a", false)]
    [InlineData("Authority: a", "a", false)]
    [InlineData("Authority: a, Host: A", "a", false)]
    [InlineData("Host: a, Authority: b", "a", true)]
    [InlineData("Host: a, Host: a", "a", true)]
    [InlineData("Authority: a, Authority: a", "a", false)]
    [InlineData("Authority: a, Authority: b", "a", true)]
    public void Two_hosts_leave_open_who_answers(string headers, string host, bool isAmbiguous)
    {
        CapturedCall call = new("line 1");
        foreach (string header in headers.Split([", "], StringSplitOptions.None))
            call.TakeRequestHeader(header.StartsWith("Host", StringComparison.Ordinal) ? KnownHeader.Host : KnownHeader.Authority, header.Split(':')[1] + " ");

        Assert.Equal((host, isAmbiguous), (call.Host, call.HasAmbiguousResponse));
    }

    [Theory]
    [InlineData("Basic dXNlcjpwYXNzd29yZHdvcmQ=")]
    [InlineData("Bearer")]
    [InlineData("Bearer REDACTED")]
    [InlineData("Bearer 1234567890123456789")]
    [InlineData("Bearer 123456789 0123456789")]
    [InlineData("Bearer ********************")]
    public void Other_authorization_values_are_not_mistaken_for_bearer_tokens(string value)
    {
        CapturedCall call = new("line 1");
        call.TakeRequestHeader(KnownHeader.Authorization, value);

        Assert.Empty(call.Tokens);
        Assert.False(call.HasTokenTooLong);
    }

    [Fact]
    public void A_token_is_kept_once_and_only_up_to_the_maximum_length()
    {
        CapturedCall call = new("line 1");
        string longest = new('x', CaptureLimits.Token);

        Assert.True(call.TakeToken("12345678901234567890"));
        Assert.True(call.TakeToken("12345678901234567890"));
        Assert.True(call.TakeToken("az-AZ_09.~+/=az-AZ_09.~+/="));
        Assert.True(call.TakeToken(longest));
        Assert.False(call.HasTokenTooLong);
        Assert.Equal(["12345678901234567890", "az-AZ_09.~+/=az-AZ_09.~+/=", longest], call.Tokens);

        Assert.True(call.TakeToken(longest + "x"));
        Assert.Equal((true, 3), (call.HasTokenTooLong, call.Tokens.Count));
    }

    [Fact]
    public void A_header_that_is_too_long_to_read_contains_a_token_that_is_too_long()
    {
        CapturedCall call = new("line 1");
        call.TakeRequestHeader(KnownHeader.Authorization, null);

        Assert.True(call.HasTokenTooLong);
    }

    [Theory]
    [InlineData(401, null, true)]
    [InlineData(403, "https://contoso.com/", true)]
    [InlineData(404, "https://contoso.com/", true)]
    [InlineData(399, "/v1/profiles/organization", false)]
    [InlineData(199, "/v1/profiles/organization", false)]
    [InlineData(200, "/v1/profiles/organization", true)]
    [InlineData(299, "https://api.partnercenter.microsoft.com/V1/Profiles/Organization?x", true)]
    [InlineData(300, "/v1/profiles/organization", false)]
    [InlineData(200, "/v1/customers", false)]
    [InlineData(200, null, false)]
    public void A_body_is_wanted_where_it_can_decide(int status, string? target, bool isWanted) =>
        Assert.Equal(isWanted, new CapturedCall("line 1") { Target = target }.IsBodyWanted(status));

    [Fact]
    public void Only_a_limited_number_of_response_headers_is_kept()
    {
        CapturedResponse response = new() { StatusCode = 401 };
        response.TakeHeader(KnownHeader.Challenge, null);
        response.TakeHeader(KnownHeader.None, "x");
        for (int number = 1; number <= 65; number++) response.TakeHeader(KnownHeader.Challenge, $"{number}");
        response.TakeHeader(KnownHeader.Compliance, null);
        response.TakeHeader(KnownHeader.RequestId, "r");

        Assert.Equal(string.Join(", ", Enumerable.Range(1, 64)), response.Value(KnownHeader.Challenge));
        Assert.Equal(["?"], response.Compliance);
        Assert.Equal("r", response.Value(KnownHeader.RequestId));
        Assert.Null(response.Value(KnownHeader.CorrelationId));
        Assert.Null(response.Value(KnownHeader.None));
        Assert.Equal((401, "r", PartnerMfa.Evidence.ComplianceStatement.Unreadable), (response.ToFacts().StatusCode, response.ToFacts().RequestId, response.ToFacts().Compliance));
    }

    [Fact]
    public void A_response_repeats_another_when_it_says_nothing_new()
    {
        CapturedResponse whole = Response(401, "Unauthorized", "body", (KnownHeader.RequestId, "r"), (KnownHeader.Compliance, "true"));

        Assert.True(Response(401, "Unauthorized", "body", (KnownHeader.Compliance, "true"), (KnownHeader.RequestId, "r")).Repeats(whole));
        Assert.True(Response(401, null, "", (KnownHeader.Compliance, "true")).Repeats(whole));
        Assert.True(Response(401, "", "more", (KnownHeader.Compliance, "true")).Repeats(Response(401, "x", "", (KnownHeader.Compliance, "true"))));
        Assert.False(Response(403, "Unauthorized", "body", (KnownHeader.Compliance, "true")).Repeats(whole));
        Assert.False(Response(401, "MFA required", "body", (KnownHeader.Compliance, "true")).Repeats(whole));
        Assert.False(Response(401, "Unauthorized", "other", (KnownHeader.Compliance, "true")).Repeats(whole));
        Assert.False(Response(401, "Unauthorized", "body").Repeats(whole));
        Assert.False(Response(401, "Unauthorized", "body", (KnownHeader.Compliance, "false")).Repeats(whole));
        Assert.False(Response(401, "Unauthorized", "body", (KnownHeader.Compliance, "true"), (KnownHeader.Compliance, "true")).Repeats(whole));
        Assert.False(Response(401, "Unauthorized", "body", (KnownHeader.Compliance, "true"), (KnownHeader.CorrelationId, "c")).Repeats(whole));
    }

    private static CapturedResponse Response(int status, string? phrase, string body, params (KnownHeader Header, string Value)[] headers)
    {
        CapturedResponse response = new() { StatusCode = status, ReasonPhrase = phrase, Body = body };
        foreach ((KnownHeader header, string value) in headers) response.TakeHeader(header, value);
        return response;
    }
}
