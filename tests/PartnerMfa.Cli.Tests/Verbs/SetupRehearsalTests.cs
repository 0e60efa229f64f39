using System.Text.Json;
using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.Verbs;

/// <summary>
/// <c>partner-mfa setup</c> with files: saving a tenant, assessing it without a sign-in, and policies that are not in it.
/// </summary>
public sealed class SetupRehearsalTests : IDisposable
{
    private const string Policy =
        """{"displayName": "Require MFA", "state": "disabled", "conditions": {"users": {"includeUsers": ["All"]}, "applications": {"includeApplications": ["All"]}, "clientAppTypes": ["all"]}, "grantControls": {"operator": "OR", "builtInControls": ["mfa"]}}""";

    private readonly TemporaryFiles _files = new();

    [Fact]
    public async Task A_saved_tenant_is_judged_without_a_sign_in_and_policies_are_rehearsed_in_it()
    {
        string tenant = _files.PathOf("tenant.json"), policy = _files.Write("policy.json", Policy);
        ToolRun saving = await ToolRun.RunAsync("setup", "-e", "Sandbox", "--user", "mfa,per-user-disabled", "--save-tenant", tenant, "-o", "json");
        ToolRun today = await ToolRun.RunAsync("setup", "--tenant", tenant, "-o", "json");
        ToolRun rehearsed = await ToolRun.RunAsync("setup", "--tenant", tenant, "--policy", policy, "-o", "json");

        Assert.Equal((1, 1, 0), (saving.ExitCode, today.ExitCode, rehearsed.ExitCode));
        Assert.Equal(["mfa@sandbox.example Yes", "per-user-disabled@sandbox.example No"], Overall(saving));
        Assert.Equal(Overall(saving), Overall(today));
        Assert.Equal(["mfa@sandbox.example Yes", "per-user-disabled@sandbox.example Yes"], Overall(rehearsed));
        Assert.Contains("Rehearsal: the policy 'Require MFA', if switched on, turns No into Yes.", rehearsed.Output.Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("error", saving.Error + today.Error + rehearsed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policies_are_judged_by_themselves_and_over_the_live_tenant()
    {
        string policy = _files.Write("policy.json", Policy);

        Assert.StartsWith("YES  0 of 4 checks need attention.", (await ToolRun.RunAsync("setup", "--policy", policy)).Output, StringComparison.Ordinal);
        ToolRun live = await ToolRun.RunAsync("setup", "-e", "Sandbox", "--user", "per-user-disabled", "--policy", policy);
        Assert.Equal(0, live.ExitCode);
        Assert.Contains("YES  Rehearsal: the policy 'Require MFA', if switched on, turns No into Yes.", live.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PolicyFileInvalid", "--policy", "bad.json")]
    [InlineData("FileNotFound", "--policy", "missing.json")]
    [InlineData("FileNotFound", "--tenant", "missing.json")]
    [InlineData("TenantFileInvalid", "--tenant", "bad.json")]
    public async Task A_file_that_cannot_be_used_is_an_error(string id, string option, string name)
    {
        _files.Write("bad.json", "{");

        ToolRun run = await ToolRun.RunAsync("setup", option, _files.PathOf(name));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"error {id}: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Test-PartnerMfaSetup", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_account_that_is_not_in_the_file_does_not_stop_the_others()
    {
        string tenant = _files.PathOf("tenant.json");
        await ToolRun.RunAsync("setup", "-e", "Sandbox", "--user", "mfa", "--save-tenant", tenant);

        ToolRun run = await ToolRun.RunAsync("setup", "--tenant", tenant, "--user", "nobody@sandbox.example,mfa@sandbox.example", "-o", "json");

        Assert.Equal((2, "mfa@sandbox.example Yes"), (run.ExitCode, Assert.Single(Overall(run))));
        Assert.StartsWith("error AccountNotSaved: ", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _files.Dispose();

    private static string[] Overall(ToolRun run) =>
    [
        .. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(result => result.GetProperty("check").ValueKind == JsonValueKind.Null)
            .Select(result => $"{result.GetProperty("account").GetString()} {result.GetProperty("result").GetString()}"),
    ];
}
