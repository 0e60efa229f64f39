using System.Text.Json;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>The effect of session controls on a stored sign-in.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccesssessioncontrols</remarks>
public sealed class SessionControlsTests
{
    [Theory]
    [InlineData("{'isEnabled': true, 'value': 12, 'type': 'hours'}", "every 12 hours", 12)]
    [InlineData("{'isEnabled': true, 'value': 1, 'type': 'hours'}", "every hour", 1)]
    [InlineData("{'isEnabled': true, 'value': 1, 'type': 'days', 'frequencyInterval': 'timeBased', 'authenticationType': 'primaryAndSecondaryAuthentication'}", "every day", 24)]
    [InlineData("{'value': 30, 'type': 'days'}", "every 30 days", 720)]
    [InlineData("{'value': 30}", "every 30 units", -1)]
    [InlineData("{'value': 0, 'type': 'hours'}", "every 0 hours", -1)]
    [InlineData("{'value': 10000, 'type': 'hours'}", "every 10000 hours", 10_000)]
    [InlineData("{'value': 10001, 'type': 'hours'}", "every 10001 hours", -1)]
    [InlineData("{'isEnabled': true, 'frequencyInterval': 'everyTime'}", "every time", 0)]
    [InlineData("{'isEnabled': true, 'frequencyInterval': 'EVERYTIME', 'value': 4, 'type': 'hours'}", "every time", 0)]
    [InlineData("{'isEnabled': true}", "now and then", -1)]
    [InlineData("{'isEnabled': true, 'value': '4', 'type': 'hours'}", "now and then", -1)]
    [InlineData("{'isEnabled': true, 'value': 4.5, 'type': 'hours'}", "now and then", -1)]
    [InlineData("{'isEnabled': false, 'value': 4, 'type': 'hours'}", null, -1)]
    [InlineData("null", null, -1)]
    public void A_sign_in_frequency_is_read_as_words_and_as_a_time(string frequency, string? words, int hours) =>
        Assert.Equal(new SessionControls(words, false, null) { FrequencySpan = hours < 0 ? null : TimeSpan.FromHours(hours) }, Read($"{{'signInFrequency': {frequency}}}"));

    [Theory]
    [InlineData("{'isEnabled': true}", true)]
    [InlineData("{'isEnabled': false}", false)]
    [InlineData("null", false)]
    public void Token_protection_is_on_or_off(string control, bool protects) =>
        Assert.Equal(new SessionControls(null, protects, null), Read($"{{'secureSignInSession': {control}}}"));

    [Theory]
    [InlineData("applicationEnforcedRestrictions", "{'isEnabled': true}")]
    [InlineData("cloudAppSecurity", "{'isEnabled': true, 'cloudAppSecurityType': 'blockDownloads'}")]
    [InlineData("continuousAccessEvaluation", "{'mode': 'strictLocation'}")]
    [InlineData("disableResilienceDefaults", "true")]
    [InlineData("persistentBrowser", "{'isEnabled': true, 'mode': 'never'}")]
    [InlineData("globalSecureAccessFilteringProfile", "{'isEnabled': true, 'profileId': 'x'}")]
    [InlineData("networkAccessSecurity", "{'isEnabled': true}")]
    public void Controls_that_do_not_matter_here_are_known(string name, string control) =>
        Assert.Equal(SessionControls.Nothing, Read($"{{'{name}': {control}, '@odata.type': 'x'}}"));

    [Theory]
    [InlineData("{'mood': 'good'}", null, "mood")]
    [InlineData("{'signInFrequency': {'isEnabled': true, 'value': 4, 'type': 'hours', 'mood': 'good'}}", "every 4 hours", "mood")]
    [InlineData("{'signInFrequency': {'isEnabled': false, 'mood': 'good'}}", null, null)]
    [InlineData("{'mood': 'good', 'signInFrequency': {'isEnabled': true, 'other': 'new'}}", "now and then", "mood")]
    [InlineData("'everything'", null, "sessionControls")]
    [InlineData("{}", null, null)]
    [InlineData("null", null, null)]
    public void A_control_that_is_new_is_named(string controls, string? frequency, string? unknown) =>
        Assert.Equal((frequency, false, unknown), Parts(Read(controls)));

    [Fact]
    public void One_reader_reads_many_policies_independently()
    {
        SessionControlsReader reader = new();
        using JsonDocument first = JsonDocument.Parse("""{"signInFrequency":{"isEnabled":true,"value":4,"type":"hours"},"secureSignInSession":{"isEnabled":true}}""");
        using JsonDocument second = JsonDocument.Parse("""{"persistentBrowser":{"isEnabled":true,"mode":"never"}}""");

        Assert.Equal(new SessionControls("every 4 hours", true, null) { FrequencySpan = TimeSpan.FromHours(4) }, reader.Read(first.RootElement));
        Assert.Equal(SessionControls.Nothing, reader.Read(second.RootElement));
    }

    private static (string? Frequency, bool ProtectsTokens, string? Unknown) Parts(SessionControls controls) =>
        (controls.Frequency, controls.ProtectsTokens, controls.Unknown);

    private static SessionControls Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json.Replace('\'', '"'));
        return new SessionControlsReader().Read(document.RootElement);
    }
}
