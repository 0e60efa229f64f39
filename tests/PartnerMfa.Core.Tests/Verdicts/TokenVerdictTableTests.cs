using PartnerMfa.Environments;
using PartnerMfa.Tokens;

namespace PartnerMfa.Verdicts;

/// <summary>The first verdict table: each row of data is the usual good token with some claims changed.</summary>
public sealed class TokenVerdictTableTests
{
    [Theory]
    // App-only, by either sign
    [InlineData("""{"idtyp":"app"}""", "NotApplicable", "AppOnlyToken")]
    [InlineData("""{"scp":null,"upn":null,"unique_name":null}""", "NotApplicable", "AppOnlyToken")]
    [InlineData("""{"scp":"","upn":"","unique_name":null}""", "NotApplicable", "AppOnlyToken")]
    [InlineData("""{"scp":null,"upn":null,"unique_name":null,"roles":["Admin"]}""", "NotApplicable", "AppOnlyToken")]
    [InlineData("""{"idtyp":"user"}""", "Yes", "MfaClaimPresent")]
    [InlineData("""{"scp":null}""", "Yes", "MfaClaimPresent")]
    [InlineData("""{"upn":null,"unique_name":null}""", "Yes", "MfaClaimPresent")]
    [InlineData("""{"scp":null,"upn":null,"unique_name":null,"preferred_username":"a@b.example"}""", "Yes", "MfaClaimPresent")]
    // Another audience
    [InlineData("""{"aud":"https://graph.microsoft.com"}""", "Unknown", "WrongAudience")]
    [InlineData("""{"aud":"https://api.partnercenter.microsoft.com.evil.example"}""", "Unknown", "WrongAudience")]
    [InlineData("""{"aud":"https://api.partnercenter.microsoft.com/v1"}""", "Unknown", "WrongAudience")]
    [InlineData("""{"aud":"http://api.partnercenter.microsoft.com"}""", "Unknown", "WrongAudience")]
    [InlineData("""{"aud":"fa2e5f2b-d98e-42d4-9891-cbcb51e6b960"}""", "Unknown", "WrongAudience")]
    [InlineData("""{"aud":[]}""", "Unknown", "WrongAudience")]
    [InlineData("""{"aud":null}""", "Unknown", "WrongAudience")]
    // Partner Center, in every spelling
    [InlineData("""{"aud":"https://api.partnercenter.microsoft.com"}""", "Yes", "MfaClaimPresent")]
    [InlineData("""{"aud":"https://api.partnercenter.microsoft.com/"}""", "Yes", "MfaClaimPresent")]
    [InlineData("""{"aud":"HTTPS://API.PartnerCenter.Microsoft.com"}""", "Yes", "MfaClaimPresent")]
    [InlineData("""{"aud":"fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd"}""", "Yes", "MfaClaimPresent")]
    [InlineData("""{"aud":"FA3D9A0C-3FB0-42CC-9193-47C7ECD2EDBD"}""", "Yes", "MfaClaimPresent")]
    [InlineData("""{"aud":["https://graph.microsoft.com","https://api.partnercenter.microsoft.com/"]}""", "Yes", "MfaClaimPresent")]
    // 'mfa', as a whole element
    [InlineData("""{"amr":["pwd","mfa"]}""", "Yes", "MfaClaimPresent")]
    [InlineData("""{"amr":["mfa","rsa"]}""", "Yes", "MfaClaimPresent")]
    [InlineData("""{"amr":["ngcmfa","mfa"]}""", "Yes", "MfaClaimPresent")]
    [InlineData("""{"amr":["pwd",7,"mfa"]}""", "Yes", "MfaClaimPresent")]
    [InlineData("""{"amr":"mfa"}""", "Yes", "MfaClaimPresent")]
    [InlineData("""{"amr":"mfa","ver":"2.0"}""", "Yes", "MfaClaimPresent")]
    // 'ngcmfa' alone
    [InlineData("""{"amr":["ngcmfa"]}""", "Unknown", "MfaEquivalentClaim")]
    [InlineData("""{"amr":["pwd","ngcmfa"]}""", "Unknown", "MfaEquivalentClaim")]
    [InlineData("""{"amr":"ngcmfa"}""", "Unknown", "MfaEquivalentClaim")]
    // Neither
    [InlineData("""{"amr":["pwd"]}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":["rsa"]}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":["otp"]}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":["fed"]}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":["wia"]}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":["wiaormfa"]}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":"wiaormfa"}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":["fido"]}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":["none"]}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":["MFA"]}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":["Mfa","NGCMFA"]}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":[" mfa"]}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":["mfa\u0000"]}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":["mfax","xmfa"]}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":"pwd mfa"}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":"pwd,mfa"}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":["pwd,mfa"]}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":""}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":[]}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":[["mfa"]]}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":["pwd"],"ver":"2.0"}""", "No", "MfaClaimMissing")]
    // An amr that is not a list of words decides nothing
    [InlineData("""{"amr":1}""", "Unknown", "AuthenticationMethodsAbsent")]
    [InlineData("""{"amr":true}""", "Unknown", "AuthenticationMethodsAbsent")]
    [InlineData("""{"amr":{"mfa":true}}""", "Unknown", "AuthenticationMethodsAbsent")]
    // No amr: the version decides
    [InlineData("""{"amr":null}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":null,"ver":null}""", "No", "MfaClaimMissing")]
    [InlineData("""{"amr":null,"ver":"2.0"}""", "Unknown", "AuthenticationMethodsAbsent")]
    [InlineData("""{"amr":null,"ver":"3.0"}""", "Unknown", "AuthenticationMethodsAbsent")]
    [InlineData("""{"amr":null,"ver":2}""", "Unknown", "AuthenticationMethodsAbsent")]
    [InlineData("""{"amr":null,"ver":"2.0","acr":"1"}""", "Unknown", "AuthenticationMethodsAbsent")]
    public void The_claims_decide(string changes, string result, string reason) =>
        Assert.Equal((result, reason), Judge(TestTokens.Changed(changes)));

