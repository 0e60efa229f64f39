using System.Text.Json.Nodes;
using PartnerMfa.Environments;
using PartnerMfa.SignIn.Msal;

namespace PartnerMfa.SignIn;

/// <summary>The caller's claims challenge: it is read, completed, and passed along with every kind of sign-in.</summary>
public sealed class ClaimsRequestTests
{
    private const string Challenge = """{"access_token":{"acrs":{"essential":true,"value":"c1"}}}""";
    private const string InBase64 = "eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsInZhbHVlIjoiYzEifX19";

    [Theory]
    [InlineData(Challenge)]
    [InlineData(" " + Challenge + "\n")]
    [InlineData(InBase64)]
    public void A_challenge_is_read_as_JSON_and_as_Base64(string given) => Assert.Equal(Challenge, ClaimsRequest.Read(given));

    [Fact]
    public void A_challenge_is_read_with_any_Base64_padding() => Assert.Equal("""{"a":1}""", ClaimsRequest.Read("eyJhIjoxfQ=="));

    [Theory]
    [InlineData("Bearer realm=\"\"")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("""{"access_token":""")]
    [InlineData("eyJhY2Nlc3NfdG9rZW4")]
    [InlineData("====")]
    [InlineData("ä")]
    public void Text_that_is_not_a_JSON_object_is_refused_without_quoting_it(string given)
    {
        PartnerMfaException failure = Assert.Throws<PartnerMfaException>(() => ClaimsRequest.Read(given));

        Assert.Equal(("ClaimsChallengeInvalid", "The claims challenge is not a JSON object, plain or in Base64."), (failure.ErrorId, failure.Message));
    }

    [Fact]
    public async Task A_bad_challenge_is_refused_before_anything_is_sent()
    {
        PartnerMfaException failure = await SignIns.RefusedAsync(SignIns.ByRefreshToken with { ClaimsChallenge = "no" });

        Assert.Equal("ClaimsChallengeInvalid", failure.ErrorId);
    }

    [Theory]
    [InlineData(null, """{"access_token":{"amr":{"values":["mfa"]}}}""")]
    [InlineData(Challenge, """{"access_token":{"acrs":{"essential":true,"value":"c1"},"amr":{"values":["mfa"]}}}""")]
    [InlineData("""{"id_token":{"a":null}}""", """{"id_token":{"a":null},"access_token":{"amr":{"values":["mfa"]}}}""")]
    [InlineData("""{"access_token":{"amr":{"values":["ngcmfa"]}}}""", """{"access_token":{"amr":{"values":["ngcmfa"]}}}""")]
    public void MFA_is_asked_for_along_with_it(string? given, string expected) => Assert.Equal(expected, ClaimsRequest.WithMfa(given));

    public static TheoryData<string> Forms => ["RefreshToken", "RefreshToken of a web app", "ServicePrincipal", "DeviceCode"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_challenge_is_passed_on_by(string form)
    {
        using ScriptedHandler handler = new();
        if (form == "DeviceCode") handler.Then(new Reply(200, """{"user_code":"A","device_code":"B","verification_uri":"https://example.com","expires_in":900,"interval":0}""").Create);
        handler.Then((form == "ServicePrincipal" ? AppGranted : SignIns.Granted()).Create);
        await SignIns.Service(handler).SignInAsync(RequestOf(form) with { ClaimsChallenge = InBase64 });

        JsonNode sent = JsonNode.Parse(handler.Sent[0].Form["claims"])!;
        Assert.Equal("c1", sent["access_token"]!["acrs"]!["value"]!.GetValue<string>());
        Assert.Equal(form == "DeviceCode", sent["access_token"]!["amr"] is not null);
    }

    private static Reply AppGranted { get; } =
        new(200, $$"""{"token_type":"Bearer","expires_in":3900,"access_token":"{{TestTokens.With(("idtyp", "app")).Reveal()}}"}""");

    private static SignInRequest RequestOf(string form) => form switch
    {
        "RefreshToken" => SignIns.ByRefreshToken,
        "RefreshToken of a web app" => SignIns.ByWebApp,
        "ServicePrincipal" => new ServicePrincipalSignIn
        {
            Environment = PartnerMfaEnvironments.Global,
            ApplicationId = TestTokens.ApplicationId,
            TenantId = TestTokens.TenantId,
            Credential = new ClientSecretCredential(new Secret(SignIns.ClientSecret)),
        },
        _ => new DeviceCodeSignIn { Environment = PartnerMfaEnvironments.Global, ApplicationId = TestTokens.ApplicationId },
    };
}
