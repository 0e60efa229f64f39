using System.Text.Json;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Which authentication strengths require MFA. The terms are Microsoft's and are written out here on purpose.</summary>
/// <remarks>Source: https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strengths</remarks>
public sealed class AuthenticationStrengthTests
{
    private const string MfaId = "00000000-0000-0000-0000-000000000002";
    private const string PasswordlessId = "00000000-0000-0000-0000-000000000003";
    private const string PhishingResistantId = "00000000-0000-0000-0000-000000000004";

    private static readonly string[] PhishingResistant = ["windowsHelloForBusiness", "fido2", "x509CertificateMultiFactor"];

    private static readonly string[] Passwordless = ["windowsHelloForBusiness", "fido2", "x509CertificateMultiFactor", "deviceBasedPush"];

    private static readonly string[] Multifactor =
    [
        "windowsHelloForBusiness", "fido2", "x509CertificateMultiFactor", "deviceBasedPush",
        "temporaryAccessPassOneTime", "temporaryAccessPassMultiUse", "federatedMultiFactor",
        "password,microsoftAuthenticatorPush", "password,softwareOath", "password,hardwareOath", "password,sms", "password,voice",
        "federatedSingleFactor,microsoftAuthenticatorPush", "federatedSingleFactor,softwareOath", "federatedSingleFactor,hardwareOath",
        "federatedSingleFactor,sms", "federatedSingleFactor,voice",
    ];

    public static TheoryData<string> MultifactorCombinations { get; } = [.. Multifactor];

    [Theory]
    [InlineData("password")]
    [InlineData("sms")]
    [InlineData("voice")]
    [InlineData("email")]
    [InlineData("softwareOath")]
    [InlineData("hardwareOath")]
    [InlineData("microsoftAuthenticatorPush")]
    [InlineData("qrCodePin")]
    [InlineData("federatedSingleFactor")]
    [InlineData("x509CertificateSingleFactor")]
    public void A_strength_that_allows_a_single_factor_does_not_prove_MFA(string factor)
    {
        foreach (string satisfies in new[] { "'mfa'", "null" })
            foreach (string combinations in new[] { $"'{factor}'", $"'fido2', '{factor}'", $"'{factor}', 'fido2'", $"'{factor.ToUpperInvariant()}'" })
                Assert.Equal(
                    PolicyFinding.Unknown("requires the authentication strength 'Ours', which also allows a single factor"),
                    Read($"{{'id': 'x', 'displayName': 'Ours', 'requirementsSatisfied': {satisfies}, 'allowedCombinations': [{combinations}]}}").ImpliesMfa());
    }

    [Theory]
    [MemberData(nameof(MultifactorCombinations))]
    public void Every_combination_of_Microsofts_MFA_strength_is_MFA_in_any_other_strength(string combination)
    {
        Assert.Equal(Ternary.Yes, Read($"{{'id': 'x', 'allowedCombinations': ['{combination}']}}").ImpliesMfa().Outcome);
        Assert.Equal(Ternary.Yes, Read($"{{'id': 'x', 'requirementsSatisfied': 'MFA', 'allowedCombinations': ['{combination.Replace(",", ", ")}']}}").ImpliesMfa().Outcome);
    }

    [Theory]
    [InlineData("password,email", Ternary.Yes)]
    [InlineData("sms,password", Ternary.Yes)]
    [InlineData("x509CertificateSingleFactor,softwareOath", Ternary.Yes)]
    [InlineData("voice, federatedSingleFactor", Ternary.Yes)]
    [InlineData("password,federatedSingleFactor", Ternary.Unknown)]
    [InlineData("password,x509CertificateSingleFactor", Ternary.Unknown)]
    [InlineData("sms,voice", Ternary.Unknown)]
    [InlineData("password,sms,voice", Ternary.Unknown)]
    [InlineData("password,fido3", Ternary.Unknown)]
    [InlineData("fido3", Ternary.Unknown)]
    internal void A_pair_is_MFA_when_exactly_one_half_is_something_the_user_knows(string combination, Ternary expected) =>
        Assert.Equal(expected, Read($"{{'id': 'x', 'requirementsSatisfied': 'mfa', 'allowedCombinations': ['{combination}']}}").ImpliesMfa().Outcome);

    [Theory]
    [InlineData(MfaId, "Multifactor authentication")]
    [InlineData(PasswordlessId, "Passwordless MFA")]
    [InlineData(PhishingResistantId, "Phishing-resistant MFA")]
    public void A_built_in_strength_is_recognized_by_its_ID(string id, string name)
    {
        AuthenticationStrength given = Read($"{{'id': '{id}'}}"), complete = given.WithDefaults();

        Assert.True(given.IsIncomplete);
        Assert.False(complete.IsIncomplete);
        Assert.Equal((id, name, "mfa"), (complete.Id, complete.Name, complete.Satisfies));
        Assert.Equal((id == MfaId ? Multifactor : id == PasswordlessId ? Passwordless : PhishingResistant).Order(), complete.Combinations!.Order());
        Assert.Equal(Ternary.Yes, given.ImpliesMfa().Outcome);
        Assert.Equal(Ternary.Yes, complete.ImpliesMfa().Outcome);
    }

