
namespace PartnerMfa.Sandbox.Setup;

/// <summary>What is said of the sandbox's tenants.</summary>
public sealed class SetupAccountTests
{
    private const string Ways = "SecurityDefaults ConditionalAccess PerUserMfa";

    [Theory]
    [InlineData("mfa", "Yes", "PolicyRequiresMfa", "ConditionalAccess")]
    [InlineData("disabled", "No", "AccountDisabled", "AccountEnabled")]
    [InlineData("guest", "No", "AccountIsGuest", "AccountType")]
    [InlineData("per-user-disabled", "No", "MfaNotRequired", Ways)]
    [InlineData("per-user-enabled", "No", "PerUserMfaNotEnforced", "MfaMethods " + Ways)]
    [InlineData("per-user-enforced", "Yes", "PerUserMfaEnforced", "PerUserMfa")]
    [InlineData("excluded", "No", "AccountExcludedFromPolicy", Ways)]
    [InlineData("excluded-by-group", "No", "AccountExcludedFromPolicy", Ways)]
    [InlineData("excluded-by-nested-group", "No", "AccountExcludedFromPolicy", Ways)]
    [InlineData("excluded-by-role", "No", "AccountExcludedFromPolicy", Ways)]
    [InlineData("report-only", "No", "PolicyReportOnly", Ways)]
    [InlineData("custom-control", "No", "CustomControlNeverCounts", Ways)]
    [InlineData("other-app", "No", "PolicyForOtherApplications", Ways)]
    [InlineData("security-defaults", "Yes", "SecurityDefaultsOn", "SecurityDefaults")]
    [InlineData("strength", "Yes", "PolicyRequiresMfa", "ConditionalAccess")]
    [InlineData("federated", "No", "MfaMethodMissing", "MfaMethods")]
    [InlineData("many-policies", "Yes", "PolicyRequiresMfa", "ConditionalAccess")]
    [InlineData("just-changed", "Unknown", "ChangedRecently", "RecentChange")]
    [InlineData("register", "No", "MfaMethodMissing", "MfaMethods")]
    [InlineData("no-role", "No", "AdminAgentMissing", "AdminAgentRole")]
    [InlineData("blocked", "No", "SignInBlocked", "SignInAllowed")]
    [InlineData("device", "Yes", "PolicyRequiresMfa", "ConditionalAccess")]
    [InlineData("sign-in-frequency", "Yes", "PolicyRequiresMfa", "ConditionalAccess")]
    [InlineData("everyday", "Yes", "PolicyRequiresMfa", "ConditionalAccess")]
    [InlineData("nobody-of-that-name", "No", "AccountNotFound", "AccountExists")]
    public async Task A_tenant_is_answered_for(string account, string answer, string reason, string decidedBy)
    {
        IReadOnlyList<PartnerMfaResult> results = await new SetupRun().TestAsync(account);

        Assert.Equal((answer, reason, decidedBy), (results[0].Result, results[0].Reason, string.Join(" ", results[0].DecidedBy!)));
        Assert.Equal([null, .. Enum.GetNames<PartnerMfaSetupCheck>()], results.Select(result => result.Check));
        Assert.All(results, result => Assert.Equal("Sandbox", result.Environment));
        Assert.All(results, result => Assert.StartsWith("row: ", result.Evidence[0], StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_may_not_be_read_is_Unknown_and_the_rest_goes_on()
    {
        IReadOnlyList<PartnerMfaResult> results = await new SetupRun().TestAsync("no-permission");

        Assert.Equal(("Unknown", "PermissionMissing"), (results[0].Result, results[0].Reason));
        PartnerMfaResult access = results.Single(result => result.Check == "ConditionalAccess");
        Assert.Equal(("Unknown", "PermissionMissing"), (access.Result, access.Reason));
        Assert.Contains("Policy.Read.All", access.Remedy, StringComparison.Ordinal);
        Assert.Equal("Yes", results.Single(result => result.Check == "AccountExists").Result);
    }

    [Fact]
    public async Task The_remedy_of_a_way_that_is_not_needed_is_left_out()
    {
        IReadOnlyList<PartnerMfaResult> results = await new SetupRun().TestAsync("security-defaults");

        Assert.All(results.Where(result => result.Check is "PerUserMfa" or "ConditionalAccess"), result => Assert.Equal(("No", null), (result.Result, result.Remedy)));
    }
}
