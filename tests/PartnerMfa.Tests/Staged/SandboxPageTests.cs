using System.Text.RegularExpressions;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.PartnerCenter;

namespace PartnerMfa.Staged;

public sealed class SandboxPageTests
{
    [Fact]
    public void The_page_lists_the_accounts_there_are_and_their_tenants()
    {
        string page = File.ReadAllText(Path.Combine(Stage.Repository, "docs", "guides", "sandbox.md"));

        Assert.Equal(
            SandboxAccounts.All.Select(account => (account.UserPrincipalName, account.Shows, account.Tenant.Shows)),
            Regex.Matches(page, @"^\| `(.+?)` \| (.+?) \| (.+?) \|", RegexOptions.Multiline)
                .Select(row => (row.Groups[1].Value, row.Groups[2].Value.Trim(), row.Groups[3].Value.Trim())));
    }

    [Fact]
    public void The_page_lists_what_usage_the_accounts_have()
    {
        string page = File.ReadAllText(Path.Combine(Stage.Repository, "docs", "guides", "sandbox.md"));

        Assert.Equal(
            SandboxAccounts.All.Where(account => account.Usage != SandboxUsage.Mixed).Select(account => (account.UserPrincipalName, account.Usage.Shows))
                .Prepend((SandboxAccounts.Default.UserPrincipalName, SandboxUsage.Mixed.Shows)),
            Regex.Matches(page, @"^\| (?:account|any other account, such as) `(.+?)` \| (.+?) \|", RegexOptions.Multiline)
                .Select(row => (row.Groups[1].Value, row.Groups[2].Value.Trim())));
    }
}
