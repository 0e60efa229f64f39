using System.Net.Http.Headers;
using PartnerMfa.Http;
using PartnerMfa.Tokens;
using static PartnerMfa.Probe.PartnerCenterConstants;

namespace PartnerMfa.Probe;

/// <summary>The call that is made: the organization's profile, with and without the wish to have MFA enforced.</summary>
internal static class ProfileRequest
{
    private const string ClientName = "PartnerMfa";
    private const string Locale = "en-US";

    /// <summary>The request that Partner Center answers as if MFA were enforced already.</summary>
    public static HttpRequestMessage Enforced(PartnerMfaEnvironment environment, Secret token, CorrelationIds ids)
    {
        HttpRequestMessage request = Ordinary(environment, token, ids);
        request.Headers.Add(EnforceMfaHeader, "true");
        request.Headers.Add(ValidateMfaHeader, "true");
        return request;
    }

    /// <summary>The same request as any integration makes it.</summary>
    public static HttpRequestMessage Ordinary(PartnerMfaEnvironment environment, Secret token, CorrelationIds ids)
    {
        HttpRequestMessage request = new(HttpMethod.Get, new Uri(environment.PartnerCenterEndpoint, OrganizationProfilePath));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TokenText.Normalize(token.Reveal()));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        Identify(request.Headers, ids);
        return request;
    }

    /// <summary>What every call of Partner Center says of itself.</summary>
    public static void Identify(HttpRequestHeaders headers, CorrelationIds ids)
    {
        headers.Add(CorrelationIdHeader, ids.CorrelationId);
        headers.Add(RequestIdHeader, ids.RequestId);
        headers.Add(LocaleHeader, Locale);
        headers.Add(ClientHeader, ClientName);
    }
}
