using PartnerMfa.Probe;

namespace PartnerMfa.Verdicts;

/// <summary>Tokens that are answered without being sent: the handler expects no request at all.</summary>
public sealed class TokenGatesTests
{
    private const long Now = 1780920000;

    [Theory]
    [InlineData("""{"idtyp":"app"}""", "NotApplicable", "AppOnlyToken")]
    [InlineData("""{"scp":null,"upn":null,"unique_name":null}""", "NotApplicable", "AppOnlyToken")]
    [InlineData("""{"aud":"https://graph.microsoft.com"}""", "Unknown", "WrongAudience")]
    [InlineData("""{"aud":"https://partner.partnercenterapi.microsoftonline.cn"}""", "Unknown", "WrongAudience")]
    [InlineData("""{"aud":"fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd","appid":null,"scp":null,"nonce":"n"}""", "Unknown", "WrongAudience")]
    [InlineData("""{"exp":1780920000}""", "Unknown", "TokenExpired")]
    [InlineData("""{"exp":1700000000,"amr":["pwd"]}""", "Unknown", "TokenExpired")]
    [InlineData("""{"exp":0}""", "Unknown", "TokenExpired")]
    [InlineData("""{"nbf":1780920301}""", "Unknown", "TokenNotYetValid")]
    [InlineData("""{"nbf":1790000000,"exp":1790003900}""", "Unknown", "TokenNotYetValid")]
    [InlineData("""{"exp":null}""", "Unknown", "TokenLifetimeUnreadable")]
    [InlineData("""{"exp":"tomorrow"}""", "Unknown", "TokenLifetimeUnreadable")]
    [InlineData("""{"exp":true}""", "Unknown", "TokenLifetimeUnreadable")]
    [InlineData("""{"exp":1e300}""", "Unknown", "TokenLifetimeUnreadable")]
    [InlineData("""{"exp":[1781010400]}""", "Unknown", "TokenLifetimeUnreadable")]
    [InlineData("""{"nbf":"now"}""", "Unknown", "TokenLifetimeUnreadable")]
    [InlineData("""{"nbf":{}}""", "Unknown", "TokenLifetimeUnreadable")]
    // The first check that fails decides
    [InlineData("""{"exp":0,"nbf":"now"}""", "Unknown", "TokenExpired")]
    [InlineData("""{"exp":"tomorrow","nbf":1790000000}""", "Unknown", "TokenNotYetValid")]
    [InlineData("""{"exp":"tomorrow","aud":"https://graph.microsoft.com"}""", "Unknown", "WrongAudience")]
    [InlineData("""{"idtyp":"app","aud":"https://graph.microsoft.com"}""", "NotApplicable", "AppOnlyToken")]
    [InlineData("""{"aud":"https://graph.microsoft.com","exp":0}""", "Unknown", "WrongAudience")]
    [InlineData("""{"exp":0,"nbf":1790000000}""", "Unknown", "TokenExpired")]
    public async Task A_token_that_cannot_help_is_not_sent(string changes, string result, string reason)
    {
        using ScriptedHandler handler = new();
        PartnerMfaResult actual = await Probes.RunAsync(handler, TestTokens.Changed(changes));

        Assert.Equal((result, reason), (actual.Result, actual.Reason));
        Assert.Equal((null, null, null, null, null), (actual.StatusCode, actual.ServiceConfirmed, actual.Attempts, actual.Duration, actual.CorrelationId));
        Assert.Empty(handler.Sent);
    }

    [Theory]
    [InlineData("exp", Now + 1)]
    [InlineData("nbf", Now + 300)]
    [InlineData("nbf", Now - 86400)]
    [InlineData("nbf", null)]
    public async Task A_token_within_its_time_and_the_clocks_skew_is_sent(string claim, long? time)
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(Reply.Profile.Create);
        await Probes.RunAsync(handler, TestTokens.With((claim, time)));

        Assert.Single(handler.Sent);
    }

    [Theory]
    [InlineData("not a token", "TokenMalformed")]
    [InlineData("", "TokenMalformed")]
    [InlineData("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0.a.b.c.d", "TokenEncrypted")]
    public async Task Text_that_is_not_a_token_is_an_error_and_is_not_sent(string text, string id)
    {
        using ScriptedHandler handler = new();
        PartnerMfaException refused = await Assert.ThrowsAsync<PartnerMfaException>(() => Probes.RunAsync(handler, new Secret(text)));

        Assert.Equal(id, refused.ErrorId);
        Assert.Empty(handler.Sent);
    }

    [Fact]
    public async Task The_verbose_stream_says_why_nothing_was_sent()
    {
        using ScriptedHandler handler = new();
        RecordingObserver observer = new();
        await Probes.RunAsync(new() { Handler = handler, Clock = new ManualClock() }, TestTokens.With(("idtyp", "app")), observer: observer);

        Assert.Equal(["verbose: The token was not sent: AppOnlyToken."], observer.Told);
    }
}
