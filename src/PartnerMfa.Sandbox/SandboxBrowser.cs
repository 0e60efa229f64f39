using Microsoft.Identity.Client.Extensibility;

namespace PartnerMfa.Sandbox;

/// <summary>
/// Plays the part of the browser and of the user in front of it: opens the authorization address and follows the redirect back.
/// </summary>
internal sealed class SandboxBrowser(HttpMessageHandler handler) : ICustomWebUi
{
    public async Task<Uri> AcquireAuthorizationCodeAsync(Uri authorizationUri, Uri redirectUri, CancellationToken cancellationToken)
    {
        using HttpMessageInvoker client = new(handler, disposeHandler: false);
        using HttpRequestMessage request = new(HttpMethod.Get, authorizationUri);
        using HttpResponseMessage response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.Headers.Location
            ?? throw new InvalidOperationException("The sandbox's authorize endpoint did not redirect.");
    }
}
