using PartnerMfa.Http;
using PartnerMfa.Http.Resources;
using PartnerMfa.Requests;
using static PartnerMfa.Http.Responses.PartnerCenterConstants;

namespace PartnerMfa.Probe;

/// <summary>
/// The call that decides, with the headers that ask for enforcement, and calls to the same resources as an ordinary integration makes them.
/// </summary>
internal static class ProfileRequest
{
    /// <summary>The read-only resources that integrations use most, the organization profile first.</summary>
    public static IReadOnlyList<string> OrdinaryPaths { get; } = [OrganizationProfilePath, "/v1/customers?size=1", "/v1/invoices?size=1"];

    public static ServiceCall EnforcedCall(TokenRequest request, CorrelationIds ids) => new(
        AddressOf(request.Environment, OrganizationProfilePath).AbsoluteUri,
        attempt => Enforced(request.Environment, request.Token, attempt),
        ids);

    /// <summary>A call without the headers that ask for enforcement, under the same correlation ID.</summary>
    public static ServiceCall OrdinaryCall(TokenRequest request, string path, CorrelationIds enforced) => new(
        $"{AddressOf(request.Environment, path).AbsoluteUri} as an ordinary call",
        attempt => Ordinary(request.Environment, path, request.Token, attempt),
        enforced.NextTry());

    /// <summary>The request that Partner Center answers as if MFA were already enforced.</summary>
    public static HttpRequestMessage Enforced(PartnerMfaEnvironment environment, Secret token, CorrelationIds ids)
    {
        HttpRequestMessage request = Ordinary(environment, OrganizationProfilePath, token, ids);
        request.Headers.Add(EnforceMfaHeader, "true");
        request.Headers.Add(ValidateMfaHeader, "true");
        return request;
    }

    /// <summary>A request in the form that any integration sends.</summary>
    public static HttpRequestMessage Ordinary(PartnerMfaEnvironment environment, string path, Secret token, CorrelationIds ids) =>
        ResourceService.PartnerCenter(environment).Get(AddressOf(environment, path), token, ids);

    private static Uri AddressOf(PartnerMfaEnvironment environment, string path) => new(environment.PartnerCenterEndpoint, path);
}
