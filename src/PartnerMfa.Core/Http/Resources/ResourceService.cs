using System.Net.Http.Headers;
using PartnerMfa.Http.Responses;

namespace PartnerMfa.Http.Resources;

/// <summary>A service whose resources are read: its address, and the headers that identify calls to it.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Address">The one scheme, host and port that a token goes to.</param>
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

    /// <summary>Where a link leads, if the token may go there: this service's scheme, host and port, without a user name in the address.</summary>
    /// <param name="link">A path, or a whole address.</param>
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
