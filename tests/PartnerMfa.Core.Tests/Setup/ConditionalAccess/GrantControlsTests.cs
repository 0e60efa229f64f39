using System.Text.Json;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>
/// What each grant control requires, by itself and in combination. The terms are Microsoft Graph's and are written out here on purpose.
/// </summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessgrantcontrols</remarks>
public sealed class GrantControlsTests
{
    [Theory]
    [InlineData("compliantDevice")]
    [InlineData("domainJoinedDevice")]
    [InlineData("approvedApplication")]
    [InlineData("compliantApplication")]
    public void A_control_on_the_device_or_the_app_is_not_MFA(string control)
    {
        Assert.Equal((Ternary.No, Ternary.Yes, $"requires '{control}'"), Read("'OR'", control));
        Assert.Equal((Ternary.No, Ternary.Yes, $"requires '{control}'"), Read("'AND'", control));
        Assert.Equal((Ternary.Yes, Ternary.Yes, ""), Read("'AND'", "mfa", control));
        Assert.Equal((Ternary.Unknown, Ternary.No, $"can be satisfied without MFA: as an alternative it requires '{control}'"), Read("'OR'", "mfa", control));
        Assert.Equal((Ternary.Unknown, Ternary.Unknown, "does not say whether it requires all of its controls or one of them"), Read("null", "mfa", control));
        Assert.Equal((Ternary.No, Ternary.Yes, $"requires '{control}'"), Read("'OR'", control, "compliantDevice"));
    }

    [Theory]
    [InlineData("passwordChange")]
    [InlineData("riskRemediation")]
    public void A_control_against_risk_is_not_MFA(string control)
    {
        Assert.Equal((Ternary.No, Ternary.No, $"requires '{control}'"), Read("'OR'", control));
        Assert.Equal((Ternary.Yes, Ternary.No, ""), Read("'AND'", "mfa", control));
        Assert.Equal((Ternary.Unknown, Ternary.No, $"can be satisfied without MFA: as an alternative it requires '{control}'"), Read("'OR'", "mfa", control));
        Assert.Equal((Ternary.No, Ternary.Yes, $"requires '{control}'"), Read("'AND'", control, "compliantDevice"));
        Assert.Equal((Ternary.No, Ternary.No, $"requires '{control}'"), Read("'OR'", control, "compliantDevice"));
    }

    [Fact]
    public void Other_controls_are_called_by_what_they_do()
    {
        Assert.Equal((Ternary.Yes, Ternary.No, ""), Read("null", "mfa"));
        Assert.Equal((Ternary.Yes, Ternary.No, ""), Read("'OR'", "MFA"));
        Assert.Equal((Ternary.No, Ternary.No, "blocks the sign-in"), Read("'OR'", "block"));
        Assert.Equal((Ternary.Unknown, Ternary.No, "requires something that is not known here ('verifiedSelfie')"), Read("'OR'", "verifiedSelfie"));
        Assert.Equal((Ternary.Unknown, Ternary.No, "requires something that is not known here ('verifiedSelfie')"), Read("'OR'", "mfa", "verifiedSelfie"));
        Assert.Equal((Ternary.Yes, Ternary.No, ""), Read("'AND'", "mfa", "verifiedSelfie"));
        Assert.Equal((Ternary.Unknown, Ternary.No, "has grant controls, but none of them is set"), Read("'OR'"));
        Assert.Equal((Ternary.Unknown, Ternary.No, "combines its controls in a way that is not known here"), Read("'XOR'", "mfa"));
    }

    [Fact]
    public void Controls_without_an_operator_may_be_alternatives() => Assert.Equal(
        PolicyFinding.Unknown("does not say whether it requires all of its controls or one of them"),
        new GrantControls(["mfa", "compliantDevice"], Strength: null).Demands().Mfa);

    [Theory]
    [InlineData("'customAuthenticationFactors': ['DuoMfa'], 'builtInControls': ['compliantDevice']", "requires a custom control, which never puts 'mfa' into the token", ExclusionReason.CustomControl)]
    [InlineData("'customAuthenticationFactors': ['DuoMfa'], 'termsOfUse': ['x']", "requires a custom control, which never puts 'mfa' into the token", ExclusionReason.CustomControl)]
    [InlineData("'termsOfUse': ['x'], 'builtInControls': ['compliantDevice']", "requires 'compliantDevice'", ExclusionReason.OtherControls)]
    internal void Of_several_controls_that_are_not_MFA_a_custom_one_is_named(string controls, string why, ExclusionReason exclusion) =>
        Assert.Equal(new PolicyFinding(Ternary.No, why, exclusion), Demands($"{{'operator': 'AND', {controls}}}").Mfa);

    [Theory]
    [InlineData("'mfa'", false, Ternary.Unknown, "has grant controls that cannot be read here", true)]
    [InlineData("['block']", true, Ternary.Unknown, "has grant controls that cannot be read here", true)]
    [InlineData(null, true, Ternary.Unknown, "says neither what it requires nor what it does to a session", true)]
    [InlineData(null, false, Ternary.No, "does not require MFA", false)]
    [InlineData("{'builtInControls': ['mfa']}", true, Ternary.Yes, "", false)]
    internal void Controls_that_are_not_told_may_block(string? json, bool isNeeded, Ternary mfa, string why, bool mayBlock)
    {
        using JsonDocument document = JsonDocument.Parse((json ?? "null").Replace('\'', '"'));
        PolicyDemands demands = new GrantControlsReader().Read(json is null ? default : document.RootElement, isNeeded);

        Assert.Equal((mfa, why, mayBlock, false), (demands.Mfa.Outcome, demands.Mfa.Why, demands.MayBlock, demands.Blocks));
    }

    [Fact]
    public void A_strength_must_be_satisfied_unless_another_control_does_as_well()
    {
        const string Complete = "'authenticationStrength': {'id': 'x', 'requirementsSatisfied': 'mfa', 'allowedCombinations': ['fido2'], 'combinationConfigurations': []}";

        Assert.Equal("x", Demands($"{{'operator': 'OR', {Complete}}}").Strength?.Id);
        Assert.Equal("x", Demands($"{{'operator': 'AND', 'builtInControls': ['mfa'], {Complete}}}").Strength?.Id);
        Assert.Null(Demands($"{{'operator': 'OR', 'builtInControls': ['mfa'], {Complete}}}").Strength);
        Assert.Null(Demands($"{{'operator': 'OR', {Complete}}}").Incomplete);
        Assert.Equal("x", Demands("{'authenticationStrength': {'id': 'x'}}").Incomplete?.Strength?.Id);
        Assert.Null(Demands("{'builtInControls': ['block']}").Incomplete);
    }

    private static (Ternary Mfa, Ternary Device, string Why) Read(string way, params string[] controls)
    {
        string list = string.Join(", ", controls.Select(control => $"'{control}'"));
        PolicyDemands demands = Demands($"{{'operator': {way}, 'builtInControls': [{list}]}}");
        Assert.Equal(controls.Contains("block"), demands.Blocks);
        return (demands.Mfa.Outcome, demands.Device, demands.Mfa.Why);
    }

    private static PolicyDemands Demands(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json.Replace('\'', '"'));
        return new GrantControlsReader().Read(document.RootElement);
    }
}
