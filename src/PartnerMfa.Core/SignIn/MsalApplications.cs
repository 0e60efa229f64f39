using Microsoft.Identity.Client;
using PartnerMfa.Hosting;

namespace PartnerMfa.SignIn;

/// <summary>Makes MSAL's application objects. Tokens are cached in memory, in the object itself.</summary>
internal sealed class MsalApplications(ServiceBackend backend)
{
    public IPublicClientApplication Public(SignInRequest request) =>
        PublicClientApplicationBuilder.Create(request.ApplicationId ?? OAuthWire.DefaultApplicationId)
            .WithAuthority(Authority(request), validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(new MsalHttpClientFactory(backend.Handler))
            .WithRedirectUri(OAuthWire.LoopbackRedirect)
            .Build();

    public IConfidentialClientApplication Confidential(SignInRequest request, Secret clientSecret) =>
        ConfidentialClientApplicationBuilder.Create(request.ApplicationId)
            .WithAuthority(Authority(request), validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(new MsalHttpClientFactory(backend.Handler))
            .WithClientSecret(clientSecret.Reveal())
            .Build();

    private static Uri Authority(SignInRequest request) =>
        new(request.Environment.AuthorityHost, request.TenantId ?? OAuthWire.AnyOrganization);
}
