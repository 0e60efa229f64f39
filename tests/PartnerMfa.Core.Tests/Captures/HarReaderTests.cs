using System.Text;
using System.Text.Json.Nodes;
using PartnerMfa.Evidence;
using PartnerMfa.Testing.Captures;

namespace PartnerMfa.Captures;

public sealed class HarReaderTests
{
    private static readonly string Token = TestTokens.With().Reveal();
    private static readonly string Other = TestTokens.With(("upn", "other@contoso.example")).Reveal();

    [Theory]
    [InlineData("""{"isMfaCompliant":"false"}""")]
    [InlineData("""{"isMfaCompliant":false}""")]
    [InlineData("""{"Date":"x","isMfaCompliant":["false"]}""")]
    [InlineData("""[{"name":"isMfaCompliant","value":false}]""")]
    public async Task Headers_in_another_form_are_read(string headers)
    {
        string har = """{"log":{"version":"1.2","entries":[{"request":{"method":"GET","url":"https://api.partnercenter.microsoft.com/v1/x","headers":{"Authorization":"Bearer TOKEN","Host":"api.partnercenter.microsoft.com"}},"response":{"status":200,"headers":HEADERS,"content":{}}}]}}"""
            .Replace("TOKEN", TestTokens.With().Reveal(), StringComparison.Ordinal).Replace("HEADERS", headers, StringComparison.Ordinal);

        Assert.Equal("MfaRefusedByService", (await Reading.OfTextAsync(har)).Result.Reason.ToString());
    }

    [Fact]
    public async Task The_order_of_properties_does_not_matter()
    {
        JsonNode har = JsonNode.Parse(HarCall.File(new HarCall(Token) { Status = 401, Body = """{"code":"900421"}""" }))!;

        Reading reading = await Reading.OfFileAsync(Reversed(har)!.ToJsonString());

        Assert.Equal(Token, reading.Token);
        Assert.Equal(401, reading.Single.StatusCode);
        Assert.Equal("900421", reading.Response?.Code);
        Assert.Equal(new DateTime(2026, 6, 8, 12, 0, 0, DateTimeKind.Utc), reading.Single.SentOn);
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(262_144)]
    [InlineData(3_000_000)]
    public async Task A_long_body_of_another_call_is_skipped(int length)
    {
        string page = string.Concat(Enumerable.Repeat("\\\" \n\u00e9", length / 5));
        HarCall[] calls = [new(null) { Url = "https://partner.microsoft.com/", Body = page }, new(Token), new(null) { Body = page }, new(Other)];

        Assert.Equal([Token, Other], (await Reading.OfFileAsync(HarCall.File(calls))).Tokens);
    }

    [Fact]
    public async Task A_long_string_is_skipped_wherever_the_window_ends()
    {
        // Every position of a backslash and the quote after it, relative to the end of the window.
        for (int shift = 0; shift < 6; shift++)
        {
            string page = new string('x', 500_000 + shift) + string.Concat(Enumerable.Repeat("\\\"", 300_000));

            Assert.Equal(Token, (await Reading.OfFileAsync(HarCall.File(new HarCall(null) { Url = "https://a.example/", Body = page }, new(Token)))).Token);
        }
    }

    [Fact]
    public async Task A_body_over_the_limit_decides_nothing()
    {
        Reading reading = await Reading.OfFileAsync(HarCall.File(new HarCall(Token) { Body = new string(' ', 5 * 1024 * 1024) + HttpCall.Profile }));

        Assert.Equal(ResponseBody.TooLarge, reading.Response?.Body);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_profile_is_recognized(bool base64)
    {
        JsonNode har = JsonNode.Parse(HarCall.File(new HarCall(Token)))!;
        JsonNode content = har["log"]!["entries"]![0]!["response"]!["content"]!;
        content["text"] = base64 ? Convert.ToBase64String(Encoding.UTF8.GetBytes("\ufeff" + HttpCall.Profile)) : HttpCall.Profile;
        if (base64) content["encoding"] = "base64";

        Assert.Equal(ResponseBody.OrganizationProfile, (await Reading.OfFileAsync(har.ToJsonString())).Response?.Body);
    }

    [Fact]
    public async Task Escapes_in_names_and_values_are_resolved()
    {
        string har = HarCall.File(new HarCall(Token)).Replace("\"Authorization\"", "\"\\u0041uthorization\"", StringComparison.Ordinal)
            .Replace("Bearer eyJ", "Bearer \\u0065yJ", StringComparison.Ordinal);

        Assert.Equal(Token, (await Reading.OfFileAsync(har)).Token);
    }

    [Fact]
    public async Task A_call_without_a_response_has_no_status()
    {
        Reading reading = await Reading.OfFileAsync(HarCall.File(new HarCall(Token) { Status = 0, StatusText = "" }));

        Assert.Null(reading.Single.StatusCode);
        Assert.Null(reading.Response);
    }

    [Fact]
    public async Task Too_long_a_token_is_skipped_with_a_warning()
    {
        string longToken = "eyJ" + new string('a', 1024 * 1024) + ".b.c";
        Reading reading = await Reading.OfFileAsync(HarCall.File(new HarCall(longToken), new HarCall("eyJ" + new string('a', 9 * 1024 * 1024)), new HarCall(Token)));

        Assert.Equal(Token, reading.Token);
        Assert.Equal(["warning: 2 calls were skipped because the token is longer than 1,048,576 characters (first: entry 1)."], reading.Told);
    }

    [Fact]
    public async Task Properties_of_the_wrong_type_are_skipped()
    {
        string har = """
            {"log":{"entries":[7,null,[],{"request":"x","response":[1]},{"request":{"headers":{"Authorization":"Bearer x"},"url":5,"method":{}},"response":{"status":"200","headers":[1,"x",{"name":7,"value":{}},{"value":"only"}],"content":[]}},ENTRY]}}
            """.Replace("ENTRY", new HarCall(Token).ToJson().ToJsonString(), StringComparison.Ordinal);

        Assert.Equal(Token, (await Reading.OfFileAsync(har)).Token);
    }

    [Theory]
    [InlineData("\"cache\"")]
    [InlineData("\"mimeType\"")]
    [InlineData("\"version\"")]
    public async Task Half_a_character_in_a_name_does_no_harm(string name)
    {
        string har = HarCall.File(new HarCall(Token)).Replace(name, "\"\\ud800\"", StringComparison.Ordinal);

        Assert.Equal(Token, (await Reading.OfFileAsync(har)).Token);
    }

    [Fact]
    public async Task Deep_nesting_is_skipped()
    {
        string har = HarCall.File(new HarCall(Token)).Replace(
            "\"cache\":{}", $"\"cache\":{string.Concat(Enumerable.Repeat("[", 5000))}{new string(']', 5000)}", StringComparison.Ordinal);

        Assert.Equal(Token, (await Reading.OfFileAsync(har)).Token);
    }

    private static JsonNode? Reversed(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, Reversed(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Reversed)]),
        _ => node?.DeepClone(),
    };
}
