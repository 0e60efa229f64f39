using System.Reflection;
using System.Text.RegularExpressions;
using PartnerMfa.Cli.Support;
using PartnerMfa.Environments;
using PartnerMfa.Errors;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Cli;

/// <summary>The tool is complete in itself: none of its texts refers a shell user to a cmdlet or to one of its parameters.</summary>
public sealed class ShellTextTests
{
    // Test-PartnerMfaToken, New-MgServicePrincipal, ConvertFrom-Json, -TenantId, $token.
    private static readonly Regex PowerShell = new(@"\b(?:Get|New|Set|Test|Import|Export|Connect|Disconnect|Update|Resolve|Protect|Compare|Convert(?:To|From))-[A-Z]\w+|(?<![\w-])-[A-Z][a-z]+[A-Za-z]*\b|(?<![?&])\$[a-z]\w+");

    public static TheoryData<string> Accounts { get; } = [.. SandboxAccounts.All.Select(account => account.Name)];

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task The_tool_describes_sandbox_accounts_without_cmdlets(string account)
    {
        string report = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.md");
        try
        {
            foreach (string[] verb in new[] { new[] { "probe" }, ["setup"], ["usage", "--tenant-score"], ["refresh-token", "-a", "23ec45a3-5127-4185-9eff-c8887839e6ab", "--save-refresh-token", report] })
            {
                ToolRun run = await ToolRun.RunAsync([.. verb, "-e", "Sandbox", "-u", account, "--verbose"]);

                Assert.NotEqual("", run.Text);
                Assert.DoesNotMatch(PowerShell, run.Text);
            }
        }
        finally
        {
            File.Delete(report);
        }
    }

    [Fact]
    public void The_tool_explains_failures_without_cmdlets()
    {
        MethodInfo[] failures = [.. typeof(Failures).GetMethods(BindingFlags.Static | BindingFlags.Public).Where(method => method.ReturnType == typeof(PartnerMfaException))];
        Assert.True(failures.Length > 40, $"There are only {failures.Length}.");

        foreach (MethodInfo failure in failures)
        {
            PartnerMfaException shown = ((PartnerMfaException)failure.Invoke(null, [.. failure.GetParameters().Select(Argument)])!).ForTool();

            Assert.False(PowerShell.IsMatch(shown.Message + " " + shown.Remedy), $"{failure.Name}: {shown.Message} {shown.Remedy}");
        }
    }

    [Fact]
    public async Task No_help_text_names_a_cmdlet()
    {
        foreach (string verb in HelpTests.Verbs.Select(row => row.Data).Where(verb => verb != "completion"))
            Assert.DoesNotMatch(PowerShell, (await ToolRun.RunAsync(verb, "--help")).Output);
        Assert.DoesNotMatch(PowerShell, (await ToolRun.RunAsync("--help")).Output);
    }

    private static object? Argument(ParameterInfo parameter) => parameter.ParameterType switch
    {
        { } type when type == typeof(string) => parameter.HasDefaultValue ? null : "text",
        { } type when type == typeof(CommandHints) => CommandHints.Tool,
        { } type when type == typeof(PartnerMfaEnvironment) => PartnerMfaEnvironments.Global,
        { } type when type == typeof(Uri) => new Uri("https://contoso.com/"),
        { } type when type == typeof(TimeSpan) => TimeSpan.FromSeconds(1),
        { } type when type == typeof(CommandTarget) => new CommandTarget(),
        { } type when type == typeof(Exception) => new InvalidOperationException(),
        { IsValueType: true } type => Activator.CreateInstance(type),
        { } type when type == typeof(SignInRequest) => new ManagedIdentitySignIn { Environment = PartnerMfaEnvironments.Global },
        { } type when typeof(System.Collections.IEnumerable).IsAssignableFrom(type) => Array.CreateInstance(type.IsGenericType ? type.GetGenericArguments()[0] : type.GetElementType()!, 0),
        _ => null,
    };
}
