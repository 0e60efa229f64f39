using Microsoft.Identity.Client.Extensibility;

namespace PartnerMfa.SignIn;

/// <summary>Stands in for the browser and the person before it: answers on the redirect address with these fields, and the state that was sent.</summary>
internal sealed class AnsweringPerson(string fields) : ICustomWebUi
{
    /// <summary>The addresses that were opened, and the redirect each was to come back to.</summary>
    public List<(SentRequest Authorize, Uri Redirect)> Asked { get; } = [];

    public Task<Uri> AcquireAuthorizationCodeAsync(Uri authorizationUri, Uri redirectUri, CancellationToken cancellationToken)
    {
        SentRequest authorize = new("GET", authorizationUri.AbsoluteUri, new Dictionary<string, string>(), "");
        Asked.Add((authorize, redirectUri));
        return Task.FromResult(new UriBuilder(redirectUri) { Query = $"{fields}&state={authorize.Query["state"]}" }.Uri);
    }
}
