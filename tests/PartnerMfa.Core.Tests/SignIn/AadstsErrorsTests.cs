using PartnerMfa.Environments;
using PartnerMfa.SignIn.Errors;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>The AADSTS codes that partners encounter, and the expected outcome for each.</summary>
public sealed class AadstsErrorsTests
{
    [Theory]
    [InlineData("TenantRequired", "tenant", 50059, 50128, 50194)]
    [InlineData("TenantNotFound", "environment", 90002, 900023, 5000224)]
    [InlineData("TenantRestricted", "network administrator", 500021, 500022)]
    [InlineData("TenantRestricted", "cross-tenant access settings", 500212, 500213)]
    [InlineData("WrongCloud", "environment", 90038, 900382, 900432)]
    [InlineData("WrongCloud", "Bleu, Delos and GovSG", 900432)]
    [InlineData("MfaInteractionRequired", "Sign in with MFA", 50076, 50074)]
    [InlineData("MfaInteractionRequired", "sign-in frequency", 50078)]
    [InlineData("MfaRegistrationRequired", "aka.ms/mfasetup", 50079, 50072, 53004, 53010)]
    [InlineData("MfaRegistrationRequired", "multipleauthn", 50079, 50072, 53004)]
    [InlineData("MfaInteractionRequired", "custom controls never count", 50158, 50161)]
    [InlineData("MfaInteractionRequired", "Try again", 500121)]
    [InlineData("AccountNotInTenant", "guest", 50177)]
    [InlineData("AccountNotInTenant", "GDAP", 50177)]
    [InlineData("AccountNotInTenant", "third party", 50177)]
    [InlineData("DeviceNotCompliant", "managed device", 53000, 53001, 53002, 50097, 530003, 50131)]
    [InlineData("ConditionalAccessBlocked", "sign-in log", 53003, 530032, 530035)]
    [InlineData("ConditionalAccessBlocked", "browser", 530036)]
    [InlineData("ConditionalAccessBlocked", "exempts the integration's app and account", 530084)]
    [InlineData("AccountAtRisk", "home tenant", 530034, 53011)]
    [InlineData("AccountAtRisk", "Risky users", 530034, 53011)]
    [InlineData("ConsentRequired", "consent", 65001)]
    [InlineData("ConsentRequired", "an app of your own", 65002)]
    [InlineData("SignInDeclined", "accept", 65004)]
    [InlineData("ConsentRequired", "user_impersonation", 65005, 650056, 650057)]
    [InlineData("ServicePrincipalMissing", "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd", 650052, 500011, 500014, 50001)]
    [InlineData("ApplicationDisabled", "enables", 7000112)]
    [InlineData("ServicePrincipalMissing", "administrator", 7000229)]
    [InlineData("ServiceUnavailable", "half a minute", 650051)]
    [InlineData("ApplicationNotFound", "application id", 700016, 700011, 70001)]
    [InlineData("AdminConsentRequired", "administrator", 90093, 90094, 90095)]
    [InlineData("ConsentRequired", "applicationconsents", 90099)]
    [InlineData("AccountNotInTenant", "Assign", 50105)]
    [InlineData("ScopeInvalid", "https://api.partnercenter.microsoft.com/user_impersonation", 70011)]
    [InlineData("RefreshTokenInvalid", "copied whole", 70000, 9002313)]
    [InlineData("RefreshTokenExpired", "store the refresh token that each use gives back", 70008, 700082)]
    [InlineData("RefreshTokenExpired", "redirect", 700084, 9002327)]
    [InlineData("DeviceChanged", "device that the tenant knows", 700003, 135011, 50155)]
    [InlineData("DeviceChanged", "another method", 135010)]
    [InlineData("RefreshTokenExpired", "policy", 70043)]
    [InlineData("RefreshTokenExpired", "Sign in again", 50173, 50132, 50133, 50089, 50144)]
    [InlineData("ClientSecretInvalid", "value", 7000215)]
    [InlineData("ClientSecretExpired", "certificate", 7000222)]
    [InlineData("ClientSecretRequired", "public client flows", 7000218)]
    [InlineData("ClientSecretNotAllowed", "Leave", 700025)]
    [InlineData("CertificateRejected", "certificate", 700027)]
    [InlineData("ClockSkewed", "clock", 700024)]
    [InlineData("CertificateRejected", "Renew", 1000502)]
    [InlineData("MfaInteractionRequired", "multifactor", 54008)]
    [InlineData("SignInFailed", "Start again", 54005)]
    [InlineData("RedirectNotRegistered", "http://localhost", 50011)]
    [InlineData("ParameterNotSupported", "parameter", 901002)]
    [InlineData("AccountNotInTenant", "member account", 50020, 50034, 90072, 51004)]
    [InlineData("SignInFailed", "Sign in again", 50126)]
    [InlineData("AccountDisabled", "administrator", 50053, 50055, 50057)]
    [InlineData("AccountAmbiguous", "--user", 16000)]
    [InlineData("SignInTimedOut", "start again", 70016, 70018, 70019)]
    [InlineData("Throttled", "Stop the loop", 50196, 90055)]
    [InlineData("ServiceUnavailable", "Try again", 50000, 50087, 90006, 90012, 90024, 90033)]
    public void Every_code_has_its_error_and_its_advice(string id, string advice, params int[] codes) => Assert.All(codes, code =>
    {
        AadstsError row = Assert.IsType<AadstsError>(AadstsErrors.Find(code));
        Assert.Equal(id, row.Id.ToString());
        Assert.Contains(advice, Filled(row, SignInForm.Browser), StringComparison.OrdinalIgnoreCase);
    });

