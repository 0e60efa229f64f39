namespace PartnerMfa.Web.StandIn;

/// <summary>Where the services are, and how their names are translated: clients use these addresses or the real ones, the sandbox has its own.</summary>
internal sealed class StandInAddresses
{
    private static readonly string[] OpenIdScopes = ["openid", "profile", "offline_access", "email"];

    private readonly Dictionary<Service, Uri> _addresses;

    /// <param name="isHttps">Whether they are reached over https.</param>
    /// <param name="ports">The port of each service.</param>
    public StandInAddresses(bool isHttps, IReadOnlyDictionary<Service, int> ports) =>
        _addresses = ports.ToDictionary(port => port.Key, port => new UriBuilder(isHttps ? "https" : "http", "localhost", port.Value).Uri);

    public Uri Of(Service service) => _addresses[service];

    /// <summary>The service at a port; null when there is none.</summary>
    public Service? At(int port) => _addresses.FirstOrDefault(address => address.Value.Port == port).Key;

    /// <summary>An address without the slash at its end, as resources are written.</summary>
    public string ResourceOf(Service service) => Of(service).GetLeftPart(UriPartial.Authority);

    /// <summary>The scopes of a request in the sandbox's names, and the resource that the client named them with.</summary>
    /// <param name="scopes">The value of <c>scope</c>, or of <c>resource</c> at the endpoints of version 1.</param>
    public (string Scopes, string? Resource) ToSandbox(string scopes)
    {
        string? resource = null;
        IEnumerable<string> translated = scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(scope =>
        {
            // A permission without a resource is one of Microsoft Graph's.
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

    /// <summary>The body of an answer with our addresses in the place of the sandbox's.</summary>
    /// <param name="body">The body.</param>
    /// <param name="resource">What the client calls the resource it asked for; null when it asked for none.</param>
    public string FromSandbox(string body, string? resource)
    {
        foreach (Service service in Service.All)
        {
            // What is granted keeps the name that the client knows, or it does not recognize it in its cache.
            bool isAsked = resource is not null && service != Service.SignIn && (service.RealAddresses.Contains(resource) || resource == ResourceOf(service) || resource == service.SandboxAddress);
            body = body.Replace(service.SandboxAddress, isAsked ? resource : ResourceOf(service), StringComparison.Ordinal);
        }

        return body;
    }
}
