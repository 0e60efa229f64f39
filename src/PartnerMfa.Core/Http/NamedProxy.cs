using System.Net;

namespace PartnerMfa.Http;

/// <summary>A proxy for every host but this machine's own services, whose tokens and plain http must not leave it.</summary>
internal sealed class NamedProxy(ProxyChoice choice) : IWebProxy
{
    // https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token
    private const string InstanceMetadataService = "169.254.169.254";

    public ICredentials? Credentials { get; set; } = choice switch
    {
        { UseDefaultCredentials: true } => CredentialCache.DefaultCredentials,
        { UserName: { } user } => new NetworkCredential(user, choice.Password?.Reveal()),
        _ => null,
    };

    public Uri GetProxy(Uri destination) => choice.Address;

    public bool IsBypassed(Uri host) => host.IsLoopback || host.Host == InstanceMetadataService;
}
