using PartnerMfa.Http.Responses;

namespace PartnerMfa.Sandbox.PartnerCenter;

/// <summary>
/// The read-only resources that integrations use most. They respond according to the account's case; a resource that is a list responds
/// with an empty one.
/// </summary>
internal sealed class ProfileEndpoint(ServiceDoor door)
{
    public Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request) =>
        door.AnswerAsync(request, account => IsEnforced(request) ? door.NextAnswer(account, request) : account.OrdinaryAnswer());

    /// <summary>Lists of customers and invoices.</summary>
    public static bool IsList(string path) => path is "/v1/customers" or "/v1/invoices";

    /// <param name="request">The call.</param>
    /// <param name="list">The items of the list, if the account's case lets the call pass; null for an empty list.</param>
    public Task<HttpResponseMessage> AnswerListAsync(HttpRequestMessage request, Func<HttpContent>? list = null) => door.AnswerAsync(request, account =>
    {
        HttpResponseMessage response = IsEnforced(request) ? door.NextAnswer(account, request) : account.OrdinaryAnswer();
        if (response.IsSuccessStatusCode && !ServiceDoor.ComesFromBetween(response))
            response.Content = list?.Invoke() ?? new StringContent("{\"totalCount\":0,\"items\":[],\"attributes\":{\"objectType\":\"Collection\"}}", System.Text.Encoding.UTF8, "application/json");
        return response;
    });

    private static bool IsEnforced(HttpRequestMessage request) =>
        request.Headers.Contains(PartnerCenterConstants.EnforceMfaHeader) || request.Headers.Contains(PartnerCenterConstants.ValidateMfaHeader);
}
