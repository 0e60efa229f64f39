using PartnerMfa.Environments;
using PartnerMfa.Evidence;
using PartnerMfa.Requests;
using PartnerMfa.Testing.Captures;

namespace PartnerMfa.Captures;

public sealed class HttpTextTests
{
    private static readonly string Token = TestTokens.With().Reveal();
    private static readonly string Other = TestTokens.With(("upn", "other@contoso.example")).Reveal();

    // The challenge that asks for MFA is among others: on separate lines, on one line, or joined as browsers do in a HAR file.
    [Theory]
    [InlineData("WWW-Authenticate: Basic realm=\"a\"\r\nWWW-Authenticate: Bearer realm=\"\", error=\"insufficient_claims\", claims=\"CLAIMS\"")]
    [InlineData("WWW-Authenticate: Bearer realm=\"\", error=\"insufficient_claims\", claims=\"CLAIMS\"\r\nWWW-Authenticate: Negotiate")]
    [InlineData("WWW-Authenticate: Negotiate, Basic realm=\"a, b\", Bearer error=\"insufficient_claims\", claims=\"CLAIMS\"")]
    [InlineData("WWW-Authenticate: Basic realm=\"a\"\r\nWWW-Authenticate: Digest realm=\"a\", nonce=\"b\"\r\nWWW-Authenticate: NTLM\r\nWWW-Authenticate: Negotiate\r\nWWW-Authenticate: Bearer\r\nWWW-Authenticate: PoP\r\nWWW-Authenticate: DPoP\r\nWWW-Authenticate: Custom\r\nWWW-Authenticate: Bearer error=\"insufficient_claims\", claims=\"CLAIMS\"")]
    public async Task A_challenge_that_asks_for_MFA_is_found_among_others(string headers)
    {
        string claims = Convert.ToBase64String("""{"access_token":{"amr":{"essential":true,"values":["mfa"]}}}"""u8.ToArray());
        string written = headers.Replace("CLAIMS", claims, StringComparison.Ordinal);

        Reading text = await Reading.OfTextAsync(HttpCall.Request(TestTokens.With().Reveal()) + HttpCall.Response("401 Unauthorized", "", written));
        Reading har = await Reading.OfTextAsync(HarCall.File(new HarCall(TestTokens.With().Reveal())
        {
            Status = 401,
            ResponseHeaders = [("www-authenticate", written.Replace("\r\nWWW-Authenticate: ", "\n", StringComparison.Ordinal)["WWW-Authenticate: ".Length..])],
        }));

        Assert.Equal("MfaRequiredByService", text.Result.Reason.ToString());
        Assert.Equal("MfaRequiredByService", har.Result.Reason.ToString());
    }

    [Fact]
    public async Task A_request_and_its_response_are_read()
    {
        Reading reading = await Reading.OfTextAsync(
            "Below is an example:\n\n" + HttpCall.Request(Token)
            + HttpCall.Response("401 Unauthorized - MFA required", "", "Transfer-Encoding: chunked", "WWW-Authenticate: Bearer error=\"invalid_token\"", "MS-CorrelationId: c-1"));

        PartnerMfaCapture call = reading.Single;
        Assert.Equal(("GET", HarCall.ProfileUrl, "Partner Center PowerShell"), (call.Method, call.Address, call.Client));
        Assert.Equal("FxVersion/4.8.3740.0 Microsoft.Store.PartnerCenter.Network.PartnerServiceClient/1.5.1902.4", call.UserAgent);
        Assert.Equal(["MS-Enforce-MFA: True"], call.MfaHeaders);
        Assert.Equal("line 3", call.Entry);
        Assert.Equal(401, call.StatusCode);
        Assert.Equal(new ProbeResponse { StatusCode = 401, SaysMfaRequired = true, CorrelationId = "c-1" }, reading.Response! with { Seen = [] });
    }

