namespace PartnerMfa.Reports;

public sealed class PortalLinksTests
{
    private const string Policies = "/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies";

    [Theory]
    [InlineData("Global", "No", "ConditionalAccess", "https://entra.microsoft.com" + Policies)]
    [InlineData("USGovernment", "Unknown", "ConditionalAccess", "https://entra.microsoft.us" + Policies)]
    [InlineData("China", "No", "ConditionalAccess", "https://entra.microsoftonline.cn" + Policies)]
    [InlineData("Sandbox", "No", "ConditionalAccess", null)]
    [InlineData("Global", "Yes", "ConditionalAccess", null)]
    [InlineData("Global", "No", "SomethingNew", null)]
    public void Results_that_need_attention_link_to_the_admin_center_of_their_cloud(string environment, string answer, string check, string? address)
    {
        PartnerMfaResult result = new()
        {
            Result = answer,
            Reason = "r",
            Check = check,
            Message = "m",
            Remedy = "Do it.",
            Environment = environment,
            Source = "s",
            CheckedOn = SampleResults.Now.UtcDateTime,
        };

        Assert.Equal(address, PortalLinks.Of(result)?.Address.AbsoluteUri);
    }

    [Fact]
    public void Every_check_of_the_account_and_the_policies_has_a_page() =>
        Assert.All(
            Enum.GetNames<PartnerMfaSetupCheck>().Except([nameof(PartnerMfaSetupCheck.FederatedDomain)]),
            check => Assert.NotNull(PortalLinks.Of(SampleResults.Result("No", check: check))));
}
