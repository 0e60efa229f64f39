namespace PartnerMfa.Help;

/// <summary>Where <c>Get-Help -Online</c> leads.</summary>
/// <param name="folder">The address of docs/help/ on the web, with a closing slash; empty until the project has an address.</param>
internal sealed class OnlinePages(string folder)
{
    /// <summary>Microsoft's page that states the rule. It stands in for our own pages until they have an address.</summary>
    private const string Rule = "https://learn.microsoft.com/partner-center/security/partner-security-requirements-mandating-mfa";

    public Uri Of(string command) => new(folder.Length == 0 ? Rule : $"{folder}{command}.md");
}
