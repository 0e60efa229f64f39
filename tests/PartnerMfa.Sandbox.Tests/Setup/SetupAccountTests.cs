using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Sandbox.Setup;

/// <summary>The assessments of the sandbox's tenants.</summary>
public sealed class SetupAccountTests
{
    private const string Ways = "SecurityDefaults ConditionalAccess PerUserMfa";

    [Theory]
    [InlineData("mfa", "Yes", "PolicyRequiresMfa", "ConditionalAccess")]
    [InlineData("disabled", "No", "AccountDisabled", "AccountEnabled")]
    [InlineData("guest", "No", "AccountIsGuest", "AccountType")]
    [InlineData("per-user-disabled", "No", "MfaNotRequired", Ways)]
    [InlineData("per-user-enabled", "Unknown", "PerUserMfaNotEnforced", "PerUserMfa")]
    [InlineData("trusted-ips", "Unknown", "PerUserMfaSkipped", "PerUserMfa")]
    [InlineData("trusted-location", "Unknown", "PolicyHasGap", "ConditionalAccess")]
    [InlineData("security-defaults-only", "Unknown", "SecurityDefaultsWithoutRole", "SecurityDefaults")]
    [InlineData("risk-only", "No", "PolicyForOtherSignIns", Ways)]
    [InlineData("strength-not-met", "No", "StrengthNotMet", "MfaMethods")]
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
        Assert.Equal([null, .. Enum.GetNames<PartnerMfaSetupCheck>().Where(name => !name.StartsWith("Application", StringComparison.Ordinal))], results.Select(result => result.Check));
        Assert.All(results, result => Assert.Equal("Sandbox", result.Environment));
        Assert.All(results, result => Assert.StartsWith("row: ", result.Evidence[0], StringComparison.Ordinal));
    }

    public static TheoryData<string> Names { get; } = [.. SandboxAccounts.All.Where(account => account.Tenant.Refusal is null).Select(account => account.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Answers_are_reported_as_they_come_and_do_not_change(string account)
    {
        SetupRun run = new();
        const string Told = "progress: Reading the setup: ";
        PartnerMfaResult[] checks = [.. (await run.TestAsync(account)).Where(result => result.Check is not null)];

        Dictionary<string, string> answers = checks.ToDictionary(check => ResultText.CheckName(check.Check!), check => ResultText.Word(ResultTally.AnswerOf(check)));
        string[] told = [.. run.Observer.Told.Where(line => line.StartsWith(Told, StringComparison.Ordinal)).Select(line => line[Told.Length..]).Where(line => line.Contains(": ", StringComparison.Ordinal))];
        Assert.All(told, line => Assert.Equal(line, $"{line.Split(": ")[0]}: {answers[line.Split(": ")[0]]}"));
        Assert.Equal(told.Distinct(), told);
        if (checks[0].Result == "Yes") Assert.Contains("Account exists: Yes", told);
    }

    [Fact]
    public async Task Missing_permissions_are_named_once_with_the_command_that_grants_them_and_the_other_checks_continue()
    {
        IReadOnlyList<PartnerMfaResult> results = await new SetupRun().TestAsync("no-permission");

        Assert.Equal(("Unknown", "PermissionMissing"), (results[0].Result, results[0].Reason));
        Assert.All(
            ["GroupMember.Read.All", "Policy.Read.All", "RoleManagement.Read.Directory", "UserAuthenticationMethod.Read.All"],
            permission => Assert.Contains(permission, results[0].Remedy, StringComparison.Ordinal));
        Assert.EndsWith(
            "&scope=https://graph.sandbox.example/GroupMember.Read.All+https://graph.sandbox.example/Policy.Read.All+https://graph.sandbox.example/RoleManagement.Read.Directory"
            + "+https://graph.sandbox.example/UserAuthenticationMethod.Read.All&redirect_uri=http://localhost'",
            results[0].Remedy,
            StringComparison.Ordinal);
        Assert.All(results.Skip(1).Where(result => result.Reason == "PermissionMissing"), result => Assert.Null(result.Remedy));
        Assert.Equal("Yes", results.Single(result => result.Check == "AccountExists").Result);
    }

    [Theory]
    [InlineData("security-defaults", "ConditionalAccess PerUserMfa")]
    [InlineData("mfa", "SecurityDefaults PerUserMfa")]
    public async Task Ways_that_are_not_needed_do_not_apply(string account, string ways)
    {
        IReadOnlyList<PartnerMfaResult> results = await new SetupRun().TestAsync(account);

        Assert.All(
            ways.Split(' '),
            way => Assert.Equal(("NotApplicable", "NotNeeded", null), results.Where(result => result.Check == way).Select(result => (result.Result, result.Reason, result.Remedy)).Single()));
        Assert.DoesNotContain(results, result => result.Result is "No" or "Unknown");
    }

    [Theory]
    [InlineData("device", "Yes, but an unattended sign-in will be refused: the policy 'Require MFA and a compliant device for all users' requires a managed device or app.")]
    [InlineData("sign-in-frequency", "Yes, but an unattended sign-in will be refused: the policy 'Require MFA for all users' requires a person to sign in every 4 hours.")]
    public async Task A_Yes_says_what_will_break(string account, string message)
    {
        PartnerMfaResult overall = (await new SetupRun().TestAsync(account))[0];

        Assert.Equal(("Yes", message), (overall.Result, overall.Message));
        Assert.Contains("https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/PolicyBlade/policyId/", overall.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_check_has_its_role()
    {
        IReadOnlyList<PartnerMfaResult> results = await new SetupRun().TestAsync("mfa");

        Assert.Null(results[0].Role);
        Assert.Equal(
            ["Alternative: ConditionalAccess PerUserMfa SecurityDefaults", "Advice: License SeparateAccount SessionLifetime UnattendedSignIn"],
            results.Skip(1).GroupBy(result => result.Role).Where(group => group.Key != "Condition")
                .Select(group => $"{group.Key}: {string.Join(" ", group.Select(result => result.Check).Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal).Reverse());
    }
}
