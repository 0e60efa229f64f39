using PartnerMfa.Probe;

namespace PartnerMfa.Verdicts;

/// <summary>The second verdict table, row by row, from a complete response to the answer and its reason.</summary>
public sealed class ProbeVerdictTableTests
{
    private const string MfaRequired = """{"code":900421,"description":"MFA is required for this call.","data":[],"source":"PartnerFD"}""";
    private const string Profile = Reply.ProfileBody;
    private const string True = "isMfaCompliant: true";
    private const string False = "isMfaCompliant: false";

    [Theory]
    // isMfaCompliant contradicts the rest
    [InlineData(401, True, MfaRequired, "Unknown", "ContradictoryResponse")]
    [InlineData(401, True, "Authentication failed. MFA required. (10001)", "Unknown", "ContradictoryResponse")]
    [InlineData(200, True, MfaRequired, "Unknown", "ContradictoryResponse")]
    [InlineData(403, True, MfaRequired, "Unknown", "ContradictoryResponse")]
    [InlineData(403, True, """{"error":{"code":"Unauthorized_MissingMFA","message":"x"}}""", "Unknown", "ContradictoryResponse")]
    [InlineData(503, True, "MFA required", "Unknown", "ContradictoryResponse")]
    // isMfaCompliant: false, any status
    [InlineData(200, False, Profile, "No", "MfaRefusedByService")]
    [InlineData(302, False, "", "No", "MfaRefusedByService")]
    [InlineData(401, False, "", "No", "MfaRefusedByService")]
    [InlineData(403, False, "", "No", "MfaRefusedByService")]
    [InlineData(404, False, "", "No", "MfaRefusedByService")]
    [InlineData(503, False, "", "No", "MfaRefusedByService")]
    // 401 that says MFA is required
    [InlineData(401, null, MfaRequired, "No", "MfaRequiredByService")]
    [InlineData(401, null, "Authentication failed. MFA required. (10001)", "No", "MfaRequiredByService")]
    [InlineData(401, null, """{"code":"900421"}""", "No", "MfaRequiredByService")]
    [InlineData(401, null, """{"code":"x","description":"MFA is required for this request."}""", "No", "MfaRequiredByService")]
    // isMfaCompliant: true, any other status
    [InlineData(200, True, """{"profileType":"OrganizationProfile","companyName":"MFA required (900421)"}""", "Yes", "MfaConfirmedByService")]
    [InlineData(200, True, Profile, "Yes", "MfaConfirmedByService")]
    [InlineData(200, True, "", "Yes", "MfaConfirmedByService")]
    [InlineData(401, True, """{"code":"900420"}""", "Yes", "MfaConfirmedByService")]
    [InlineData(403, True, """{"code":"900308"}""", "Yes", "MfaConfirmedByService")]
    [InlineData(404, True, "", "Yes", "MfaConfirmedByService")]
    [InlineData(503, True, "", "Yes", "MfaConfirmedByService")]
    // 2xx with anything but a profile
    [InlineData(200, null, "<html><body>Welcome to the hotel</body></html>", "Unknown", "UnexpectedResponse")]
    [InlineData(200, null, """{"companyName":"Contoso"}""", "Unknown", "UnexpectedResponse")]
    [InlineData(200, null, """{"profileType":"BillingProfile"}""", "Unknown", "UnexpectedResponse")]
    [InlineData(200, null, "", "Unknown", "UnexpectedResponse")]
    [InlineData(200, null, "[]", "Unknown", "UnexpectedResponse")]
    [InlineData(200, null, MfaRequired, "Unknown", "UnexpectedResponse")]
    [InlineData(204, null, "", "Unknown", "UnexpectedResponse")]
    // 401 and 403 otherwise
    [InlineData(401, null, "", "Unknown", "TokenRejected")]
    [InlineData(401, null, """{"code":"900420"}""", "Unknown", "TokenRejected")]
    [InlineData(401, null, """{"code":400}""", "Unknown", "TokenRejected")]
    [InlineData(401, null, """{"code":800001}""", "Unknown", "TokenRejected")]
    [InlineData(403, null, "", "Unknown", "AccessDenied")]
    [InlineData(403, null, """{"code":900308}""", "Unknown", "AccessDenied")]
    [InlineData(403, null, """{"code":2032}""", "Unknown", "AccessDenied")]
    [InlineData(403, null, """{"code":900309}""", "Unknown", "AccessDenied")]
    [InlineData(403, null, """{"code":900329}""", "Unknown", "AccessDenied")]
    [InlineData(403, null, MfaRequired, "Unknown", "AccessDeniedForMfa")]
    // 403 that names MFA
    [InlineData(403, null, """{"error":{"code":"Unauthorized_MissingMFA","message":"MFA is required for this request"}}""", "Unknown", "AccessDeniedForMfa")]
    [InlineData(403, null, """{"Error":{"Code":"unauthorized_missingmfa","Message":""}}""", "Unknown", "AccessDeniedForMfa")]
    [InlineData(403, null, """{"code":"900421"}""", "Unknown", "AccessDeniedForMfa")]
    [InlineData(403, null, "MFA is required", "Unknown", "AccessDeniedForMfa")]
    [InlineData(403, null, """{"code":"2032","description":"Use multi-factor authentication."}""", "Unknown", "AccessDeniedForMfa")]
    [InlineData(403, null, """{"code":"2032","description":"Access denied.","isMfaCompliant":null}""", "Unknown", "AccessDenied")]
    // 3xx and other 4xx
    [InlineData(301, null, "", "Unknown", "UnexpectedResponse")]
    [InlineData(302, null, Profile, "Unknown", "UnexpectedResponse")]
    [InlineData(307, null, "", "Unknown", "UnexpectedResponse")]
    [InlineData(400, null, MfaRequired, "Unknown", "UnexpectedResponse")]
    [InlineData(404, null, Profile, "Unknown", "UnexpectedResponse")]
    [InlineData(407, null, "", "Unknown", "UnexpectedResponse")]
    [InlineData(600, null, "", "Unknown", "UnexpectedResponse")]
    [InlineData(999, null, "", "Unknown", "UnexpectedResponse")]
    // After the last try
    [InlineData(429, null, """{"statusCode":429,"message":"Rate limit is exceeded."}""", "Unknown", "Throttled")]
    [InlineData(408, null, "", "Unknown", "ServiceUnavailable")]
    [InlineData(500, null, "", "Unknown", "ServiceUnavailable")]
    [InlineData(502, null, "<html></html>", "Unknown", "ServiceUnavailable")]
    [InlineData(503, null, Profile, "Unknown", "ServiceUnavailable")]
    [InlineData(504, null, "", "Unknown", "ServiceUnavailable")]
    [InlineData(511, null, "", "Unknown", "ServiceUnavailable")]
    public async Task The_response_decides(int status, string? header, string body, string result, string reason)
    {
        Reply reply = header is null ? new Reply(status, body) : new Reply(status, body).With(header);
        Assert.Equal((result, reason), await Probes.VerdictAsync(reply));
    }

