using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using PartnerMfa.Http.Responses;
using PartnerMfa.Sandbox.Accounts;

namespace PartnerMfa.Sandbox.PartnerCenter;

/// <summary>Every response that Partner Center, or something in its place, is known to send.</summary>
internal static class SandboxAnswers
{
    private const string ProfileJson =
        $$$"""
        {"id":"{{{SandboxAccounts.TenantId}}}","companyName":"Sandbox Partner","defaultAddress":{"country":"US","city":"Redmond",
        "state":"WA","addressLine1":"One Sandbox Way","addressLine2":"","postalCode":"98052","firstName":"Sandbox","lastName":"Partner",
        "phoneNumber":"4255550100"},"tenantId":"{{{SandboxAccounts.TenantId}}}","domain":"sandbox.example",
        "email":"admin@sandbox.example","language":"en","culture":"en-US","profileType":"OrganizationProfile",
        "links":{"self":{"uri":"/profiles/organization","method":"GET","headers":[]}},
        "attributes":{"etag":"\"1\"","objectType":"OrganizationProfile"}}
        """;

    private static readonly Encoding Utf8WithMark = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    public static HttpResponseMessage Profile() => Json(HttpStatusCode.OK, ProfileJson);

    public static HttpResponseMessage Compliant() => Stating(Profile(), "true");

    public static HttpResponseMessage NotCompliant() =>
        Stating(Refusal(HttpStatusCode.Unauthorized, PartnerCenterConstants.MfaRequiredCode, "MFA is required for this call."), "false");

    public static HttpResponseMessage MfaRequired() => Refusal(HttpStatusCode.Unauthorized, PartnerCenterConstants.MfaRequiredCode, "MFA is required for this call.");

    /// <summary>An empty, chunked body; only the reason phrase tells the cause.</summary>
    public static HttpResponseMessage MfaRequired2019()
    {
        HttpResponseMessage response = new(HttpStatusCode.Unauthorized)
        {
            ReasonPhrase = "Unauthorized - MFA required",
            Content = new ByteArrayContent([]),
        };
        response.Headers.TransferEncodingChunked = true;
        response.Headers.WwwAuthenticate.Add(new AuthenticationHeaderValue("Bearer", "error=\"invalid_token\""));
        return response;
    }

    public static HttpResponseMessage MfaRequired2020() =>
        Text(HttpStatusCode.Unauthorized, "Authentication failed. MFA required. (" + PartnerCenterConstants.MfaRequiredCode2020 + ")", "text/plain");

    public static HttpResponseMessage Contradiction() => Stating(MfaRequired(), "true");

    public static SandboxAnswer Rejected(string code) => () => Refusal(HttpStatusCode.Unauthorized, code, "The token is not valid for this call.");

    public static SandboxAnswer Denied(string code) => () => Refusal(HttpStatusCode.Forbidden, code, "Access to this resource is denied.");

    /// <summary>The form of Microsoft Graph's errors.</summary>
    public static HttpResponseMessage DeniedForMfa() => Json(HttpStatusCode.Forbidden, $$$"""{"error":{"code":"{{{PartnerCenterConstants.MissingMfaCode}}}","message":"MFA is required for this request."}}""");

    public static HttpResponseMessage NoUser() => Refusal(HttpStatusCode.BadRequest, "400", "Authorization header token missing user information");

    public static HttpResponseMessage SessionRevoked() => Challenge("""{"access_token":{"nbf":{"essential":true,"value":"1781000000"}}}""");

    public static HttpResponseMessage ContextRequired() => Challenge("""{"access_token":{"acrs":{"essential":true,"value":"c1"}}}""");

    public static HttpResponseMessage AppOnlyRefused() =>
        Refusal(HttpStatusCode.Forbidden, PartnerCenterConstants.AppOnlyCode, "App-only access is not supported by this resource.");

    /// <summary>The other error schema. The service asks clients to wait 57 seconds; here one second is enough.</summary>
    public static HttpResponseMessage TooManyRequests()
    {
        HttpResponseMessage response = Json((HttpStatusCode)429, """{"statusCode":429,"message":"Rate limit is exceeded. Try again in 1 seconds."}""");
        response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(1));
        return response;
    }

    public static SandboxAnswer Gateway(int status) => () =>
        Text((HttpStatusCode)status, $"<html><body><h1>{status.ToString(CultureInfo.InvariantCulture)}</h1></body></html>", "text/html");

    public static HttpResponseMessage CaptivePortal() =>
        Text(HttpStatusCode.OK, "<html><body><h1>Welcome to the hotel's network</h1><p>Please accept the terms.</p></body></html>", "text/html");

    public static HttpResponseMessage Redirect()
    {
        HttpResponseMessage response = new(HttpStatusCode.Found) { Content = new ByteArrayContent([]) };
        response.Headers.Location = new Uri("https://elsewhere.sandbox.example/sign-in");
        return response;
    }

    public static HttpResponseMessage NoConnection() => throw new HttpRequestException("The sandbox simulates that nothing is there.");

    /// <summary>The usual error body. The code is documented as a string but is sometimes sent as a number.</summary>
    public static HttpResponseMessage Refusal(HttpStatusCode status, string code, string description) =>
        Json(status, $$"""{"code":{{code}},"description":"{{description}}","data":[],"source":"PartnerFD"}""");

    public static HttpResponseMessage NotFound() => Refusal(HttpStatusCode.NotFound, "404", "The sandbox has no such resource.");

    // A claims challenge, as Microsoft Graph sends it.
    private static HttpResponseMessage Challenge(string claims)
    {
        HttpResponseMessage response = new(HttpStatusCode.Unauthorized) { Content = new ByteArrayContent([]) };
        response.Headers.WwwAuthenticate.Add(new AuthenticationHeaderValue(
            "Bearer",
            $"realm=\"\", authorization_uri=\"https://login.sandbox.example/common/oauth2/authorize\", error=\"insufficient_claims\", claims=\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims))}\""));
        return response;
    }

    private static HttpResponseMessage Stating(HttpResponseMessage response, string compliance)
    {
        response.Headers.Add(PartnerCenterConstants.ComplianceHeader, compliance);
        return response;
    }

    public static HttpResponseMessage Json(HttpStatusCode status, JsonNode body) => Json(status, body.ToJsonString());

    // Partner Center's JSON begins with a byte order mark.
    private static HttpResponseMessage Json(HttpStatusCode status, string json)
    {
        ByteArrayContent content = new([.. Utf8WithMark.GetPreamble(), .. Encoding.UTF8.GetBytes(json)]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return new HttpResponseMessage(status) { Content = content };
    }

    private static HttpResponseMessage Text(HttpStatusCode status, string text, string mediaType) =>
        new(status) { Content = new StringContent(text, Encoding.UTF8, mediaType) };
}
