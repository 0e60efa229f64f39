using System.Text.Json;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>What each grant control comes to, alone and combined. The words are Microsoft Graph's, and written out here on purpose.</summary>
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

    private static (Ternary Mfa, Ternary Device, string Why) Read(string way, params string[] controls)
    {
        string list = string.Join(", ", controls.Select(control => $"'{control}'"));
        using JsonDocument document = JsonDocument.Parse($"{{'operator': {way}, 'builtInControls': [{list}]}}".Replace('\'', '"'));
        PolicyDemands demands = new GrantControlsReader().Read(document.RootElement);
        Assert.Equal(controls.Contains("block"), demands.Blocks);
        return (demands.Mfa.Outcome, demands.Device, demands.Mfa.Why);
    }
}
