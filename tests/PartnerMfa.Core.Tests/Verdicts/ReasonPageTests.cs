namespace PartnerMfa.Verdicts;

public sealed class ReasonPageTests
{
    [Fact]
    public void Without_an_address_of_the_project_a_reason_leads_to_Microsofts_page() =>
        Assert.Equal("https://learn.microsoft.com/x", ReasonPage.Of("MfaClaimMissing", "https://learn.microsoft.com/x", ""));

    [Theory]
    [InlineData("https://example.org/docs")]
    [InlineData("https://example.org/docs/")]
    public void With_one_it_leads_to_its_anchor(string pages) => Assert.Equal(
        "https://example.org/docs/about_PartnerMfa_Verdicts.md#mfaclaimmissing",
        ReasonPage.Of("MfaClaimMissing", "https://learn.microsoft.com/x", pages));

    // The page states the answer for each reason.
    [Fact]
    public void A_Yes_has_the_reasons_that_the_page_gives_it()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "docs", "help", "about_PartnerMfa_Verdicts.md")).Replace("\r", "", StringComparison.Ordinal);
        string[] headed = [.. System.Text.RegularExpressions.Regex.Matches(page, @"^#{3,4} (?<reason>\w+)\n+Yes\.", System.Text.RegularExpressions.RegexOptions.Multiline).Select(match => match.Groups["reason"].Value)];
        string[] listed = [.. System.Text.RegularExpressions.Regex.Matches(page, @"^\| (?<reason>[A-Z]\w+) \| Yes \|", System.Text.RegularExpressions.RegexOptions.Multiline).Select(match => match.Groups["reason"].Value)];

        Assert.NotEmpty(headed);
        Assert.NotEmpty(listed);
        Assert.Equal(headed.Concat(listed).Order(StringComparer.Ordinal), YesReasons.Names.Order(StringComparer.Ordinal));
    }
}
