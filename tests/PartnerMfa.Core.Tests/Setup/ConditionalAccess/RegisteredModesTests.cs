using static PartnerMfa.Setup.ConditionalAccess.Ternary;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>
/// Whether an account can satisfy an authentication strength with its registered methods. The terms are Microsoft's and are written out
/// here on purpose.
/// </summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/authenticationstrengthroot (authenticationMethodModes)</remarks>
public sealed class RegisteredModesTests
{
    private static readonly Guid Model = Guid.Parse("90a3ccdf-635c-4729-a248-9b709135078f");
    private static readonly Guid OtherModel = Guid.Parse("de1e552d-db1d-4423-a619-566b625cdc84");

    private static readonly RegisteredModes Nothing = new() { Certain = [] };

    [Theory]
    [InlineData("password")]
    [InlineData("voice")]
    [InlineData("hardwareOath")]
    [InlineData("softwareOath")]
    [InlineData("sms")]
    [InlineData("fido2")]
    [InlineData("windowsHelloForBusiness")]
    [InlineData("microsoftAuthenticatorPush")]
    [InlineData("deviceBasedPush")]
    [InlineData("temporaryAccessPassOneTime")]
    [InlineData("temporaryAccessPassMultiUse")]
    [InlineData("email")]
    [InlineData("federatedSingleFactor")]
    [InlineData("federatedMultiFactor")]
    [InlineData("qrCodePin")]
    [InlineData("x509CertificateMultiFactor")]
    [InlineData("x509CertificateSingleFactor")]
    public void A_mode_is_there_or_not_or_may_be_there(string mode)
    {
        Assert.Equal(No, Nothing.Satisfies(Strength(mode)));
        Assert.Equal(Yes, new RegisteredModes { Certain = [mode.ToUpperInvariant()] }.Satisfies(Strength(mode)));
        Assert.Equal(Unknown, (Nothing with { Possible = [mode] }).Satisfies(Strength(mode)));
        Assert.Equal(Unknown, (Nothing with { HasUnknown = true }).Satisfies(Strength(mode)));
        Assert.Equal(mode.StartsWith("x509", StringComparison.Ordinal) ? Unknown : No, (Nothing with { MayHaveCertificate = true }).Satisfies(Strength(mode)));
    }

    [Theory]
    [InlineData("fido2", Unknown)]
    [InlineData("x509CertificateMultiFactor", Unknown)]
    [InlineData("x509CertificateSingleFactor", Unknown)]
    [InlineData("sms", Yes)]
    [InlineData("windowsHelloForBusiness", Yes)]
    internal void A_mode_that_a_strength_may_restrict_is_enough_only_when_it_tells_its_restrictions(string mode, Ternary expected)
    {
        RegisteredModes modes = new() { Certain = [mode] };

        Assert.Equal(expected, modes.Satisfies(Strength(mode) with { TellsRestrictions = false }));
        Assert.Equal(Yes, modes.Satisfies(Strength(mode) with { TellsRestrictions = true }));
    }

    [Fact]
    public void A_mode_that_is_new_may_be_there() => Assert.Equal(Unknown, Nothing.Satisfies(Strength("telepathy")));

    [Fact]
    public void A_strength_without_combinations_leaves_it_open() => Assert.Equal(Unknown, Nothing.Satisfies(new AuthenticationStrength { Name = "x" }));

    [Fact]
    public void All_parts_of_a_combination_are_needed_and_one_combination_is_enough()
    {
        RegisteredModes modes = new() { Certain = ["password"], Possible = ["sms"] };

        Assert.Equal(No, modes.Satisfies(Strength("password, voice")));
        Assert.Equal(Unknown, modes.Satisfies(Strength("password, sms")));
        Assert.Equal(Yes, modes.Satisfies(Strength("password,voice", "password")));
    }

    [Fact]
    public void A_restricted_combination_may_be_enough()
    {
        RegisteredModes modes = new() { Certain = ["x509CertificateMultiFactor", "sms"] };

        Assert.Equal(Unknown, modes.Satisfies(Strength("x509CertificateMultiFactor") with { Restricted = ["X509CertificateMultiFactor"] }));
        Assert.Equal(Yes, modes.Satisfies(Strength("sms") with { Restricted = ["x509CertificateMultiFactor"] }));
        Assert.Equal(No, Nothing.Satisfies(Strength("sms") with { Restricted = ["sms"] }));
    }

    [Fact]
    public void Where_only_some_passkeys_are_allowed_the_model_decides()
    {
        AuthenticationStrength strength = Strength("fido2") with { AllowedPasskeys = [Model] };
        RegisteredModes modes = new() { Certain = ["fido2"] };

        Assert.Equal(No, modes.Satisfies(strength));
        Assert.Equal(Unknown, (modes with { HasUnknown = true }).Satisfies(strength));
        Assert.Equal(No, (modes with { Passkeys = [OtherModel] }).Satisfies(strength));
        Assert.Equal(Unknown, (modes with { Passkeys = [OtherModel, null] }).Satisfies(strength));
        Assert.Equal(Yes, (modes with { Passkeys = [null, Model] }).Satisfies(strength));
    }

    [Fact]
    public void The_settings_of_combinations_are_read()
    {
        AuthenticationStrength strength = AuthenticationStrength.Read(System.Text.Json.JsonDocument.Parse($$"""
            {"id":"X","displayName":"Ours","requirementsSatisfied":"mfa","allowedCombinations":["fido2"],"combinationConfigurations":[
              {"@odata.type":"#microsoft.graph.fido2CombinationConfiguration","appliesToCombinations":["fido2"],"allowedAAGUIDs":["{{Model}}","nonsense"]},
              {"@odata.type":"#MICROSOFT.GRAPH.FIDO2CombinationConfiguration","allowedAAGUIDs":["{{OtherModel}}"]},
              {"@odata.type":"#microsoft.graph.x509CertificateCombinationConfiguration","appliesToCombinations":["x509CertificateMultiFactor"],"allowedAAGUIDs":[]},
              {"appliesToCombinations":["sms"]},
              {"@odata.type":"#microsoft.graph.fido2CombinationConfiguration","appliesToCombinations":["voice"]},
              {}]}
            """).RootElement);

        Assert.Equal(("X", "Ours", "mfa", null), (strength.Id, strength.Name, strength.Satisfies, strength.UnknownMember));
        Assert.Equal(["fido2"], strength.Combinations!);
        Assert.Equal([Model, Guid.Empty, OtherModel], strength.AllowedPasskeys!);
        // A restriction that does not say which combinations it applies to may apply to all of them.
        Assert.Equal(["x509CertificateMultiFactor", "sms", "voice", "fido2"], strength.Restricted);
    }

    [Fact]
    public void A_setting_of_a_strength_without_combinations_restricts_nothing() =>
        Assert.Empty(AuthenticationStrength.Read(System.Text.Json.JsonDocument.Parse("""{"id":"X","combinationConfigurations":[{}]}""").RootElement).Restricted);

    private static AuthenticationStrength Strength(params string[] combinations) => new() { Name = "x", Combinations = combinations };
}
