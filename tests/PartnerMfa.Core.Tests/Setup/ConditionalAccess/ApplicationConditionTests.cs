using System.Text.Json;
using PartnerMfa.Setup.ConditionalAccess.Conditions;
using static PartnerMfa.Setup.ConditionalAccess.Ternary;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>The resources to which a policy applies, and the outcome when Partner Center is not, or may not be, one of them.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessapplications</remarks>
public sealed class ApplicationConditionTests
{
    private const string Actions = "'includeUserActions': ['urn:user:registersecurityinfo']";
    private const string Filter = "'applicationFilter': {'mode': 'exclude', 'rule': 'CustomSecurityAttribute.a -eq 1'}";
    private const string Traffic = "'globalSecureAccess': {'trafficProfiles': 'all'}";

    [Theory]
    [InlineData("'includeApplications': ['All']", Yes, "")]
    [InlineData("'includeApplications': ['Office365', 'ALL']", Yes, "")]
    [InlineData("'includeApplications': ['fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd']", Yes, "")]
    [InlineData("'includeApplications': ['None']", No, "is for other resources, not for Partner Center")]
    [InlineData("'includeApplications': ['Office365']", No, "is for other resources, not for Partner Center")]
    [InlineData("'includeApplications': ['MicrosoftAdminPortals']", No, "is for other resources, not for Partner Center")]
    [InlineData("'includeApplications': ['AllAgentIdResources']", No, "is for other resources, not for Partner Center")]
    [InlineData("'includeApplications': ['00000002-0000-0ff1-ce00-000000000000']", No, "is for other resources, not for Partner Center")]
    [InlineData("'includeApplications': ['Office365', 'NewSuite']", Unknown, "is for 'NewSuite', which may or may not include Partner Center")]
    [InlineData("'includeApplications': ['All'], 'excludeApplications': ['fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd']", No, "excludes Partner Center")]
    [InlineData("'includeApplications': ['All'], 'excludeApplications': ['NewSuite', 'All']", No, "excludes Partner Center")]
    [InlineData("'includeApplications': ['All'], 'excludeApplications': ['NewSuite', 'Office365']", Unknown, "excludes 'NewSuite', which may include Partner Center")]
    [InlineData("'includeApplications': ['All'], 'excludeApplications': ['None', 'Office365', 'MicrosoftAdminPortals', 'AllAgentIdResources']", Yes, "")]
    [InlineData("'includeApplications': ['All'], 'excludeApplications': ['NewSuite'], " + Filter, Unknown, "excludes 'NewSuite', which may include Partner Center")]
    [InlineData("'includeApplications': []", Unknown, "names no resource")]
    [InlineData("'includeApplications': [], 'excludeApplications': ['fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd']", No, "excludes Partner Center")]
    [InlineData("'includeApplications': [], " + Actions, No, "is for user actions or authentication contexts, not for signing in to Partner Center")]
    [InlineData("'includeAuthenticationContextClassReferences': ['c1']", No, "is for user actions or authentication contexts, not for signing in to Partner Center")]
    [InlineData("'includeApplications': [], " + Traffic, No, "is for Global Secure Access, not for Partner Center")]
    [InlineData(Actions + ", " + Traffic, No, "is for user actions or authentication contexts, not for signing in to Partner Center")]
    [InlineData(Actions + ", 'mood': 'good'", Unknown, "chooses resources in a way that is not known here ('mood')")]
    [InlineData(Actions + ", " + Filter, Unknown, "chooses resources by a filter on custom security attributes, which cannot be evaluated here")]
    [InlineData("'includeApplications': ['All'], " + Actions, Unknown, "is for resources and also for actions within them")]
    [InlineData("'includeApplications': ['All'], " + Traffic, Unknown, "is for resources and also for actions within them")]
    [InlineData("'includeApplications': ['Office365'], " + Actions, No, "is for other resources, not for Partner Center")]
    [InlineData("'includeApplications': ['All'], " + Filter, Unknown, "chooses resources by a filter on custom security attributes, which cannot be evaluated here")]
    [InlineData("'includeApplications': ['Office365'], " + Filter, Unknown, "chooses resources by a filter on custom security attributes, which cannot be evaluated here")]
    [InlineData("'includeApplications': ['Office365'], 'mood': 'good'", Unknown, "chooses resources in a way that is not known here ('mood')")]
    [InlineData("'includeApplications': ['All'], 'mood': 'good'", Unknown, "chooses resources in a way that is not known here ('mood')")]
    [InlineData("'includeApplications': ['All'], 'excludeApplications': ['fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd'], 'mood': 'good'", No, "excludes Partner Center")]
    internal void A_policy_is_for_Partner_Center_or_not_or_it_is_not_known(string members, Ternary outcome, string why)
    {
        PolicyFinding finding = Read($"{{{members}}}");

        Assert.Equal((outcome, why), (finding.Outcome, finding.Why));
        Assert.Equal(outcome == No ? ExclusionReason.OtherApplications : ExclusionReason.None, finding.Exclusion);
    }

    [Fact]
    public void A_policy_without_resources_is_in_doubt() => Assert.Equal(PolicyFinding.Unknown("does not say which resources it is for"), Read("['All']"));

    private static PolicyFinding Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json.Replace('\'', '"'));
        return new ApplicationCondition().Reaches(document.RootElement);
    }
}
