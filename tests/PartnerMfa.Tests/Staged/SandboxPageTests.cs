using System.Text.RegularExpressions;
using PartnerMfa.Sandbox.Accounts;

namespace PartnerMfa.Staged;

public sealed class SandboxPageTests
{
    [Fact]
    public void The_page_lists_the_accounts_there_are_and_their_tenants()
    {
        string page = File.ReadAllText(Path.Combine(Stage.Repository, "docs", "sandbox.md"));

        Assert.Equal(
            SandboxAccounts.All.Select(account => (account.UserPrincipalName, account.Shows, account.Tenant.Shows)),
            Regex.Matches(page, @"^\| `(.+?)` \| (.+?) \| (.+?) \|", RegexOptions.Multiline)
                .Select(row => (row.Groups[1].Value, row.Groups[2].Value.Trim(), row.Groups[3].Value.Trim())));
    }
}
