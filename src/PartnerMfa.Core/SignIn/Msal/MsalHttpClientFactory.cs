using Microsoft.Identity.Client;

namespace PartnerMfa.SignIn.Msal;

/// <summary>Gives MSAL a client on our own handler.</summary>
#pragma warning disable CA1001 // The client owns nothing: its handler is the process's.
internal sealed class MsalHttpClientFactory(HttpMessageHandler handler) : IMsalHttpClientFactory
{
    private readonly HttpClient _client = new(handler, disposeHandler: false) { MaxResponseContentBufferSize = BoundedAnswers.Longest };

    public HttpClient GetHttpClient() => _client;
}
