using PartnerMfa.Http;
using PartnerMfa.Resources;
using static PartnerMfa.Http.Responses.PartnerCenterConstants;

namespace PartnerMfa.Probe;

/// <summary>The call that decides: the organization profile, with and without the headers that ask for enforcement.</summary>
internal static class ProfileRequest
{
    /// <summary>The request that Partner Center answers as if MFA were already enforced.</summary>
    public static HttpRequestMessage Enforced(PartnerMfaEnvironment environment, Secret token, CorrelationIds ids)
    {
        HttpRequestMessage request = Ordinary(environment, OrganizationProfilePath, token, ids);
        request.Headers.Add(EnforceMfaHeader, "true");
        request.Headers.Add(ValidateMfaHeader, "true");
        return request;
    }

    /// <summary>A request as any integration makes it.</summary>
    public static HttpRequestMessage Ordinary(PartnerMfaEnvironment environment, string path, Secret token, CorrelationIds ids) =>
        ResourceService.PartnerCenter(environment).Get(new Uri(environment.PartnerCenterEndpoint, path), token, ids);
}
