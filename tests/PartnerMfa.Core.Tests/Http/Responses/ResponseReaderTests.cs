using System.Net;
using System.Text;
using PartnerMfa.Probe;

namespace PartnerMfa.Http.Responses;

/// <summary>Bodies and headers as they arrive, and how they are interpreted.</summary>
public sealed class ResponseReaderTests
{
    // The token says No, so that only the header can lead to a Yes.
    private static readonly Secret Token = Probes.TokenThatSays("No");

    [Theory]
    [InlineData("isMfaCompliant: true", "MfaConfirmedByService")]
    [InlineData("ISMFACOMPLIANT: TRUE", "MfaConfirmedByService")]
    [InlineData("ismfacompliant: True", "MfaConfirmedByService")]
    [InlineData("isMfaCompliant:   true  ", "MfaConfirmedByService")]
    [InlineData("isMfaCompliant: true, TRUE", "MfaConfirmedByService")]
    [InlineData("isMfaCompliant: true,", "MfaConfirmedByService")]
    [InlineData("isMfaCompliant: false", "MfaRefusedByService")]
    [InlineData("IsMfaCompliant: FALSE", "MfaRefusedByService")]
    [InlineData("isMfaCompliant: true, false", "ContradictoryResponse")]
    [InlineData("isMfaCompliant: true, maybe", "ContradictoryResponse")]
    [InlineData("isMfaCompliant: ", "MfaClaimMissing")]
    [InlineData("isMfaCompliant:  , ", "MfaClaimMissing")]
    [InlineData("isMfaCompliant: yes", "UnexpectedResponse")]
    [InlineData("isMfaCompliant: 1", "UnexpectedResponse")]
    [InlineData("isMfaCompliant: truely", "UnexpectedResponse")]
    [InlineData("isMfaCompliant: true;v=1", "UnexpectedResponse")]
    [InlineData("X-isMfaCompliant: true", "MfaClaimMissing")]
    public async Task The_header_is_read_as_people_write_it(string header, string reason) =>
        Assert.Equal(reason, (await Probes.VerdictAsync(Reply.Profile.With(header), Token)).Reason);

    [Theory]
    [InlineData("no")]
    [InlineData("0")]
    [InlineData("\"false\"")]
    public async Task An_unreadable_value_is_not_treated_as_a_missing_one(string word)
    {
        PartnerMfaResult result = await Probes.JudgeAsync(Reply.Profile.With($"isMfaCompliant: {word}").Create(), Probes.TokenThatSays("Yes"));

        Assert.Equal(("Unknown", "UnexpectedResponse", false), (result.Result, result.Reason, result.ServiceConfirmed));
        Assert.Contains("and an isMfaCompliant that is neither true nor false", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "", "TokenRejected")]
    [InlineData(401, """{"code":900421}""", "MfaRequiredByService")]
    [InlineData(503, "", "ServiceUnavailable")]
    public async Task A_word_that_cannot_be_read_changes_no_refusal(int status, string body, string reason) =>
        Assert.Equal(reason, (await Probes.VerdictAsync(new Reply(status, body).With("isMfaCompliant: maybe"))).Reason);

    [Theory]
    [InlineData("isMfaCompliant: true", "isMfaCompliant: true", "MfaConfirmedByService")]
    [InlineData("isMfaCompliant: true", "ISMFACOMPLIANT: false", "ContradictoryResponse")]
    [InlineData("isMfaCompliant: false", "isMfaCompliant: true", "ContradictoryResponse")]
    public async Task Repeated_headers_must_agree(string first, string second, string reason) =>
        Assert.Equal(reason, (await Probes.VerdictAsync(Reply.Profile.With(first, second), Token)).Reason);

