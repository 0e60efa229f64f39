using PartnerMfa.SignIn.Errors;

namespace PartnerMfa.SignIn;

/// <summary>Refusals of a sign-in for Microsoft Graph name its permissions and not those of Partner Center.</summary>
public sealed class GraphRefusalTests
{
    private const string Consent = "Entra admin center > App registrations > the app > API permissions > Add a permission > Microsoft Graph > ";

    private static readonly RefreshTokenSignIn Request = SignIns.ByWebApp with { GraphPermissions = ["User.Read.All", "Policy.Read.All"] };

    [Theory]
    [InlineData("ConsentRequired", "invalid_grant", "consent_required", 65001)]
    [InlineData("ConsentRequired", "invalid_grant", null, 65002)]
    [InlineData("SignInDeclined", "access_denied", null, 65004)]
    [InlineData("ConsentRequired", "invalid_client", null, 65005)]
    [InlineData("ConsentRequired", "invalid_client", null, 650056)]
    [InlineData("ConsentRequired", "invalid_request", null, 650057)]
    [InlineData("AdminConsentRequired", "invalid_grant", "consent_required", 90093)]
    [InlineData("AdminConsentRequired", "invalid_grant", "consent_required", 90094)]
    [InlineData("AdminConsentRequired", "invalid_grant", "consent_required", 90095)]
    [InlineData("ApplicationNotFound", "unauthorized_client", null, 700016)]
    public async Task The_permissions_that_were_asked_for_are_named_and_how_to_consent(string id, string error, string? suberror, int code)
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(Request, SignIns.Refused(error, $"AADSTS{code}: Words.", suberror));

        Assert.Equal((id, $"AADSTS{code}"), (refused.ErrorId, refused.AadstsCode));
        Assert.EndsWith($" AADSTS{code}: Words.", refused.Message, StringComparison.Ordinal);
        Assert.Contains(Consent + "delegated permissions: User.Read.All, Policy.Read.All; then 'Grant admin consent'", refused.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("Partner Center", refused.Message + refused.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("user_impersonation", refused.Message + refused.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_only_sign_in_gets_advice_about_application_permissions()
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(
            ServicePrincipalSignInTests.Request with { GraphPermissions = ["Policy.Read.All"] },
            SignIns.Refused("invalid_client", "AADSTS650056: Words."));

        Assert.Contains(Consent + "application permissions: Policy.Read.All;", refused.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_Microsofts_own_client_an_administrator_consents_at_sign_in()
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(
            DeviceCodes.Request with { ApplicationId = null, GraphPermissions = ["Policy.Read.All"] },
            SignIns.Refused("invalid_grant", "AADSTS90094: Words.", "consent_required"));

        Assert.Equal(
            ("AdminConsentRequired", "An administrator signs in when asked, and accepts Policy.Read.All. Then try again, or sign in as that administrator."),
            (refused.ErrorId, refused.Remedy));
    }

    [Fact]
    public async Task Without_a_code_the_OAuth_error_decides()
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(Request, SignIns.Refused("consent_required", "Words."));

        Assert.Equal("ConsentRequired", refused.ErrorId);
        Assert.Contains("User.Read.All, Policy.Read.All", refused.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500011)]
    [InlineData(650052)]
    public async Task Graph_that_is_not_there_is_in_another_cloud(int code)
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(Request, SignIns.Refused("invalid_resource", $"AADSTS{code}: Words."));

        Assert.Equal(
            ("ServicePrincipalMissing", "Check the environment: the tenant may live in another cloud."), (refused.ErrorId, refused.Remedy));
    }

    [Fact]
    public async Task Other_refusals_are_what_they_are_for_Partner_Center()
    {
        Reply reply = SignIns.Refused("invalid_grant", "AADSTS700082: Words.");
        PartnerMfaException forGraph = await SignIns.RefusedAsync(Request, reply);
        PartnerMfaException forPartnerCenter = await SignIns.RefusedAsync(SignIns.ByWebApp, reply);

        Assert.Equal((forPartnerCenter.Message, forPartnerCenter.Remedy), (forGraph.Message, forGraph.Remedy));
    }

    [Fact]
    public void Every_row_is_a_sentence_about_Graph()
    {
        AadstsError[] rows = GraphAadstsErrors.Rows(Request);

        Assert.True(rows.Length >= 7);
        Assert.All(rows, row =>
        {
            Assert.EndsWith(".", row.Meaning, StringComparison.Ordinal);
            Assert.NotEmpty(row.Codes);
            Assert.All(row.Codes, code => Assert.Equal(row.Id, AadstsErrors.Find(code)!.Id));
            Assert.DoesNotContain("Partner Center", row.Meaning + row.Remedy, StringComparison.Ordinal);
        });
    }
}
