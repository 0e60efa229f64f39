using Microsoft.Graph;
using Microsoft.Graph.Authentication;
using Microsoft.Graph.Models;

namespace PartnerMfa.StandInClients;

/// <summary>Microsoft.Graph, signed in with Azure.Identity: reads an account and the policies of its tenant.</summary>
internal static class GraphClient
{
    public static async Task<string> ReadAsync(StandIn standIn)
    {
        using HttpClient http = standIn.CreateClient();
        // It sends a token only to Microsoft's hosts, unless another is named.
        AzureIdentityAuthenticationProvider provider = new(
            AzureIdentityClient.DeviceCode(standIn, http), [standIn.Graph.Host], observabilityOptions: null, isCaeEnabled: false, scopes: ["https://graph.microsoft.com/User.Read.All", "https://graph.microsoft.com/Policy.Read.All"]);
        using GraphServiceClient graph = new(http, provider, new Uri(standIn.Graph, "v1.0").AbsoluteUri);
        User? user = await graph.Users["mfa@sandbox.example"].GetAsync();
        ConditionalAccessPolicyCollectionResponse? policies = await graph.Identity.ConditionalAccess.Policies.GetAsync();
        return $"{user?.UserPrincipalName} {policies?.Value?.Count} {policies?.Value?.FirstOrDefault()?.DisplayName}";
    }
}
