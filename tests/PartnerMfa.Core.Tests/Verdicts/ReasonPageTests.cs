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
}
