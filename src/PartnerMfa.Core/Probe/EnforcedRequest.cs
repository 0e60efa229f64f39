using System.Net.Http.Headers;
using PartnerMfa.Tokens;
using static PartnerMfa.Probe.PartnerCenterWire;

namespace PartnerMfa.Probe;

/// <summary>The request that Partner Center answers as if MFA were enforced already.</summary>
internal static class EnforcedRequest
{
    private const string ClientName = "PartnerMfa";
    private const string Locale = "en-US";

    public static HttpRequestMessage Create(PartnerMfaEnvironment environment, Secret token, CallIds ids)
    {
        HttpRequestMessage request = new(HttpMethod.Get, new Uri(environment.PartnerCenterEndpoint, OrganizationProfilePath));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TokenText.Normalize(token.Reveal()));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Add(EnforceMfaHeader, "true");
        request.Headers.Add(ValidateMfaHeader, "true");
        request.Headers.Add(CorrelationIdHeader, ids.CorrelationId);
        request.Headers.Add(RequestIdHeader, ids.RequestId);
        request.Headers.Add(LocaleHeader, Locale);
        request.Headers.Add(ClientHeader, ClientName);
        return request;
    }
}