    [Theory]
    [InlineData("'requirementsSatisfied': 'mfa', 'allowedCombinations': ['fido2'], 'combinationConfigurations': []", false)]
    [InlineData("'requirementsSatisfied': 'mfa', 'allowedCombinations': ['fido2'], 'policyType': 'BuiltIn'", false)]
    [InlineData("'requirementsSatisfied': 'mfa', 'allowedCombinations': ['fido2'], 'id': '00000000-0000-0000-0000-000000000003'", false)]
    [InlineData("'requirementsSatisfied': 'mfa', 'allowedCombinations': ['fido2'], 'policyType': 'custom'", true)]
    [InlineData("'requirementsSatisfied': 'mfa', 'allowedCombinations': ['fido2']", true)]
    [InlineData("'requirementsSatisfied': 'mfa', 'allowedCombinations': [], 'combinationConfigurations': []", true)]
    [InlineData("'requirementsSatisfied': 'mfa', 'combinationConfigurations': []", true)]
    [InlineData("'allowedCombinations': ['fido2'], 'combinationConfigurations': []", true)]
    public void A_strength_is_complete_when_it_tells_its_combinations_what_they_satisfy_and_how_they_are_restricted(string members, bool isIncomplete) =>
        Assert.Equal(isIncomplete, Read($"{{{members}}}").IsIncomplete);

    [Fact]
    public void The_ID_of_a_built_in_strength_is_recognized_in_every_form() =>
        Assert.Equal("Multifactor authentication", Read("{'id': '{00000000-0000-0000-0000-000000000002}'}").WithDefaults().Name);

    [Fact]
    public void Graphs_own_description_of_a_built_in_strength_wins()
    {
        AuthenticationStrength strength = Read($"{{'id': '{MfaId}', 'displayName': 'Strong', 'requirementsSatisfied': 'none', 'allowedCombinations': ['password']}}").WithDefaults();

        Assert.Equal(("Strong", "none"), (strength.Name, strength.Satisfies));
        Assert.Equal(["password"], strength.Combinations!);
        Assert.Equal(new PolicyFinding(Ternary.No, "requires the authentication strength 'Strong', which is not MFA", ExclusionReason.OtherControls), strength.ImpliesMfa());
    }

    [Fact]
    public void A_built_in_strength_may_allow_a_method_that_is_new()
    {
        Assert.Equal(Ternary.Yes, Read($"{{'id': '{MfaId}', 'requirementsSatisfied': 'mfa', 'allowedCombinations': ['fido2', 'fido3']}}").ImpliesMfa().Outcome);
        Assert.Equal(
            PolicyFinding.Unknown("requires the authentication strength 'Ours', which allows a method that is not known here"),
            Read("{'id': 'x', 'displayName': 'Ours', 'requirementsSatisfied': 'mfa', 'allowedCombinations': ['fido2', 'fido3']}").ImpliesMfa());
    }

    [Theory]
    [InlineData("{'displayName': 'Ours'}", "requires the authentication strength 'Ours', which could not be read")]
    [InlineData("{'id': 'x'}", "requires the authentication strength 'x', which could not be read")]
    [InlineData("{}", "requires the authentication strength 'without a name', which could not be read")]
    [InlineData("{'id': '00000000-0000-0000-0000-000000000005'}", "requires the authentication strength '00000000-0000-0000-0000-000000000005', which could not be read")]
    [InlineData("{'id': 'x', 'requirementsSatisfied': 'unknownFutureValue', 'allowedCombinations': ['fido2']}", "requires the authentication strength 'x', and it is not known whether that is MFA")]
    [InlineData("{'id': 'x', 'requirementsSatisfied': 'mfa', 'allowedCombinations': ['fido2'], 'mood': 'good'}", "requires the authentication strength 'x', which has a setting that is not known here ('mood')")]
    [InlineData("'mfa'", "requires the authentication strength 'without a name', which has a setting that is not known here ('authenticationStrength')")]
    public void A_strength_that_says_too_little_is_in_doubt(string json, string why)
    {
        AuthenticationStrength strength = Read(json);

        Assert.Equal(PolicyFinding.Unknown(why), strength.ImpliesMfa());
        Assert.Equal(PolicyFinding.Unknown(why), strength.WithDefaults().ImpliesMfa());
    }

    [Theory]
    [InlineData("{'displayName': 'Ours', 'requirementsSatisfied': 'mfa'}")]
    [InlineData("{'requirementsSatisfied': 'mfa', 'allowedCombinations': ['fido2']}")]
    [InlineData("{'id': 'x', 'requirementsSatisfied': 'mfa', 'allowedCombinations': ['fido2'], 'createdDateTime': '2026-01-01', 'modifiedDateTime': '2026-01-01', 'description': 'd', 'policyType': 'custom', 'combinationConfigurations': [], 'combinationConfigurations@odata.context': 'c', 'mood': null}")]
    public void A_strength_that_says_it_is_MFA_is_MFA(string json)
    {
        Assert.Equal(PolicyFinding.Holds, Read(json).ImpliesMfa());
        Assert.Equal(PolicyFinding.Holds, Read(json).WithDefaults().ImpliesMfa());
    }

    private static AuthenticationStrength Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json.Replace('\'', '"'));
        return AuthenticationStrength.Read(document.RootElement);
    }
}
