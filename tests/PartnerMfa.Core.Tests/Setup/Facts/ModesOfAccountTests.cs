using PartnerMfa.Setup.ConditionalAccess;

namespace PartnerMfa.Setup.Facts;

/// <summary>
/// What each registered method means in the terms of authentication strengths. The terms are Microsoft's and are written out here on
/// purpose.
/// </summary>
public sealed class ModesOfAccountTests
{
    private static readonly Guid Model = new("de1e552d-db1d-4423-a619-566b625cdc84");

    [Theory]
    [InlineData("microsoftAuthenticator", "microsoftAuthenticatorPush", "deviceBasedPush softwareOath")]
    [InlineData("phone", "voice", "sms")]
    [InlineData("fido2", "fido2", "")]
    [InlineData("windowsHelloForBusiness", "windowsHelloForBusiness", "")]
    [InlineData("platformCredential", "windowsHelloForBusiness", "")]
    [InlineData("softwareOath", "softwareOath", "")]
    [InlineData("hardwareOath", "hardwareOath", "")]
    [InlineData("email", "email", "")]
    [InlineData("qrCodePin", "qrCodePin", "")]
    [InlineData("external", "", "")]
    [InlineData("password", "password", "")]
    public void A_registered_method_is_worth_certain_modes(string kind, string certain, string possible)
    {
        RegisteredModes modes = ModesOfAccount.Of(GoodSetup.Good with { Methods = GoodSetup.Methods(kind) })!;

        Assert.Equal(["password", .. Words(certain)], modes.Certain);
        Assert.Equal(Words(possible), modes.Possible);
        Assert.Equal(kind == "fido2" ? [null] : [], modes.Passkeys);
        Assert.Equal((false, false), (modes.HasUnknown, modes.MayHaveCertificate));
    }

    [Theory]
    [InlineData("mobile", "sms voice")]
    [InlineData("alternateMobile", "voice")]
    [InlineData("office", "voice")]
    public void Text_messages_go_to_the_first_mobile_number_only(string type, string certain) =>
        Assert.Equal(["password", .. Words(certain)], ModesOfAccount.Of(Registered(new RegisteredMethod("phone") { PhoneType = type }))!.Certain);

    [Theory]
    [InlineData(true, true, "temporaryAccessPassOneTime")]
    [InlineData(true, null, "temporaryAccessPassOneTime")]
    [InlineData(true, false, "temporaryAccessPassMultiUse")]
    [InlineData(false, false, "")]
    [InlineData(null, false, "")]
    public void A_valid_pass_is_worth_one_sign_in_or_several(bool? isUsable, bool? isUsableOnce, string certain)
    {
        RegisteredModes modes = ModesOfAccount.Of(Registered(new RegisteredMethod("temporaryAccessPass") { IsUsable = isUsable, IsUsableOnce = isUsableOnce }))!;

        Assert.Equal(["password", .. Words(certain)], modes.Certain);
        Assert.False(modes.HasUnknown);
    }

    [Theory]
    [InlineData("microsoftAuthenticatorPasswordless", "deviceBasedPush", "deviceBasedPush")]
    [InlineData("microsoftAuthenticatorPush", "", "microsoftAuthenticatorPush")]
    [InlineData("softwareOneTimePasscode", "softwareOath", "softwareOath")]
    [InlineData("hardwareOneTimePasscode", "", "hardwareOath")]
    [InlineData("windowsHelloForBusiness", "", "windowsHelloForBusiness")]
    [InlineData("mobilePhone", "", "sms")]
    [InlineData("passKeyDeviceBound", "", "")]
    public void The_report_adds_what_Authenticator_can_do_and_replaces_methods_that_were_not_read(string reported, string withAuthenticator, string instead)
    {
        SetupFacts facts = GoodSetup.Good with { Methods = GoodSetup.Methods("microsoftAuthenticator"), Registration = GoodSetup.Read(new RegistrationFacts(true, true, [reported])) };
        RegisteredModes read = ModesOfAccount.Of(facts)!;
        RegisteredModes without = ModesOfAccount.Of(facts with { Methods = GoodSetup.Methods("email") })!;
        RegisteredModes notRead = ModesOfAccount.Of(facts with { Methods = GoodSetup.Failed<IReadOnlyList<RegisteredMethod>>(GoodSetup.Forbidden) })!;

        Assert.Equal(["password", "microsoftAuthenticatorPush", .. Words(withAuthenticator)], read.Certain);
        Assert.Equal(["password", "email"], without.Certain);
        Assert.Equal(["password", .. Words(instead)], notRead.Certain);
        Assert.Equal((false, true), (read.HasUnknown, notRead.HasUnknown));
    }

    [Theory]
    [InlineData("Managed", null, "", "")]
    [InlineData("Federated", null, "federatedSingleFactor", "federatedMultiFactor")]
    [InlineData("Federated", "acceptIfMfaDoneByFederatedIdp", "federatedSingleFactor", "federatedMultiFactor")]
    [InlineData("Federated", "rejectMfaByFederatedIdp", "federatedSingleFactor", "")]
    public void A_federated_account_also_has_the_modes_of_its_identity_provider(string type, string? behavior, string certain, string possible)
    {
        RegisteredModes modes = ModesOfAccount.Of(GoodSetup.Good with { Methods = GoodSetup.Methods(), Domain = GoodSetup.Read(new DomainFacts("contoso.com", type) { MfaBehavior = behavior }) })!;

        Assert.Equal(["password", .. Words(certain)], modes.Certain);
        Assert.Equal(Words(possible), modes.Possible);
    }