    [Theory]
    [InlineData(200, """{"profileType":"OrganizationProfile","isMfaCompliant":true}""", "MfaConfirmedByService")]
    [InlineData(200, """{"profileType":"OrganizationProfile","IsMfaCompliant":"false"}""", "MfaRefusedByService")]
    [InlineData(401, """{"code":"900420","isMfaCompliant":false}""", "MfaRefusedByService")]
    [InlineData(401, """{"code":"900421","isMfaCompliant":true}""", "ContradictoryResponse")]
    [InlineData(200, """{"isMfaCompliant":true}""", "UnexpectedResponse")]
    [InlineData(200, """{"profileType":"OrganizationProfile","isMfaCompliant":" True "}""", "MfaConfirmedByService")]
    [InlineData(200, """{"profileType":"OrganizationProfile","isMfaCompliant":null}""", "MfaClaimMissing")]
    [InlineData(200, """{"profileType":"OrganizationProfile","isMfaCompliant":1}""", "UnexpectedResponse")]
    [InlineData(200, """{"profileType":"OrganizationProfile","isMfaCompliant":[true]}""", "UnexpectedResponse")]
    [InlineData(200, """{"profileType":"OrganizationProfile","isMfaCompliant":{"value":true}}""", "UnexpectedResponse")]
    [InlineData(200, """{"profileType":"OrganizationProfile","isMfaCompliant":true,"isMfaCompliant":true}""", "MfaConfirmedByService")]
    [InlineData(200, """{"profileType":"OrganizationProfile","isMfaCompliant":true,"IsMfaCompliant":false}""", "ContradictoryResponse")]
    [InlineData(200, """{"profileType":"OrganizationProfile","attributes":{"isMfaCompliant":true}}""", "MfaClaimMissing")]
    public async Task The_compliance_field_in_a_Partner_Center_body_counts(int status, string body, string reason) =>
        Assert.Equal(reason, (await Probes.VerdictAsync(new Reply(status, body), Token)).Reason);

    [Theory]
    [InlineData("isMfaCompliant: true", "false")]
    [InlineData("isMfaCompliant: false", "true")]
    public async Task A_header_and_a_field_must_agree(string header, string field) => Assert.Equal(
        ("Unknown", "ContradictoryResponse"),
        await Probes.VerdictAsync(new Reply(200, $$"""{"profileType":"OrganizationProfile","isMfaCompliant":{{field}}}""").With(header), Token));

    [Theory]
    [InlineData("""{"code":900421}""")]
    [InlineData("""{"code":"900421"}""")]
    [InlineData("""{"Code":"900421"}""")]
    [InlineData("""{"code":10001}""")]
    [InlineData("""{"code":"10001"}""")]
    [InlineData("""{"code":" 900421 "}""")]
    [InlineData("""{"code":900421.0}""")]
    [InlineData("""{"code":9.00421e5}""")]
    [InlineData("""{"code":["900421"]}""")]
    [InlineData("""{"errors":[{"code":900421}]}""")]
    [InlineData("""{"code":"900421","code":900421}""")]
    [InlineData("""{"code":"900420","description":"MFA\u0020required"}""")]
    [InlineData("""{"statusCode":401,"message":"MFA required"}""")]
    [InlineData("""{"statusCode":401,"message":"Zugriff verweigert (900421)."}""")]
    [InlineData("""{"code":900421,"description":"\u0414\u043b\u044f \u044d\u0442\u043e\u0433\u043e"}""")]
    [InlineData("Authentifizierung fehlgeschlagen. (10001)")]
    [InlineData("需要MFA required的访问")]
    [InlineData("MFA\u00a0required")]
    [InlineData("MFA\r\n  required")]
    [InlineData("\ufeff\ufeff{\"code\":900421}")]
    [InlineData("""{"code":1,"description":"Sorry: mfa Required."}""")]
    [InlineData("""{"error":{"code":"900421","message":"x"}}""")]
    [InlineData("""{"error":{"code":"x","message":"MFA required"}}""")]
    [InlineData("""{"code":900421,"descri""")]
    [InlineData("\ufeff{\"code\":900421}")]
    [InlineData("Authentication failed. MFA required. (10001)")]
    [InlineData("Authentication failed. (10001)")]
    [InlineData("Error 900421.")]
    [InlineData("<html><body>MFA required</body></html>")]
    public async Task A_401_asks_for_MFA_in_many_words(string body) =>
        Assert.Equal(("No", "MfaRequiredByService"), await Probes.VerdictAsync(new Reply(401, body)));

