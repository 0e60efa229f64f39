using System.Net;
using System.Text;

namespace PartnerMfa.Probe;

/// <summary>Bodies and headers as they come, and what they are taken for.</summary>
public sealed class ResponseReaderTests
{
    // The token says No, so that only the header can make a Yes.
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
    [InlineData("isMfaCompliant: yes", "MfaClaimMissing")]
    [InlineData("isMfaCompliant: 1", "MfaClaimMissing")]
    [InlineData("isMfaCompliant: truely", "MfaClaimMissing")]
    [InlineData("X-isMfaCompliant: true", "MfaClaimMissing")]
    public async Task The_header_is_read_as_people_write_it(string header, string reason) =>
        Assert.Equal(reason, (await Probes.VerdictAsync(Reply.Profile.With(header), Token)).Reason);

    [Theory]
    [InlineData("isMfaCompliant: true", "isMfaCompliant: true", "MfaConfirmedByService")]
    [InlineData("isMfaCompliant: true", "ISMFACOMPLIANT: false", "ContradictoryResponse")]
    [InlineData("isMfaCompliant: false", "isMfaCompliant: true", "ContradictoryResponse")]
    public async Task A_header_that_stands_twice_must_agree(string first, string second, string reason) =>
        Assert.Equal(reason, (await Probes.VerdictAsync(Reply.Profile.With(first, second), Token)).Reason);

    [Theory]
    [InlineData(200, """{"profileType":"OrganizationProfile","isMfaCompliant":true}""", "MfaConfirmedByService")]
    [InlineData(200, """{"profileType":"OrganizationProfile","IsMfaCompliant":"false"}""", "MfaRefusedByService")]
    [InlineData(401, """{"code":"900420","isMfaCompliant":false}""", "MfaRefusedByService")]
    [InlineData(401, """{"code":"900421","isMfaCompliant":true}""", "ContradictoryResponse")]
    [InlineData(200, """{"isMfaCompliant":true}""", "UnexpectedResponse")]
    public async Task The_field_of_a_body_of_Partner_Center_counts_too(int status, string body, string reason) =>
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
    public async Task A_401_asks_for_MFA_in_its_reason_phrase(string phrase) =>
        Assert.Equal(("No", "MfaRequiredByService"), await Probes.VerdictAsync(new Reply(401) { ReasonPhrase = phrase }));

    [Theory]
    [InlineData("""{"code":9004210}""")]
    [InlineData("""{"code":"900420","data":["900421"]}""")]
    [InlineData("""{"code":"Unauthorized_MissingScope"}""")]
    [InlineData("Request 1900421 failed")]
    [InlineData("10001")]
    [InlineData("""{"code":"\ud800"}""")]
    public async Task A_401_that_asks_for_something_else_is_no_No(string body) =>
        Assert.Equal(("Unknown", "TokenRejected"), await Probes.VerdictAsync(new Reply(401, body) { ReasonPhrase = "" }));

    [Theory]
    [InlineData("""{"profileType":"OrganizationProfile"}""")]
    [InlineData("""{"ProfileType":"OrganizationProfile"}""")]
    [InlineData("""{"attributes":{"objectType":"OrganizationProfile"}}""")]
    [InlineData("\ufeff{\"profileType\":\"OrganizationProfile\"}")]
    [InlineData("""{"profileType":"OrganizationProfile","code":"5"}""")]
    public async Task A_profile_is_known_by_its_type(string body) =>
        Assert.Equal("MfaClaimPresent", (await Probes.VerdictAsync(new Reply(200, body))).Reason);

    [Theory]
    [InlineData("""{"profileType":"OrganizationProfile" """)]
    [InlineData("""{"profileType":["OrganizationProfile"]}""")]
    [InlineData("""{"data":{"profileType":"OrganizationProfile"}}""")]
    [InlineData("""[{"profileType":"OrganizationProfile"}]""")]
    [InlineData("OrganizationProfile")]
    [InlineData("""{"profileType":"\ud800"}""")]
    public async Task What_only_looks_like_a_profile_is_none(string body) =>
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
