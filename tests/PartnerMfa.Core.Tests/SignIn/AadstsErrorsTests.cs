using PartnerMfa.SignIn.Errors;

namespace PartnerMfa.SignIn;

/// <summary>The AADSTS codes that partners meet, as the project's facts list them, and what each must lead to.</summary>
public sealed class AadstsErrorsTests
{
    [Theory]
    [InlineData("TenantRequired", "tenant", 50059, 50128)]
    [InlineData("TenantNotFound", "environment", 90002)]
    [InlineData("WrongCloud", "environment", 90038, 900382, 900432)]
    [InlineData("MfaInteractionRequired", "Sign in with MFA", 50076, 50074)]
    [InlineData("MfaInteractionRequired", "sign-in frequency", 50078)]
    [InlineData("MfaRegistrationRequired", "multipleauthn", 50079, 50072, 53004)]
    [InlineData("MfaInteractionRequired", "custom controls never count", 50158)]
    [InlineData("DeviceNotCompliant", "managed device", 53000, 53001, 50097, 530003)]
    [InlineData("ConditionalAccessBlocked", "sign-in log", 53003, 530032, 530035)]
    [InlineData("ConsentRequired", "consent", 65001)]
    [InlineData("ConsentRequired", "an app of your own", 65002)]
    [InlineData("SignInDeclined", "accept", 65004)]
    [InlineData("ConsentRequired", "user_impersonation", 65005, 650056, 650057)]
    [InlineData("ServicePrincipalMissing", "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd", 650052, 500011)]
    [InlineData("AdminConsentRequired", "administrator", 90094, 90095)]
    [InlineData("RefreshTokenInvalid", "pasted", 70000, 9002313)]
    [InlineData("RefreshTokenExpired", "on a schedule", 70008, 700082)]
    [InlineData("RefreshTokenExpired", "redirect", 700084)]
    [InlineData("RefreshTokenExpired", "policy", 70043)]
    [InlineData("RefreshTokenExpired", "Sign in again", 50173, 50132, 50133)]
    [InlineData("ApplicationNotFound", "application id", 700016, 700011, 70001)]
    [InlineData("ClientSecretInvalid", "value", 7000215)]
    [InlineData("ClientSecretExpired", "certificate", 7000222)]
    [InlineData("ClientSecretRequired", "public client flows", 7000218)]
    [InlineData("ClientSecretNotAllowed", "Leave", 700025)]
    [InlineData("CertificateRejected", "certificate", 700027)]
    [InlineData("RedirectNotRegistered", "http://localhost", 50011)]
    [InlineData("AccountNotInTenant", "member account", 50020, 50034, 90072, 50177)]
    [InlineData("SignInFailed", "Sign in again", 50126)]
    [InlineData("AccountDisabled", "administrator", 50053, 50055, 50057)]
    [InlineData("AccountNotInTenant", "Assign", 50105)]
    [InlineData("TenantRequired", "tenant", 50194)]
    [InlineData("MfaRegistrationRequired", "Register", 135010)]
    [InlineData("SignInTimedOut", "Start again", 70016, 70018, 70019)]
    [InlineData("ServiceUnavailable", "Try again", 50000, 50087, 90006, 90012, 90024, 90033)]
    public void Every_code_has_its_failure_and_its_advice(string id, string advice, params int[] codes) => Assert.All(codes, code =>
    {
        AadstsErrors.Row row = Assert.IsType<AadstsErrors.Row>(AadstsErrors.Find(code));
        Assert.Equal(id, row.Id.ToString());
        Assert.Contains(advice, row.Remedy("the command"), StringComparison.OrdinalIgnoreCase);
    });

    [Fact]
    public void A_code_that_is_not_in_the_table_is_not_found() => Assert.Null(AadstsErrors.Find(1));

    [Fact]
    public void Every_row_speaks_in_sentences_and_advises()
    {
        List<AadstsErrors.Row> rows = [.. AadstsErrors.All];

        Assert.True(rows.Count >= 35);
        Assert.All(rows, row =>
        {
            Assert.NotEmpty(row.Codes);
            Assert.EndsWith(".", row.Meaning, StringComparison.Ordinal);
            Assert.NotEmpty(row.Remedy("the command"));
        });
    }
}
