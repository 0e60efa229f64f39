using static PartnerMfa.Setup.ConditionalAccess.Ternary;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>
/// The sign-ins to which a policy applies because of each condition, the parts that are not known here, and the descriptions of sign-ins.
/// </summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessconditionset</remarks>
public sealed class SignInConditionTests
{
    private const string Place = "cccc0000-0000-0000-0000-000000000001";

    [Theory]
    [InlineData("clientAppTypes", "['browser']", "client=browser", Yes)]
    [InlineData("clientAppTypes", "['BROWSER', 'other']", "client=mobileAppsAndDesktopClients", No)]
    [InlineData("clientAppTypes", "['exchangeActiveSync', 'mobileAppsAndDesktopClients']", "client=mobileAppsAndDesktopClients", Yes)]
    [InlineData("clientAppTypes", "['browser', 'agents']", "client=browser", Yes)]
    [InlineData("clientAppTypes", "['browser', 'agents']", "client=mobileAppsAndDesktopClients", Unknown)]
    [InlineData("clientAppTypes", "['none', 'browser']", "client=mobileAppsAndDesktopClients", No)]
    [InlineData("clientAppTypes", "['browser']", "", Unknown)]
    [InlineData("clientAppTypes", "['other']", "", No)]
    [InlineData("signInRiskLevels", "['high', 'medium']", "sign-in risk=medium", Yes)]
    [InlineData("signInRiskLevels", "['high', 'medium']", "sign-in risk=low", No)]
    [InlineData("signInRiskLevels", "['high', 'none']", "sign-in risk=none", Yes)]
    [InlineData("signInRiskLevels", "'high, medium'", "sign-in risk=medium", Yes)]
    [InlineData("signInRiskLevels", "'high, medium'", "sign-in risk=none", No)]
    [InlineData("userRiskLevels", "['none']", "user risk=none", Yes)]
    [InlineData("userRiskLevels", "['low']", "user risk=none", No)]
    [InlineData("insiderRiskLevels", "'minor,moderate'", "insider risk=moderate", Yes)]
    [InlineData("insiderRiskLevels", "'minor,moderate'", "insider risk=elevated", No)]
    [InlineData("insiderRiskLevels", "'elevated'", "insider risk=", No)]
    [InlineData("authenticationFlows", "{'transferMethods': 'deviceCodeFlow,authenticationTransfer'}", "authentication flow=authenticationTransfer", Yes)]
    [InlineData("authenticationFlows", "{'transferMethods': 'deviceCodeFlow'}", "authentication flow=", No)]
    [InlineData("locations", "{'includeLocations': ['All'], 'excludeLocations': ['AllTrusted']}", "location AllTrusted=yes", No)]
    [InlineData("locations", "{'includeLocations': ['All'], 'excludeLocations': ['AllTrusted']}", "location AllTrusted=", Yes)]
    [InlineData("locations", "{'includeLocations': ['" + Place + "', 'ALL']}", "", Yes)]
    [InlineData("locations", "{'includeLocations': ['{" + Place + "}', 'AllTrusted']}", "location AllTrusted=;location " + Place + "=yes", Yes)]
    [InlineData("locations", "{'includeLocations': ['" + Place + "', 'AllTrusted']}", "location AllTrusted=;location " + Place + "=", No)]
    [InlineData("locations", "{'includeLocations': ['none'], 'excludeLocations': []}", "", Yes)]
    [InlineData("locations", "{'includeLocations': [], 'excludeLocations': ['" + Place + "']}", "location " + Place + "=", Unknown)]
    [InlineData("locations", "{'includeLocations': [], 'excludeLocations': ['" + Place + "']}", "location " + Place + "=yes", No)]
    [InlineData("locations", "{'includeLocations': ['All'], 'excludeLocations': ['all']}", "", No)]
    [InlineData("platforms", "{'includePlatforms': ['windows', 'linux']}", "platform=LINUX", Yes)]
    [InlineData("platforms", "{'includePlatforms': ['windows', 'linux']}", "platform=", No)]
    [InlineData("platforms", "{'includePlatforms': ['windows', 'watch']}", "platform=linux", Unknown)]
    [InlineData("platforms", "{'includePlatforms': ['all'], 'excludePlatforms': ['linux', 'none']}", "platform=linux", No)]
    [InlineData("platforms", "{'includePlatforms': ['all'], 'excludePlatforms': ['linux', 'none']}", "platform=", Yes)]
    [InlineData("platforms", "{'includePlatforms': [], 'excludePlatforms': ['linux']}", "platform=windows", Unknown)]
    [InlineData("devices", "{'deviceFilter': {'mode': 'include', 'rule': ' a -eq 1 '}}", "device filter a -eq 1=yes", Yes)]
    [InlineData("devices", "{'deviceFilter': {'mode': 'Include', 'rule': 'a -eq 1'}}", "device filter a -eq 1=", No)]
    [InlineData("devices", "{'deviceFilter': {'mode': 'exclude', 'rule': 'a -eq 1'}}", "device filter a -eq 1=yes", No)]
    [InlineData("devices", "{'deviceFilter': {'mode': 'exclude', 'rule': 'a -eq 1'}}", "device filter a -eq 1=", Yes)]
    [InlineData("devices", "{'includeDevices': ['All'], 'excludeDevices': ['Compliant']}", "device state Compliant=yes", No)]
    [InlineData("devices", "{'includeDevices': ['All'], 'excludeDevices': ['Compliant']}", "device state Compliant=", Yes)]
    [InlineData("devices", "{'includeDevices': ['compliant', 'domainJoined']}", "device state Compliant=;device state DomainJoined=yes", Yes)]
    [InlineData("devices", "{'includeDevices': ['compliant', 'domainJoined']}", "device state Compliant=;device state DomainJoined=", No)]
    [InlineData("devices", "{'includeDeviceStates': ['All'], 'excludeDeviceStates': ['DomainJoined']}", "device state DomainJoined=yes", No)]
    [InlineData("devices", "{'includeDeviceStates': ['Compliant']}", "device state Compliant=", No)]
    [InlineData("devices", "{'includeDevices': ['All'], 'excludeDevices': ['All']}", "", No)]
    [InlineData("deviceStates", "{'includeStates': ['All'], 'excludeStates': ['Compliant', 'DomainJoined']}", "device state Compliant=;device state DomainJoined=yes", No)]
    [InlineData("deviceStates", "{'includeStates': ['All'], 'excludeStates': ['Compliant', 'DomainJoined']}", "device state Compliant=;device state DomainJoined=", Yes)]
    [InlineData("deviceStates", "{'includeStates': ['Compliant']}", "device state Compliant=", No)]
    internal void A_condition_lets_a_policy_apply_to_the_sign_ins_it_names(string member, string json, string signIn, Ternary expected)
    {
        SignInCondition condition = Read(member, json).SignIns;

        Assert.Equal(expected, condition.Holds(SignIn(signIn)));
        Assert.Equal(expected == Yes && signIn.Length == 0, condition.IsAlways);
    }