    [Fact]
    public void A_method_that_is_new_leaves_room_for_everything() =>
        Assert.True(ModesOfAccount.Of(GoodSetup.Good with { Methods = GoodSetup.Methods("phone", "telepathy") })!.HasUnknown);

    [Theory]
    [InlineData("password", Ternary.Yes)]
    [InlineData("PASSWORD", Ternary.Yes)]
    [InlineData("fido2", Ternary.Yes)]
    [InlineData("password, sms", Ternary.Yes)]
    [InlineData("password,voice", Ternary.No)]
    [InlineData("hardwareOath", Ternary.No)]
    [InlineData("softwareOath", Ternary.No)]
    [InlineData("windowsHelloForBusiness", Ternary.No)]
    [InlineData("microsoftAuthenticatorPush", Ternary.No)]
    [InlineData("deviceBasedPush", Ternary.Unknown)]
    [InlineData("temporaryAccessPassOneTime", Ternary.No)]
    [InlineData("temporaryAccessPassMultiUse", Ternary.No)]
    [InlineData("email", Ternary.No)]
    [InlineData("federatedSingleFactor", Ternary.No)]
    [InlineData("federatedMultiFactor", Ternary.No)]
    [InlineData("qrCodePin", Ternary.No)]
    [InlineData("x509CertificateMultiFactor", Ternary.No)]
    [InlineData("x509CertificateSingleFactor", Ternary.No)]
    [InlineData("telepathy", Ternary.Unknown)]
    [InlineData("password,telepathy", Ternary.Unknown)]
    [InlineData("voice,telepathy", Ternary.No)]
    internal void A_combination_is_had_when_all_of_its_modes_are(string combination, Ternary expected)
    {
        RegisteredModes modes = new() { Certain = ["password", "sms", "fido2"], Possible = ["deviceBasedPush"] };
        bool isCertificate = combination.StartsWith("x509", StringComparison.Ordinal);

        Assert.Equal(expected, modes.Satisfies(Allowing(combination)));
        Assert.Equal(expected == Ternary.No ? Ternary.Unknown : expected, (modes with { HasUnknown = true }).Satisfies(Allowing(combination)));
        Assert.Equal(isCertificate ? Ternary.Unknown : expected, (modes with { MayHaveCertificate = true }).Satisfies(Allowing(combination)));
        Assert.Equal(expected == Ternary.Yes ? Ternary.Unknown : expected, modes.Satisfies(Allowing(combination) with { Restricted = [combination.ToUpperInvariant()] }));
        Assert.Equal(expected, modes.Satisfies(Allowing(combination) with { Restricted = ["voice"] }));
    }

    [Fact]
    public void One_combination_of_a_strength_is_enough()
    {
        RegisteredModes modes = new() { Certain = ["password", "sms"] };

        Assert.Equal(Ternary.Yes, modes.Satisfies(Allowing("fido2", "password,sms")));
        Assert.Equal(Ternary.No, modes.Satisfies(Allowing("fido2", "password,voice")));
        Assert.Equal(Ternary.Unknown, modes.Satisfies(new AuthenticationStrength { Name = "Ours" }));
    }

    [Fact]
    public void A_passkey_must_be_of_an_allowed_model()
    {
        RegisteredModes modes = new() { Certain = ["fido2"], Passkeys = [Model] };
        AuthenticationStrength strength = Allowing("fido2") with { AllowedPasskeys = [Model] }, another = Allowing("FIDO2") with { AllowedPasskeys = [Guid.Empty] };

        Assert.Equal((Ternary.Yes, Ternary.No), (modes.Satisfies(strength), modes.Satisfies(another)));
        Assert.Equal(Ternary.Unknown, (modes with { Passkeys = [null] }).Satisfies(strength));
        Assert.Equal(Ternary.Yes, (modes with { Passkeys = [null, Model] }).Satisfies(strength));
        Assert.Equal(Ternary.No, (modes with { Passkeys = [] }).Satisfies(strength));
        Assert.Equal(Ternary.Unknown, (modes with { Passkeys = [], HasUnknown = true }).Satisfies(strength));
        Assert.Equal(Ternary.Yes, (modes with { Passkeys = [] }).Satisfies(Allowing("fido2")));
        Assert.Equal(Ternary.Yes, (modes with { Certain = ["fido2", "sms"], Passkeys = [] }).Satisfies(Allowing("fido2", "sms") with { AllowedPasskeys = [Model] }));
    }

    private static SetupFacts Registered(RegisteredMethod method) => GoodSetup.Good with { Methods = GoodSetup.Read<IReadOnlyList<RegisteredMethod>>([method]) };

    private static AuthenticationStrength Allowing(params string[] combinations) => new() { Id = "x", Name = "Ours", Satisfies = "mfa", Combinations = combinations };

    private static string[] Words(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
