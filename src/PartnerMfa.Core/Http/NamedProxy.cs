using System.Net;

namespace PartnerMfa.Http;

/// <summary>The proxy that the user named, for everything but this machine's own services: their tokens must not leave it.</summary>
internal sealed class NamedProxy(ProxyChoice choice) : IWebProxy
{
    public ICredentials? Credentials { get; set; } = choice switch
    {
        { UseDefaultCredentials: true } => CredentialCache.DefaultCredentials,
        { UserName: { } user } => new NetworkCredential(user, choice.Password?.Reveal()),
        _ => null,
    };

    public Uri GetProxy(Uri destination) => choice.Address;

    public bool IsBypassed(Uri host) => LocalAddresses.Contains(host);
}