    [Theory]
    [InlineData("clientAppTypes", "['browser', 'mobileAppsAndDesktopClients', 'agents']")]
    [InlineData("clientAppTypes", "['all', 'agents']")]
    [InlineData("clientAppTypes", "['none']")]
    [InlineData("clientAppTypes", "[]")]
    [InlineData("signInRiskLevels", "[]")]
    [InlineData("signInRiskLevels", "'none'")]
    [InlineData("insiderRiskLevels", "null")]
    [InlineData("insiderRiskLevels", "['none']")]
    [InlineData("authenticationFlows", "{'transferMethods': null}")]
    [InlineData("authenticationFlows", "{'transferMethods': 'none'}")]
    [InlineData("locations", "{'includeLocations': [], 'excludeLocations': []}")]
    [InlineData("platforms", "{'includePlatforms': [], 'excludePlatforms': []}")]
    [InlineData("devices", "{'deviceFilter': null, 'includeDevices': ['none'], 'excludeDeviceStates': ['none']}")]
    [InlineData("devices", "{'includeDevices': ['Compliant', 'All']}")]
    [InlineData("deviceStates", "{'includeStates': [], 'excludeStates': []}")]
    [InlineData("deviceStates", "null")]
    public void A_condition_that_is_not_set_leaves_no_sign_in_out(string member, string json)
    {
        Policy policy = Read(member, json);

        Assert.Same(SignInCondition.Always, policy.SignIns);
        Assert.Equal(Yes, policy.Applies.Outcome);
    }