    [Theory]
    [InlineData("Yes", "Yes", "MfaClaimPresent")]
    [InlineData("No", "No", "MfaClaimMissing")]
    [InlineData("No, without amr", "No", "MfaClaimMissing")]
    [InlineData("ngcmfa", "Unknown", "NotConfirmedByService")]
    [InlineData("v2.0", "Unknown", "NotConfirmedByService")]
    public async Task A_profile_without_the_header_leaves_it_to_the_token(string own, string result, string reason) =>
        Assert.Equal((result, reason), await Probes.VerdictAsync(Reply.Profile, Probes.TokenThatSays(own)));

    [Theory]
    [InlineData("Yes")]
    [InlineData("No")]
    [InlineData("ngcmfa")]
    [InlineData("v2.0")]
    public async Task The_services_statement_takes_precedence_over_the_token(string own)
    {
        Secret token = Probes.TokenThatSays(own);

        Assert.Equal(("Yes", "MfaConfirmedByService"), await Probes.VerdictAsync(Reply.Profile.With(True), token));
        Assert.Equal(("No", "MfaRefusedByService"), await Probes.VerdictAsync(Reply.Profile.With(False), token));
        Assert.Equal(("No", "MfaRequiredByService"), await Probes.VerdictAsync(new Reply(401, MfaRequired), token));
    }

    [Theory]
    [InlineData("Yes", 200, "<html></html>")]
    [InlineData("No", 200, "<html></html>")]
    [InlineData("Yes", 401, "")]
    [InlineData("No", 403, "")]
    [InlineData("No", 302, "")]
    [InlineData("Yes", 500, "")]
    public async Task Without_a_profile_the_token_alone_decides_nothing(string own, int status, string body) =>
        Assert.Equal("Unknown", (await Probes.VerdictAsync(new Reply(status, body), Probes.TokenThatSays(own))).Result);
}
