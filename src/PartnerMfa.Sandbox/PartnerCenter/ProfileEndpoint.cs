using PartnerMfa.Http.Responses;

namespace PartnerMfa.Sandbox.PartnerCenter;

/// <summary><c>GET /v1/profiles/organization</c>: answers as its account asks.</summary>
internal sealed class ProfileEndpoint(ServiceDoor door)
{
    public Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request) =>
        door.AnswerAsync(request, account => IsEnforced(request) ? door.NextAnswer(account, request) : account.OrdinaryAnswer());

    private static bool IsEnforced(HttpRequestMessage request) =>
        request.Headers.Contains(PartnerCenterConstants.EnforceMfaHeader) || request.Headers.Contains(PartnerCenterConstants.ValidateMfaHeader);
}
