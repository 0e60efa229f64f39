
namespace PartnerMfa.Sandbox.Accounts;

/// <summary>The tables in these tests cover exactly the accounts that exist.</summary>
public sealed class AccountCoverageTests
{
    [Fact]
    public void The_tables_of_these_tests_have_every_account_once()
    {
        Assert.NotEmpty(SandboxAccounts.All);
        Assert.Equal(
            SandboxAccounts.All.Select(account => account.Name).Order(),
            AccountTable.Answers.Select(row => row.Account).Concat(AccountTable.Refusals.Select(row => row.Account)).Order());
    }

    [Fact]
    public void Every_stored_refresh_token_has_the_outcome_that_its_account_describes()
    {
        Assert.Equal(SandboxAccounts.All.Where(account => account.Kept is not null).Select(account => account.Name), AccountTable.Kept.Select(row => row.Account));
        Assert.All(AccountTable.Kept, row => Assert.Contains(
            row.Outcome.StartsWith("AADSTS", StringComparison.Ordinal) ? $"({row.Outcome})" : "is a No", SandboxAccounts.Find(row.Account)!.Shows, StringComparison.Ordinal));
    }

    [Fact]
    public void An_accounts_description_begins_with_its_answer()
    {
        foreach (AccountTable.Answer row in AccountTable.Answers)
            Assert.StartsWith(row.Result, SandboxAccounts.Find(row.Account)!.Shows, StringComparison.Ordinal);
        foreach (AccountTable.Refusal row in AccountTable.Refusals)
            Assert.EndsWith($"({row.AadstsCode})", SandboxAccounts.Find(row.Account)!.Shows, StringComparison.Ordinal);
    }
}