    [Theory]
    // For a stored refresh token, the new one must be stored.
    [InlineData(50076, SignInForm.RefreshToken, "store the new refresh token")]
    [InlineData(50079, SignInForm.RefreshToken, "store the new refresh token")]
    [InlineData(530036, SignInForm.RefreshToken, "Throw this refresh token away")]
    [InlineData(135010, SignInForm.RefreshToken, "store the new refresh token")]
    [InlineData(700003, SignInForm.RefreshToken, "store the new refresh token")]
    [InlineData(50173, SignInForm.RefreshToken, "Store the refresh token that it gives in place of the old one.")]
    // For a device code, use the browser instead.
    [InlineData(53003, SignInForm.DeviceCode, "Sign in in a browser")]
    [InlineData(530036, SignInForm.DeviceCode, "Sign in in a browser, not by device code")]
    [InlineData(7000218, SignInForm.DeviceCode, "public client flows")]
    // An app that signs in as itself.
    [InlineData(53003, SignInForm.ServicePrincipal, "service principal sign-ins")]
    [InlineData(65001, SignInForm.ServicePrincipal, "Grant admin consent")]
    [InlineData(7000218, SignInForm.ServicePrincipal, "Give the app's client secret or certificate.")]
    public void The_advice_fits_the_form_of_sign_in(int code, object form, string advice) =>
        Assert.Contains(advice, Filled(AadstsErrors.Find(code)!, (SignInForm)form), StringComparison.Ordinal);

    [Fact]
    public void An_app_that_signs_in_as_itself_is_never_told_to_sign_in_as_a_user()
    {
        AadstsError[] rows = [.. AadstsErrors.All];
        Assert.True(rows.Length >= 45);
        Assert.All(rows, row =>
        {
            foreach (SignInForm form in new[] { SignInForm.ServicePrincipal, SignInForm.ManagedIdentity })
            {
                string advice = Filled(row, form);
                Assert.DoesNotContain("partner-mfa probe", advice, StringComparison.Ordinal);
                Assert.DoesNotContain("partner-mfa refresh-token", advice, StringComparison.Ordinal);
                Assert.DoesNotMatch("(?i)sign in (again|with mfa)", advice);
            }
        });
    }

    [Theory]
    [InlineData(50196)]
    [InlineData(90055)]
    [InlineData(50000)]
    [InlineData(90033)]
    [InlineData(650051)]
    public void Throttling_and_transient_errors_never_lead_to_another_sign_in(int code) => Assert.All(
        Enum.GetValues<SignInForm>(), form => Assert.DoesNotMatch("(?i)sign in|partner-mfa", Filled(AadstsErrors.Find(code)!, form)));

    [Fact]
    public void No_code_is_listed_twice()
    {
        int[] codes = [.. AadstsErrors.All.SelectMany(row => row.Codes)];

        Assert.True(codes.Length >= 100);
        Assert.Equal(codes.Distinct().Count(), codes.Length);
    }

    [Fact]
    public void A_code_that_is_not_in_the_table_is_not_found() => Assert.Null(AadstsErrors.Find(1));

    [Theory]
    [InlineData(700082, "inactive for 90.00:00:00", "it was not used for 90 days")]
    [InlineData(700082, "inactive for 14.00:00:00.", "it was not used for 14 days")]
    [InlineData(700082, "was inactive for 12:00:00", "it was not used for 12 hours")]
    [InlineData(700082, "The refresh token has expired.", "it was not renewed in time")]
    [InlineData(70043, "the maximum allowed lifetime for this request is 43200.", "after 12 hours")]
    [InlineData(700084, "a fixed, limited lifetime of 1.00:00:00, which cannot be extended", "after 24 hours")]
    public void The_period_comes_from_the_services_text(int code, string text, string words) =>
        Assert.Contains(words, AadstsErrors.Find(code)!.MeaningOf(text), StringComparison.Ordinal);

    [Fact]
    public void Every_row_speaks_in_sentences_and_advises_in_every_form() => Assert.All(AadstsErrors.All, row =>
    {
        Assert.NotEmpty(row.Codes);
        Assert.Matches(@"^[A-Z].*\.$", row.Meaning);
        Assert.All(Enum.GetValues<SignInForm>(), form =>
        {
            string advice = Filled(row, form);
            Assert.Matches("^[A-Z]", advice);
            Assert.DoesNotContain("{", advice, StringComparison.Ordinal);
            Assert.DoesNotContain("..", advice, StringComparison.Ordinal);
        });
    });

    internal static string Filled(AadstsError row, SignInForm form) => RemedyTemplate.Fill(
        row.RemedyFor(form),
        new RemedyCommands(CommandHints.Tool, new CommandTarget(PartnerMfaEnvironments.Global, "contoso.example", null, "integration@contoso.example"), form));
}
