namespace PartnerMfa.Web.StandIn;

/// <summary>
/// The addresses of the services, and their translation: clients use these addresses or the real ones, and the sandbox has its own.
/// </summary>
internal sealed class StandInAddresses
{
    private static readonly string[] OpenIdScopes = ["openid", "profile", "offline_access", "email"];

    private readonly Dictionary<Service, Uri> _addresses;

    /// <param name="isHttps">Whether the services use https.</param>
    /// <param name="ports">The port of each service.</param>
    public StandInAddresses(bool isHttps, IReadOnlyDictionary<Service, int> ports) =>
        _addresses = ports.ToDictionary(port => port.Key, port => new UriBuilder(isHttps ? "https" : "http", "localhost", port.Value).Uri);

    public Uri Of(Service service) => _addresses[service];

    /// <summary>The service on a port; null when there is none.</summary>
    public Service? At(int port) => _addresses.FirstOrDefault(address => address.Value.Port == port).Key;

    /// <summary>The address without its trailing slash, as resources are written.</summary>
    public string ResourceOf(Service service) => Of(service).GetLeftPart(UriPartial.Authority);

    /// <summary>Returns the scopes of a request under the sandbox's names, and the resource under the client's name.</summary>
    /// <param name="scopes">The value of <c>scope</c>, or of <c>resource</c> at the v1 endpoints.</param>
    public (string Scopes, string? Resource) ToSandbox(string scopes)
    {
        string? resource = null;
        IEnumerable<string> translated = scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(scope =>
        {
            // A permission without a resource belongs to Microsoft Graph.
            if (!scope.Contains('/', StringComparison.Ordinal) && !Guid.TryParse(scope, out _))
                return OpenIdScopes.Contains(scope) ? scope : $"{Service.Graph.SandboxAddress}/{scope}";
            foreach (Service service in Service.All)
            {
                foreach (string name in (string[])[.. service.RealAddresses, service.SandboxAddress, ResourceOf(service)])
                {
                    if (!scope.StartsWith(name, StringComparison.OrdinalIgnoreCase) || (scope.Length > name.Length && scope[name.Length] != '/')) continue;
                    resource ??= name;
                    return service.SandboxAddress + scope[name.Length..];
                }
            }

            return scope;
        });
        string joined = string.Join(' ', translated.ToArray());
        return (joined, resource);
    }

    /// <summary>Returns the body of a response with the sandbox's addresses replaced by ours.</summary>
    /// <param name="body">The body.</param>
    /// <param name="resource">The client's name for the requested resource; null when it requested none.</param>
    public string FromSandbox(string body, string? resource)
    {
        foreach (Service service in Service.All)
        {
            // Granted scopes keep the client's names; otherwise the client would not find them in its cache.
            bool isAsked = resource is not null && service != Service.SignIn && (service.RealAddresses.Contains(resource) || resource == ResourceOf(service) || resource == service.SandboxAddress);
            body = body.Replace(service.SandboxAddress, isAsked ? resource : ResourceOf(service), StringComparison.Ordinal);
        }

        return body;
    }
}
