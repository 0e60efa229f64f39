using System.Net.Http.Headers;
using PartnerMfa.Http.Responses;

namespace PartnerMfa.Http.Resources;

/// <summary>A service to read resources from: its address, and the headers that identify calls to it.</summary>
/// <param name="Name">Its name for people.</param>
/// <param name="Address">The only scheme, host and port to which the token is sent.</param>
/// <param name="Identify">Adds a call's IDs to its headers.</param>
internal sealed record ResourceService(string Name, Uri Address, Action<HttpRequestHeaders, CorrelationIds> Identify)
{
    public static ResourceService PartnerCenter(PartnerMfaEnvironment environment) => new(
        "Partner Center", environment.PartnerCenterEndpoint, IdentifyToPartnerCenter);

    public static ResourceService Graph(PartnerMfaEnvironment environment) => new(
        "Microsoft Graph", environment.GraphEndpoint, IdentifyToGraph);

    public HttpRequestMessage Get(Uri address, Secret token, CorrelationIds ids)
    {
        HttpRequestMessage request = new(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TokenText.Normalize(token.Reveal()));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        Identify(request.Headers, ids);
        return request;
    }

    /// <summary>Resolves a link, if the token may be sent there: it has this service's scheme, host and port, and no user name.</summary>
    /// <param name="link">A path or an absolute address.</param>
    /// <returns>Null for any other address.</returns>
    public Uri? Resolve(string link) =>
        Uri.TryCreate(Address, link, out Uri? address) && address.UserInfo.Length == 0 && IsHere(address) ? address : null;

    private static void IdentifyToGraph(HttpRequestHeaders headers, CorrelationIds ids)
    {
        headers.Add(GraphConstants.ClientRequestIdHeader, ids.CorrelationId);
        headers.Add(GraphConstants.PreferHeader, GraphConstants.UnknownEnumMembers);
    }

    private static void IdentifyToPartnerCenter(HttpRequestHeaders headers, CorrelationIds ids)
    {
        headers.Add(PartnerCenterConstants.CorrelationIdHeader, ids.CorrelationId);
        headers.Add(PartnerCenterConstants.RequestIdHeader, ids.RequestId);
        headers.Add(PartnerCenterConstants.LocaleHeader, "en-US");
        headers.Add(PartnerCenterConstants.ClientHeader, "PartnerMfa");
    }

    private bool IsHere(Uri address) => Uri.Compare(
        Address, address, UriComponents.SchemeAndServer | UriComponents.StrongPort, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