    [Theory]
    [InlineData("Unauthorized - MFA required")]
    [InlineData("mfa REQUIRED")]
    [InlineData("Unauthorized (900421)")]
    [InlineData("Unauthorized (10001)")]
    public async Task A_401_asks_for_MFA_in_its_reason_phrase(string phrase) =>
        Assert.Equal(("No", "MfaRequiredByService"), await Probes.VerdictAsync(new Reply(401) { ReasonPhrase = phrase }));

    [Theory]
    [InlineData("""{"code":9004210}""")]
    [InlineData("""{"code":"900420","data":["900421"]}""")]
    [InlineData("""{"code":"Unauthorized_MissingScope"}""")]
    [InlineData("Request 1900421 failed")]
    [InlineData("10001")]
    [InlineData("""{"code":"\ud800"}""")]
    [InlineData("""{"code":"900421","code":"900420"}""")]
    [InlineData("""{"code":"900420","Code":"900421"}""")]
    [InlineData("""{"code":"900420","error":{"code":"900421"}}""")]
    [InlineData("""{"code":"900420","description":"See 900421."}""")]
    [InlineData("""{"code":900421.5}""")]
    [InlineData("""{"code":1900421}""")]
    [InlineData("Authentifizierung mit MFA erforderlich.")]
    [InlineData("Multi-factor authentication is needed.")]
    [InlineData("MFA-required")]
    public async Task A_401_that_asks_for_something_else_is_not_a_No(string body) =>
        Assert.Equal(("Unknown", "TokenRejected"), await Probes.VerdictAsync(new Reply(401, body) { ReasonPhrase = "" }));

    [Theory]
    [InlineData("""{"profileType":"OrganizationProfile"}""")]
    [InlineData("""{"ProfileType":"OrganizationProfile"}""")]
    [InlineData("""{"attributes":{"objectType":"OrganizationProfile"}}""")]
    [InlineData("\ufeff{\"profileType\":\"OrganizationProfile\"}")]
    [InlineData("""{"profileType":"OrganizationProfile","attributes":{"etag":"1","objectType":"OrganizationProfile"}}""")]
    [InlineData("""{"profileType":"OrganizationProfile","profileType":"OrganizationProfile"}""")]
    [InlineData("""{"profileType":"OrganizationProfile","companyName":"MFA required Ltd. (900421)"}""")]
    [InlineData("""{"profileType":"OrganizationProfile","code":null,"error":null}""")]
    public async Task A_profile_is_known_by_its_type(string body) =>
        Assert.Equal("MfaClaimPresent", (await Probes.VerdictAsync(new Reply(200, body))).Reason);

    [Theory]
    [InlineData("""{"profileType":"OrganizationProfile" """)]
    [InlineData("""{"profileType":["OrganizationProfile"]}""")]
    [InlineData("""{"profileType":"OrganizationProfile","code":"900421"}""")]
    [InlineData("""{"profileType":"OrganizationProfile","error":{"code":5}}""")]
    [InlineData("""{"profileType":"OrganizationProfile","profileType":"BillingProfile"}""")]
    [InlineData("""{"profileType":"BillingProfile","attributes":{"objectType":"OrganizationProfile"}}""")]
    [InlineData("""{"profileType":"OrganizationProfile"} {"profileType":"OrganizationProfile"}""")]
    [InlineData("""{"data":{"profileType":"OrganizationProfile"}}""")]
    [InlineData("""[{"profileType":"OrganizationProfile"}]""")]
    [InlineData("OrganizationProfile")]
    [InlineData("""{"profileType":"\ud800"}""")]
    public async Task A_body_that_only_resembles_a_profile_is_not_one(string body) =>
        Assert.Equal(("Unknown", "UnexpectedResponse"), await Probes.VerdictAsync(new Reply(200, body)));

    [Fact]
    public async Task A_byte_order_mark_in_bytes_is_taken_away()
    {
        byte[] bytes = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Reply.ProfileBody)];
        using HttpResponseMessage response = Reply.Profile.Create(new ByteArrayContent(bytes));

        Assert.Equal("MfaClaimPresent", (await Probes.JudgeAsync(response)).Reason);
    }

    [Fact]
    public async Task A_response_without_content_can_be_read()
    {
        using HttpResponseMessage response = new(HttpStatusCode.Unauthorized);

        Assert.Equal("TokenRejected", (await Probes.JudgeAsync(response)).Reason);
    }
}
