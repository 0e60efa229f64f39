using Microsoft.Identity.Client;

namespace PartnerMfa.StandInClients;

/// <summary>MSAL for .NET: a user with a device code, then silently, and an app as itself.</summary>
internal static class MsalClient
{
    public static async Task<string> ByDeviceCodeAsync(StandIn standIn, string account)
    {
        using HttpClient http = standIn.CreateClient();
        IPublicClientApplication application = PublicClientApplicationBuilder.Create(StandIn.Application)
            .WithAuthority(standIn.Authority.AbsoluteUri, validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(new Factory(http))
            .Build();
        AuthenticationResult first = await application.AcquireTokenWithDeviceCode([StandIn.Scope], code => Task.CompletedTask)
            .WithExtraQueryParameters(new Dictionary<string, (string, bool)> { ["login_hint"] = (account, false) })
            .ExecuteAsync();
        AuthenticationResult kept = await application.AcquireTokenSilent([StandIn.Scope], first.Account).ExecuteAsync();
        AuthenticationResult renewed = await application.AcquireTokenSilent([StandIn.Scope], first.Account).WithForceRefresh(true).ExecuteAsync();
        string answer = await PartnerCenterCall.AskAsync(standIn, http, renewed.AccessToken, enforced: true);
        return $"{first.Account.Username} {(kept.AccessToken == first.AccessToken ? "cached" : "not cached")} {answer}";
    }

    public static async Task<string> AsApplicationAsync(StandIn standIn)
    {
        using HttpClient http = standIn.CreateClient();
        AuthenticationResult token = await ConfidentialClientApplicationBuilder.Create(StandIn.Application)
            .WithAuthority(standIn.Authority.AbsoluteUri, validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithClientSecret("any secret")
            .WithHttpClientFactory(new Factory(http))
            .Build()
            .AcquireTokenForClient(["https://api.partnercenter.microsoft.com/.default"])
            .ExecuteAsync();
        return await PartnerCenterCall.AskAsync(standIn, http, token.AccessToken, enforced: true);
    }

    private sealed class Factory(HttpClient http) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => http;
    }
}