    [Theory]
    [InlineData("app-only before another audience", """{"idtyp":"app","aud":"https://graph.microsoft.com"}""", "AppOnlyToken")]
    [InlineData("app-only before mfa", """{"idtyp":"app","amr":["mfa"]}""", "AppOnlyToken")]
    [InlineData("another audience before mfa", """{"aud":"https://graph.microsoft.com","amr":["mfa"]}""", "WrongAudience")]
    [InlineData("another audience before no mfa", """{"aud":"https://graph.microsoft.com","amr":["pwd"]}""", "WrongAudience")]
    [InlineData("mfa before ngcmfa", """{"amr":["ngcmfa","mfa"]}""", "MfaClaimPresent")]
    [InlineData("ngcmfa before another method", """{"amr":["pwd","ngcmfa"]}""", "MfaEquivalentClaim")]
    [InlineData("a method before a version that has none", """{"amr":["pwd"],"ver":"2.0"}""", "MfaClaimMissing")]
    [InlineData("an unreadable amr before a version that must have one", """{"amr":1,"ver":"1.0"}""", "AuthenticationMethodsAbsent")]
    public void The_first_row_that_matches_decides(string order, string changes, string reason)
    {
        (_, string actual) = Judge(TestTokens.Changed(changes));
        Assert.True(reason == actual, $"{order}: expected {reason}, and got {actual}");
    }

    // The claim is present, but its JSON type is neither an array nor a string.
    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public void An_amr_of_null_is_unreadable_rather_than_absent(string version) =>
        Assert.Equal(
            ("Unknown", "AuthenticationMethodsAbsent"),
            Judge(TestTokens.Of(TestTokens.Payload($$"""{"amr":null,"ver":"{{version}}"}""").Replace("""{"aud""", """{"amr":null,"aud""", StringComparison.Ordinal))));

    [Theory]
    [InlineData("Global", "https://api.partnercenter.microsoft.com", "Yes")]
    [InlineData("USGovernment", "https://api.partnercenter.microsoft.com", "Yes")]
    [InlineData("China", "https://partner.partnercenterapi.microsoftonline.cn/", "Yes")]
    [InlineData("China", "https://api.partnercenter.microsoft.com", "Unknown")]
    [InlineData("Global", "https://partner.partnercenterapi.microsoftonline.cn", "Unknown")]
    [InlineData("Sandbox", "https://api.partnercenter.sandbox.example", "Yes")]
    [InlineData("Sandbox", "https://api.partnercenter.microsoft.com", "Unknown")]
    [InlineData("China", "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd", "Yes")]
    public void The_environment_determines_the_right_audience(string environment, string audience, string result) =>
        Assert.Equal(result, TokenTests.Run(TestTokens.With(("aud", audience)), PartnerMfaEnvironments.Find(environment)).Result);

    private static (string Result, string Reason) Judge(Secret token)
    {
        PartnerMfaResult result = TokenTests.Run(token);
        return (result.Result, result.Reason);
    }
}