    [Fact]
    public async Task Each_of_several_responses_belongs_to_the_request_before_it()
    {
        Reading reading = await Reading.OfTextAsync(
            HttpCall.Request(Token) + HttpCall.Response("200 OK", HttpCall.Profile + "\n", "isMfaCompliant: true") + "\n"
            + HttpCall.Request(Other) + HttpCall.Response("401 Unauthorized", """{"code":900421}""" + "\n", "isMfaCompliant: false"));

        Assert.Equal([Token, Other], reading.Tokens);
        Assert.Equal(["true", "false"], reading.Calls.Select(call => call.IsMfaCompliant));
        Assert.Equal([ResponseBody.OrganizationProfile, ResponseBody.Error], reading.Calls.Select(call => call.Response!.Body));
    }

    [Fact]
    public async Task The_marked_output_of_curl_is_read()
    {
        Reading reading = await Reading.OfTextAsync($"""
            *   Trying 203.0.113.9:443...
            > GET /v1/profiles/organization HTTP/2
            > Host: api.partnercenter.microsoft.com
            > user-agent: curl/8.5.0
            > authorization: Bearer {Token}
            > 
            < HTTP/2 401 
            < ismfacompliant: false
            < content-length: 0
            < 
            * Connection #0 to host api.partnercenter.microsoft.com left intact
            """);

        Assert.Equal(HarCall.ProfileUrl, reading.Single.Address);
        Assert.Equal(ComplianceStatement.NotCompliant, reading.Response?.Compliance);
    }

    [Fact]
    public async Task A_token_that_mail_wrapped_is_joined()
    {
        string broken = $"GET /v1/profiles/organization HTTP/1.1\nHost: api.partnercenter.microsoft.com\nAuthorization: Bearer {Token[..70]}\n {Token[70..140]}\n\t{Token[140..]}\nAccept: */*\n\n";

        Assert.Equal(Token, (await Reading.OfTextAsync(broken)).Token);
    }

    [Fact]
    public async Task Two_responses_to_one_request_are_not_evidence()
    {
        Reading reading = await Reading.OfTextAsync(
            HttpCall.Request(Token) + HttpCall.Response("200 OK", "", "isMfaCompliant: true") + "\nor\n" + HttpCall.Response("401 Unauthorized - MFA required"));

        Assert.Null(reading.Response);
    }

    [Fact]
    public async Task An_interim_response_is_not_the_response()
    {
        Reading reading = await Reading.OfTextAsync(
            HttpCall.Request(Token) + "HTTP/1.1 100 Continue\r\n\r\n" + HttpCall.Response("200 OK", "", "isMfaCompliant: true"));

        Assert.Equal(ComplianceStatement.Compliant, reading.Response?.Compliance);
    }

    [Fact]
    public async Task Words_after_a_refusal_are_not_part_of_it()
    {
        Reading reading = await Reading.OfTextAsync(
            HttpCall.Request(Token) + HttpCall.Response("401 Unauthorized", """{"code":"900420"}""" + "\nSo is MFA required, or what?\n\nMFA required?"));

        Assert.False(reading.Response!.SaysMfaRequired);
        Assert.Equal("900420", reading.Response.Code);
    }

    [Fact]
    public async Task Chunk_sizes_are_not_part_of_the_body()
    {
        Reading reading = await Reading.OfTextAsync(
            HttpCall.Request(Token) + HttpCall.Response("200 OK", $"47\r\n{HttpCall.Profile}\r\n0\r\n\r\n", "Transfer-Encoding: chunked"));

        Assert.Equal(ResponseBody.OrganizationProfile, reading.Response?.Body);
    }

    [Theory]
    [InlineData("REMOVED")]
    [InlineData("***")]
    [InlineData("<token>")]
    [InlineData("[REDACTED BY THE BROWSER ITSELF]")]
    public async Task Removed_tokens_are_reported(string instead)
    {
        Reading reading = await Reading.RunAsync(new CaptureRequest { Environment = PartnerMfaEnvironments.Global, Text = HttpCall.Request(instead) });

        Assert.Empty(reading.Calls);
        Assert.Equal("CaptureSanitized", reading.Failure?.ErrorId);
        Assert.EndsWith("it was removed or replaced.", reading.Failure!.Message, StringComparison.Ordinal);
    }
}
