using PartnerMfa.Environments;
using PartnerMfa.Evidence;
using PartnerMfa.Testing.Captures;

namespace PartnerMfa.Captures;

/// <summary>Which calls are returned, and how they are described.</summary>
public sealed class WantedCallTests
{
    private static readonly string Token = TestTokens.With().Reveal();
    private static readonly string Other = TestTokens.With(("upn", "other@contoso.example")).Reveal();

    [Theory]
    [InlineData("https://api.partnercenter.microsoft.com/v1/customers", true)]
    [InlineData("https://API.PartnerCenter.Microsoft.com:443/v1/customers", true)]
    [InlineData("https://graph.microsoft.com/v1.0/me", true)]
    [InlineData("https://api.partnercenter.microsoft.com:8443/v1/customers", false)]
    [InlineData("http://api.partnercenter.microsoft.com/v1/customers", false)]
    [InlineData("https://api.partnercenter.microsoft.com.evil.example/v1", false)]
    [InlineData("https://api.partnercenter.microsoft.com@evil.example/v1", false)]
    [InlineData("https://evil.example/api.partnercenter.microsoft.com", false)]
    [InlineData("https://partner.partnercenterapi.microsoftonline.cn/v1", false)]
    [InlineData("not an address", false)]
    [InlineData("https://api.partnercenter\ufffd.microsoft.com/", false)]
    public async Task Only_calls_to_the_environments_hosts_are_given(string url, bool given)
    {
        byte[] har = System.Text.Encoding.UTF8.GetBytes(HarCall.File(new HarCall(Token) { Url = url }));

        Reading own = await Reading.OfFileAsync(har);
        Reading all = await Reading.OfFileAsync(har, allHosts: true);

        Assert.Equal(given ? 1 : 0, own.Calls.Count);
        Assert.Single(all.Calls);
        Assert.Equal(given ? [] : ["warning: 1 call was skipped because the token went to another host. Use -AllHosts to include them."], own.Told);
    }

    [Fact]
    public async Task The_hosts_are_those_of_the_environment()
    {
        string text = HttpCall.Request(Token, "https://partner.partnercenterapi.microsoftonline.cn/v1/profiles/organization");

        Assert.Single((await Reading.OfTextAsync(text, environment: PartnerMfaEnvironments.China)).Calls);
        Assert.Empty((await Reading.OfTextAsync(text)).Calls);
    }

    [Theory]
    [InlineData("https://api.partnercenter.microsoft.com/v1/profiles/organization", true)]
    [InlineData("https://graph.microsoft.com/v1.0/me", false)]
    [InlineData("https://evil.example/v1/profiles/organization", false)]
    [InlineData("http://api.partnercenter.microsoft.com/v1/profiles/organization", false)]
    public async Task Only_Partner_Centers_own_response_is_evidence(string url, bool isEvidence)
    {
        HarCall call = new(Token) { Url = url, ResponseHeaders = [("isMfaCompliant", "true")], Body = HttpCall.Profile };
        Reading reading = await Reading.OfFileAsync(System.Text.Encoding.UTF8.GetBytes(HarCall.File(call)), allHosts: true);

        Assert.Equal("true", reading.Single.IsMfaCompliant);
        Assert.Equal(isEvidence, reading.Response is not null);
    }

    [Fact]
    public async Task A_custom_environment_on_loopback_has_its_own_port()
    {
        PartnerMfaEnvironment local = PartnerMfaEnvironments.Custom("Local", new EnvironmentAddresses(
            new Uri("https://localhost:5001"), new Uri("http://localhost:5002"), new Uri("http://localhost:5003")));
        string text = HttpCall.Request(Token, "/v1/profiles/organization", "localhost:5002") + HttpCall.Response("200 OK", "", "isMfaCompliant: true");

        Reading reading = await Reading.OfTextAsync(text, environment: local);

        Assert.Equal("http://localhost:5002/v1/profiles/organization", reading.Single.Address);
        Assert.Equal(ComplianceStatement.Compliant, reading.Response?.Compliance);
    }

