using System.Text.RegularExpressions;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Staged;

/// <summary>Every reason has its own heading, which is an anchor, on the page that HelpUri leads to.</summary>
public sealed class ReasonAnchorTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Stage.Repository, "docs", "help", "about_PartnerMfa_Verdicts.md"));

    private static readonly string[] Reasons = [.. Enum.GetNames<ReasonCode>(), .. Enum.GetNames<SetupReason>(), .. Enum.GetNames<UsageReason>()];

    [Fact]
    public void Each_reason_is_explained_once_and_nothing_else_is()
    {
        string section = Page[Page.IndexOf("## Every reason", StringComparison.Ordinal)..];

        Assert.Equal(Reasons.Order(), Regex.Matches(section, "^### (.+)$", RegexOptions.Multiline).Select(heading => heading.Groups[1].Value).Order());
    }

    [Fact]
    public void Each_reason_is_in_a_table_or_below_one()
    {
        string tables = Page[..Page.IndexOf("## Every reason", StringComparison.Ordinal)];

        Assert.All(Reasons, reason => Assert.Contains($"`{reason}`", tables, StringComparison.Ordinal));
    }
}