    [Theory]
    [InlineData("clientAppTypes", "['browser', 'agents', 'robots']", "chooses client apps in a way that is not known here ('agents')")]
    [InlineData("authenticationFlows", "'deviceCodeFlow'", "chooses authentication flows in a way that is not known here ('flows')")]
    [InlineData("authenticationFlows", "{'transferMethods': 'none', 'kind': 'new'}", "chooses authentication flows in a way that is not known here ('kind')")]
    [InlineData("locations", "'All'", "chooses locations in a way that is not known here ('locations')")]
    [InlineData("locations", "{'includeLocations': ['All'], 'mode': 'strict'}", "chooses locations in a way that is not known here ('mode')")]
    [InlineData("locations", "{'includeLocations': ['elsewhere']}", "names the location 'elsewhere', which is not known here")]
    [InlineData("locations", "{'includeLocations': ['All'], 'excludeLocations': ['elsewhere', 'nowhere']}", "names the location 'elsewhere', which is not known here")]
    [InlineData("devices", "'All'", "chooses devices in a way that is not known here ('devices')")]
    [InlineData("devices", "{'mood': 'good'}", "chooses devices in a way that is not known here ('mood')")]
    [InlineData("devices", "{'excludeDevices': ['Lost']}", "names the device state 'Lost', which is not known here")]
    [InlineData("devices", "{'deviceFilter': {'mode': 'perhaps', 'rule': 'a -eq 1'}}", "chooses devices in a way that is not known here ('deviceFilter')")]
    [InlineData("devices", "{'deviceFilter': {'rule': 'a -eq 1'}}", "chooses devices in a way that is not known here ('deviceFilter')")]
    [InlineData("devices", "{'deviceFilter': {'mode': 'include'}}", "chooses devices in a way that is not known here ('deviceFilter')")]
    [InlineData("devices", "{'deviceFilter': {'mode': 'include', 'rule': ''}}", "chooses devices in a way that is not known here ('deviceFilter')")]
    [InlineData("devices", "{'deviceFilter': {'mode': 'include', 'rule': 'a -eq 1', 'mood': 'good'}}", "chooses devices in a way that is not known here ('deviceFilter')")]
    [InlineData("deviceStates", "'All'", "chooses devices in a way that is not known here ('deviceStates')")]
    [InlineData("deviceStates", "{'mood': 'good'}", "chooses devices in a way that is not known here ('mood')")]
    [InlineData("deviceStates", "{'includeStates': ['Lost']}", "names the device state 'Lost', which is not known here")]
    public void A_condition_that_is_not_known_leaves_the_policy_in_doubt_for_the_first_reason(string member, string json, string doubt)
    {
        Policy policy = Read(member, json);

        Assert.Equal((doubt, doubt, false), (policy.SignIns.Doubt, policy.Doubt, policy.SignIns.IsAlways));
        Assert.Equal(Unknown, PolicyVerdict.Of([policy]).Mfa);
    }

    [Theory]
    [InlineData("signInRiskLevels", "['high']", "applies only to risky sign-ins")]
    [InlineData("userRiskLevels", "['high']", "applies only to risky users")]
    [InlineData("insiderRiskLevels", "'elevated'", "applies only at insider risk")]
    [InlineData("authenticationFlows", "{'transferMethods': 'deviceCodeFlow'}", "applies only to device code flow or authentication transfer")]
    [InlineData("signInRiskLevels", "['none', 'high']", null)]
    [InlineData("platforms", "{'includePlatforms': ['linux']}", null)]
    [InlineData("locations", "{'includeLocations': ['All'], 'excludeLocations': ['All']}", "applies to no sign-in")]
    [InlineData("devices", "{'includeDevices': ['All'], 'excludeDevices': ['All']}", "applies to no sign-in")]
    public void A_policy_that_misses_ordinary_sign_ins_says_why(string member, string json, string? why) =>
        Assert.Equal(why, Read(member, json).SignIns.MissesOrdinarySignIns);

