using System.Net;
using System.Text;

namespace PartnerMfa.Web.Support;

/// <summary>Replaces the real services: a sign-in service that issues the token of a test, and a Partner Center that confirms it.</summary>
internal sealed class LiveServices(Secret token) : HttpMessageHandler
{
    private const string Profile = """{"id":"1","companyName":"Contoso","tenantId":"df845f1a-7b35-40a2-ba78-6481de91f8ae","profileType":"OrganizationProfile","attributes":{"objectType":"OrganizationProfile"}}""";

    private int _polls;

    /// <summary>How often a device code is still pending.</summary>
    public int Pending { get; init; }

    /// <summary>The page on which a device code is entered.</summary>
    public string VerificationPage { get; init; } = "https://microsoft.com/devicelogin";

    /// <summary>The applications that make calls, as JSON.</summary>
    public string Usage { get; init; } = "[]";

    /// <summary>The addresses of the requests.</summary>
    public List<string> Sent { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (Sent) Sent.Add($"{request.Method} {request.RequestUri!.GetLeftPart(UriPartial.Path)}");
        return Task.FromResult(request.RequestUri!.AbsolutePath switch
        {
            string path when path.EndsWith("/devicecode", StringComparison.Ordinal) =>
                Json($$"""{"user_code":"ABCD-EFGH","device_code":"device-code","verification_uri":"{{VerificationPage}}","expires_in":900,"interval":1,"message":"x"}"""),
            string path when path.EndsWith("/token", StringComparison.Ordinal) => Interlocked.Increment(ref _polls) <= Pending
                ? Json("""{"error":"authorization_pending","error_description":"AADSTS70016: pending","error_codes":[70016]}""", HttpStatusCode.BadRequest)
                : Token(),
            "/v1/profiles/organization" => Confirmed(),
            "/v1/applicationmfaadoptionstatus" => Json(Usage),
            _ => Json("""{"totalCount":0,"items":[]}"""),
        });
    }

    private HttpResponseMessage Token()
    {
        string idToken = $"{TestTokens.Encode("""{"alg":"none"}""")}.{TestTokens.Encode($$"""{"oid":"4988e250-5aee-482a-9136-6d269cb755c0","tid":"{{TestTokens.TenantId}}","preferred_username":"{{TestTokens.Account}}","sub":"s","aud":"x","iss":"x","ver":"2.0"}""")}.";
        return Json($$"""{"token_type":"Bearer","scope":"https://api.partnercenter.microsoft.com/user_impersonation","expires_in":3600,"access_token":"{{token.Reveal()}}","refresh_token":"0.AXrefresh","id_token":"{{idToken}}","client_info":"{{TestTokens.Encode($$"""{"uid":"4988e250-5aee-482a-9136-6d269cb755c0","utid":"{{TestTokens.TenantId}}"}""")}}"}""");
    }

    private static HttpResponseMessage Confirmed()
    {
        HttpResponseMessage response = Json(Profile);
        response.Headers.Add("isMfaCompliant", "true");
        return response;
    }

    private static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
}
