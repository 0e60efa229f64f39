using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace PartnerMfa.StandInClients;

/// <summary>Azure.Identity: an app with its secret, and a user with a device code.</summary>
internal static class AzureIdentityClient
{
    public static async Task<string> AsApplicationAsync(StandIn standIn)
    {
        using HttpClient http = standIn.CreateClient();
        AccessToken token = await Secret(standIn, http).GetTokenAsync(new TokenRequestContext(["https://api.partnercenter.microsoft.com/.default"]), CancellationToken.None);
        return await PartnerCenterCall.AskAsync(standIn, http, token.Token, enforced: true);
    }

    public static async Task<string> ByDeviceCodeAsync(StandIn standIn)
    {
        using HttpClient http = standIn.CreateClient();
        AccessToken token = await DeviceCode(standIn, http).GetTokenAsync(new TokenRequestContext([StandIn.Scope]), CancellationToken.None);
        return await PartnerCenterCall.AskAsync(standIn, http, token.Token, enforced: true);
    }

    public static DeviceCodeCredential DeviceCode(StandIn standIn, HttpClient http) => new(new DeviceCodeCredentialOptions
    {
        TenantId = StandIn.Tenant,
        ClientId = StandIn.Application,
        AuthorityHost = standIn.SignIn,
        DisableInstanceDiscovery = true,
        DeviceCodeCallback = (_, _) => Task.CompletedTask,
        Transport = new HttpClientTransport(http),
    });

    private static ClientSecretCredential Secret(StandIn standIn, HttpClient http) => new(StandIn.Tenant, StandIn.Application, "any secret", new ClientSecretCredentialOptions
    {
        AuthorityHost = standIn.SignIn,
        DisableInstanceDiscovery = true,
        Transport = new HttpClientTransport(http),
    });
}