    [Theory]
    [InlineData("exchangeActiveSync")]
    [InlineData("easSupported")]
    [InlineData("other")]
    public void A_policy_for_older_client_apps_only_does_not_apply(string client)
    {
        Assert.Equal(new PolicyFinding(No, "is for older client apps only", ExclusionReason.OtherClients), Read("clientAppTypes", $"['{client}']").Applies);
        Assert.Equal(Yes, Read("clientAppTypes", $"['{client}', 'agents']").Applies.Outcome);
    }

    [Theory]
    [InlineData("clientApplications", "{'includeServicePrincipals': ['ServicePrincipalsInMyTenant']}")]
    [InlineData("agentIdRiskLevels", "'high'")]
    [InlineData("servicePrincipalRiskLevels", "['high']")]
    public void A_policy_for_workloads_does_not_apply_to_people(string member, string json) =>
        Assert.Equal(new PolicyFinding(No, "is for agents or workload identities, not for people", ExclusionReason.OtherAccounts), Read(member, json).Applies);

    [Theory]
    [InlineData("", "at every sign-in")]
    [InlineData("client=browser", "in a browser")]
    [InlineData("client=mobileAppsAndDesktopClients", "by a desktop or mobile app")]
    [InlineData("sign-in risk=none;user risk=high", "without sign-in risk, at high user risk")]
    [InlineData("sign-in risk=low;user risk=none", "at low sign-in risk, without user risk")]
    [InlineData("insider risk=", "without insider risk")]
    [InlineData("insider risk=minor", "at minor insider risk")]
    [InlineData("authentication flow=", "without device code flow")]
    [InlineData("authentication flow=authenticationTransfer", "by authenticationTransfer")]
    [InlineData("platform=", "on any other device platform")]
    [InlineData("platform=linux", "on linux")]
    [InlineData("device filter a -eq 1=yes", "on a device that matches the filter 'a -eq 1'")]
    [InlineData("device filter a -eq 1=", "on a device that does not match the filter 'a -eq 1'")]
    [InlineData("device state Compliant=yes", "on a device that is Compliant")]
    [InlineData("device state Compliant=", "on a device that is not Compliant")]
    [InlineData("location AllTrusted=yes", "from the trusted locations")]
    [InlineData("location AllTrusted=", "from outside the trusted locations")]
    [InlineData("location AllTrusted=;platform=linux;location x=", "on linux, from outside the trusted locations and the named location x")]
    [InlineData("location x=;location y=;location z=", "from a location that these policies do not include")]
    public void A_sign_in_is_described_in_words(string signIn, string words) => Assert.Equal(words, SignInAspects.InWords(SignIn(signIn)));

    [Fact]
    public void The_values_of_an_aspect_are_those_it_has_and_those_that_policies_name()
    {
        Assert.Equal(["mobileAppsAndDesktopClients", "browser", "agents"], SignInAspects.ValuesOf("client", ["BROWSER", "agents"]));
        Assert.Equal(["none", "low", "medium", "high"], SignInAspects.ValuesOf("sign-in risk", ["high"]));
        Assert.Equal(["none", "low", "medium", "high"], SignInAspects.ValuesOf("user risk", []));
        Assert.Equal(["", "minor", "moderate", "elevated"], SignInAspects.ValuesOf("insider risk", []));
        Assert.Equal(["", "deviceCodeFlow", "authenticationTransfer"], SignInAspects.ValuesOf("authentication flow", []));
        Assert.Equal(["", "linux"], SignInAspects.ValuesOf("platform", ["linux"]));
    }

    [Fact]
    public void An_ordinary_sign_in_has_no_risk_and_no_special_flow() => Assert.Equal(
        new Dictionary<string, string> { ["sign-in risk"] = "none", ["user risk"] = "none", ["insider risk"] = "", ["authentication flow"] = "" },
        SignInAspects.Ordinary);

    private static Policy Read(string member, string json) => new PolicyReader().Read(new PolicyText().With($"conditions.{member}", json).Json, PolicySets.Member);

    // "aspect=value;aspect=value"
    private static Dictionary<string, string> SignIn(string text) => text.Split([';'], StringSplitOptions.RemoveEmptyEntries)
        .Select(one => one.LastIndexOf('=') is var at ? (Aspect: one[..at], Value: one[(at + 1)..]) : default)
        .ToDictionary(one => one.Aspect, one => one.Value);
}