    [Theory]
    [InlineData("api.partnercenter.microsoft.com", true)]
    [InlineData("API.PartnerCenter.Microsoft.com:443", true)]
    [InlineData("evil.example", false)]
    [InlineData("api.partnercenter.microsoft.com:8443", false)]
    public async Task A_response_counts_when_the_Host_header_agrees_with_the_address(string host, bool counts)
    {
        string text = HttpCall.Request(Token, "https://api.partnercenter.microsoft.com/v1/x", host) + HttpCall.Response("200 OK", "", "isMfaCompliant: true");

        Reading reading = await Reading.OfTextAsync(text);

        Assert.Equal(counts, reading.Response is not null);
    }

    [Fact]
    public async Task Advice_for_a_sanitized_file_says_how_to_save_it_with_tokens()
    {
        Reading reading = await Reading.OfBrokenFileAsync(System.Text.Encoding.UTF8.GetBytes(HarCall.File(new HarCall(null), new HarCall(Token) { Url = "https://evil.example/" })));

        Assert.Empty(reading.Calls);
        Assert.Equal("CaptureSanitized", reading.Failure?.ErrorId);
        Assert.Contains("Allow to generate HAR with sensitive data", reading.Failure!.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OPTIONS", HarCall.ProfileUrl)]
    [InlineData("GET", "https://evil.example/")]
    public async Task Calls_that_never_have_a_token_are_not_missing_it(string method, string url) =>
        Assert.Equal(["warning: No call with a bearer token was found in the capture (HAR with 1 call)."], (await Reading.OfFileAsync(HarCall.File(new HarCall(null) { Method = method, Url = url }))).Told);

    [Fact]
    public async Task A_response_to_a_call_with_two_tokens_counts_for_neither()
    {
        HarCall call = new(Token) { RequestHeaders = [("Authorization", "Bearer " + Other)], ResponseHeaders = [("isMfaCompliant", "true")] };
        Reading reading = await Reading.OfFileAsync(HarCall.File(call));

        Assert.Equal([Other, Token], reading.Tokens);
        Assert.All(reading.Calls, found => Assert.Null(found.Response));
    }

    [Theory]
    [InlineData("https://user:secret@api.partnercenter.microsoft.com/v1/x?code=secret#secret", "https://api.partnercenter.microsoft.com/v1/x")]
    [InlineData("https://api.partnercenter.microsoft.com/v1/eyJhbGciOiJub25lIn0.eyJhIjoxfQ.c2lnbmF0dXJl/x", "https://api.partnercenter.microsoft.com/v1/(secret)/x")]
    public async Task Secrets_in_addresses_are_not_shown(string url, string shown) =>
        Assert.Equal(shown, (await Reading.OfFileAsync(HarCall.File(new HarCall(Token) { Url = url }))).Single.Address);

    [Fact]
    public async Task Shown_values_contain_no_token_and_no_control_characters()
    {
        HarCall call = new(Token)
        {
            Method = "GET\u001b[2J",
            RequestHeaders = [("User-Agent", $"a\u001b]0;x\u0007 {Token}"), ("MS-PartnerCenter-Client", "c\u202ed"), ("ValidateMfa", $"true\r\n{Token}"), ("Cookie", "secret")],
            ResponseHeaders = [("isMfaCompliant", $"\u001b[31m{Token}")],
        };
        PartnerMfaCapture found = (await Reading.OfFileAsync(HarCall.File(call))).Single;
        string shown = System.Text.Json.JsonSerializer.Serialize(found) + found + string.Join("", found.MfaHeaders) + found.UserAgent + found.Client + found.Method + found.IsMfaCompliant;

        Assert.DoesNotContain("eyJ", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(shown, char.IsControl);
        Assert.DoesNotContain('\u202e', shown);
    }
}
