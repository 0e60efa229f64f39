using Microsoft.Identity.Client.Extensibility;

namespace PartnerMfa.SignIn;

/// <summary>
/// Plays the part of the browser and of the user in front of it: sends these fields to the redirect URI, together with the state of the
/// request.
/// </summary>
internal sealed class AnsweringPerson(string fields) : ICustomWebUi
{
    /// <summary>The addresses that were opened, each with its redirect URI.</summary>
    public List<(SentRequest Authorize, Uri Redirect)> Asked { get; } = [];

    public Task<Uri> AcquireAuthorizationCodeAsync(Uri authorizationUri, Uri redirectUri, CancellationToken cancellationToken)
    {
        SentRequest authorize = new("GET", authorizationUri.AbsoluteUri, new Dictionary<string, string>(), "");
        Asked.Add((authorize, redirectUri));
        return Task.FromResult(new UriBuilder(redirectUri) { Query = $"{fields}&state={authorize.Query["state"]}" }.Uri);
    }
}
