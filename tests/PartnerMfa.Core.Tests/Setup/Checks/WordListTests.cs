using PartnerMfa.Setup.Facts;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Setup.Checks;

/// <summary>The roles, plans, names and methods that are built into the checks. They are written out here on purpose.</summary>
public sealed class WordListTests
{
    // https://learn.microsoft.com/entra/fundamentals/security-defaults#require-administrators-to-do-multifactor-authentication
    [Theory]
    [InlineData("62e90394-69f5-4237-9190-012177145e10", "Global Administrator")]
    [InlineData("9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", "Application Administrator")]
    [InlineData("c4e39bd9-1100-46d3-8c65-fb160da0071f", "Authentication Administrator")]
    [InlineData("0526716b-113d-4c15-b2c8-68e3c22b9f80", "Authentication Policy Administrator")]
    [InlineData("b0f54661-2d74-4c50-afa3-1ec803f12efe", "Billing Administrator")]
    [InlineData("158c047a-c907-4556-b7ef-446551a6b5f7", "Cloud Application Administrator")]
    [InlineData("b1be1c3e-b65d-4f19-8427-f6fa0d97feb9", "Conditional Access Administrator")]
    [InlineData("29232cdf-9323-42fd-ade2-1d097af3e4de", "Exchange Administrator")]
    [InlineData("729827e3-9c14-49f7-bb1b-9608f156bbb8", "Helpdesk Administrator")]
    [InlineData("45d8d3c5-c802-45c6-b32a-1d70b5e1e86e", "Identity Governance Administrator")]
    [InlineData("966707d0-3269-4727-9be2-8c3a10f19b9d", "Password Administrator")]
    [InlineData("7be44c8a-adaf-4e2a-84d6-ab2649e08a13", "Privileged Authentication Administrator")]
    [InlineData("e8611ab8-c189-46e8-94e1-60213ab1f814", "Privileged Role Administrator")]
    [InlineData("194ae4cb-b126-40b2-bd5b-6091b380977d", "Security Administrator")]
    [InlineData("f28a1f50-f6e7-4571-818b-6a12f2af6b6c", "SharePoint Administrator")]
    [InlineData("69091246-20e8-4a56-aa4d-066075b2a7a8", "Teams Administrator")]
    [InlineData("fe930be7-5e62-47db-91af-98c3a49a38b1", "User Administrator")]
    public void Security_defaults_always_ask_these_administrators(string template, string name)
    {
        MembershipFacts memberships = GoodSetup.Memberships("AdminAgents");
        memberships.Roles[template] = "a role";
        CheckResult result = GoodSetup.Result(
            GoodSetup.Good with { SecurityDefaults = GoodSetup.Read<bool?>(true), Policies = GoodSetup.Policies(), Memberships = GoodSetup.Read(memberships) },
            PartnerMfaSetupCheck.SecurityDefaults);

        Assert.Equal((MfaAnswer.Yes, SetupReason.SecurityDefaultsOn), (result.Answer, result.Reason));
        Assert.Equal($"Security defaults are on, and the account has the role {name}: every sign-in is asked for MFA.", result.Message);
    }

    [Theory]
    [InlineData("microsoftAuthenticatorPush", true)]
    [InlineData("microsoftAuthenticatorPasswordless", true)]
    [InlineData("softwareOneTimePasscode", true)]
    [InlineData("mobilePhone", false)]
    public void Under_security_defaults_the_report_replaces_methods_that_were_not_read(string reported, bool isEnough)
    {
        MembershipFacts memberships = GoodSetup.Memberships("AdminAgents");
        memberships.Roles["fe930be7-5e62-47db-91af-98c3a49a38b1"] = "User Administrator";
        SetupFacts facts = GoodSetup.Good with
        {
            SecurityDefaults = GoodSetup.Read<bool?>(true),
            Policies = GoodSetup.Policies(),
            Memberships = GoodSetup.Read(memberships),
            Methods = GoodSetup.Failed<IReadOnlyList<RegisteredMethod>>(GoodSetup.Forbidden),
            Registration = GoodSetup.Read(new RegistrationFacts(true, true, [reported])),
        };

        Assert.Equal(isEnough ? SetupReason.SecurityDefaultsOn : SetupReason.PermissionMissing, GoodSetup.Result(facts, PartnerMfaSetupCheck.SecurityDefaults).Reason);
        // A list that was read decides, even when the report has more entries.
        Assert.Equal(
            SetupReason.SecurityDefaultsMethodMissing,
            GoodSetup.Result(facts with { Methods = GoodSetup.Methods("phone") }, PartnerMfaSetupCheck.SecurityDefaults).Reason);
    }

