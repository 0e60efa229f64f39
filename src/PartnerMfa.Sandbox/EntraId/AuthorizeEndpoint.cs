using System.Net;

namespace PartnerMfa.Sandbox.EntraId;

/// <summary>The authorization endpoint: the person signs in at once, as the account of the login hint.</summary>
internal static class AuthorizeEndpoint
{
    public static HttpResponseMessage Answer(FormFields query)
    {
        AuthorizationGrant grant = new(
            query["login_hint"],
            query["client_id"] ?? "",
            query["redirect_uri"] ?? "",
            query["code_challenge"],
            query["nonce"]);
        UriBuilder redirect = new(grant.RedirectUri)
        {
            Query = $"code={Uri.EscapeDataString(grant.ToCode())}&state={Uri.EscapeDataString(query["state"] ?? "")}",
        };
        HttpResponseMessage response = new(HttpStatusCode.Found);
        response.Headers.Location = redirect.Uri;
        return response;
    }
}