    [Theory]
    [InlineData("svc-partner")]
    [InlineData("service1")]
    [InlineData("integration")]
    [InlineData("billing.api")]
    [InlineData("automation_account")]
    [InlineData("sync")]
    [InlineData("connector-2")]
    [InlineData("partnercenter")]
    [InlineData("csp")]
    [InlineData("App")]
    [InlineData("bot")]
    [InlineData("nightly job")]
    public void An_account_named_like_a_program_looks_separate(string name)
    {
        Assert.Equal(SetupReason.AccountLooksSeparate, Separate(name + "@contoso.com", "Ann Example"));
        Assert.Equal(SetupReason.AccountLooksSeparate, Separate("ann@contoso.com", name));
    }

    [Theory]
    [InlineData("happy@contoso.com")]
    [InlineData("ann@app.contoso.com")]
    [InlineData("abbot@contoso.com")]
    public void A_name_that_only_contains_such_a_word_does_not(string name) => Assert.Equal(SetupReason.AccountMayBePersonal, Separate(name, null));

    [Theory]
    [InlineData("AAD_PREMIUM", true)]
    [InlineData("aad_premium_p2", true)]
    [InlineData("AAD_PREMIUM_P1", false)]
    [InlineData("INTUNE_A", false)]
    public void Two_service_plans_license_Conditional_Access(string plan, bool isEnough) => Assert.Equal(isEnough, LicenseCheck.HasPremium(["EXCHANGE_S_STANDARD", plan]));

    [Theory]
    [InlineData("microsoftAuthenticator", "Microsoft Authenticator")]
    [InlineData("phone", "phone")]
    [InlineData("fido2", "passkey (FIDO2)")]
    [InlineData("windowsHelloForBusiness", "Windows Hello for Business")]
    [InlineData("softwareOath", "authenticator app with codes")]
    [InlineData("hardwareOath", "hardware token with codes")]
    [InlineData("platformCredential", "platform credential")]
    [InlineData("external", "external authentication method")]
    public void A_method_that_can_perform_MFA_is_named(string kind, string name)
    {
        CheckResult result = GoodSetup.Result(GoodSetup.Good with { Methods = GoodSetup.Methods("password", kind) }, PartnerMfaSetupCheck.MfaMethods);

        Assert.Equal((MfaAnswer.Yes, $"The account can perform MFA with: {name}.", $"password, {name}"), (result.Answer, result.Message, result.Row));
    }

    [Theory]
    [InlineData("password", "password")]
    [InlineData("email", "email (for password reset)")]
    [InlineData("qrCodePin", "QR code with PIN")]
    public void A_method_that_cannot_perform_MFA_is_not_enough(string kind, string name)
    {
        CheckResult result = GoodSetup.Result(GoodSetup.Good with { Methods = GoodSetup.Methods(kind) }, PartnerMfaSetupCheck.MfaMethods);

        Assert.Equal((MfaAnswer.No, SetupReason.MfaMethodMissing, name), (result.Answer, result.Reason, result.Row));
    }

    [Theory]
    [InlineData("microsoftAuthenticatorPush", "Microsoft Authenticator")]
    [InlineData("fido2", "a passkey (FIDO2)")]
    [InlineData("password,softwareOath", "an authenticator app with codes")]
    [InlineData("deviceBasedPush", "phone sign-in with Microsoft Authenticator")]
    [InlineData("windowsHelloForBusiness", "Windows Hello for Business")]
    [InlineData("password, hardwareOath", "a hardware token with codes")]
    [InlineData("password,sms", "a phone")]
    [InlineData("password,voice", "a phone")]
    [InlineData("temporaryAccessPassOneTime", "a Temporary Access Pass")]
    [InlineData("x509CertificateMultiFactor", "a certificate")]
    [InlineData("windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor", "a passkey (FIDO2) or Windows Hello for Business")]
    public void A_strength_that_is_not_met_names_the_easiest_method_to_register(string combinations, string name)
    {
        CheckResult result = GoodSetup.Result(
            GoodSetup.Good with { Methods = GoodSetup.Methods("password"), Policies = Strength(combinations) }, PartnerMfaSetupCheck.MfaMethods);

        Assert.Equal((MfaAnswer.No, SetupReason.StrengthNotMet), (result.Answer, result.Reason));
        Assert.Contains($" and add {name}.", result.Remedy, StringComparison.Ordinal);
    }

    private static Http.Resources.ResourceResult<ConditionalAccess.PolicySet> Strength(string combinations) => GoodSetup.Policies(new ConditionalAccess.PolicyText().With(
        "grantControls",
        $"{{'operator': 'OR', 'authenticationStrength': {{'id': 'x', 'displayName': 'Strong', 'requirementsSatisfied': 'mfa', 'allowedCombinations': ['{combinations}']}}}}"));

    private static SetupReason Separate(string name, string? displayName) => GoodSetup.Result(
        GoodSetup.Good with { Account = GoodSetup.Read(GoodSetup.Account with { UserPrincipalName = name, DisplayName = displayName }) }, PartnerMfaSetupCheck.SeparateAccount).Reason;
}
