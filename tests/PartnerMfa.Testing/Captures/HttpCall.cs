
namespace PartnerMfa.Testing.Captures;

/// <summary>A call as HTTP text.</summary>
internal static class HttpCall
{
    public const string Profile = """{"id":"1","companyName":"Contoso","profileType":"OrganizationProfile"}""";

    /// <summary>In the original form: absolute address, and the headers of 2019.</summary>
    public static string Request(string token, string target = HarCall.ProfileUrl, string host = "api.partnercenter.microsoft.com") => string.Join("\r\n", [
        $"GET {target} HTTP/1.1",
        "MS-Enforce-MFA: True",
        "Accept: application/json",
        "MS-PartnerCenter-Client: Partner Center PowerShell",
        "MS-CorrelationId: 193ecbde-7ee5-42c5-9cf8-c37cfafe4649",
        "X-Locale: en-US",
        $"Authorization: Bearer {token}",
        "User-Agent: FxVersion/4.8.3740.0 Microsoft.Store.PartnerCenter.Network.PartnerServiceClient/1.5.1902.4",
        $"Host: {host}",
        "", ""]);

    public static string Response(string status = "200 OK", string body = "", params string[] headers) =>
        string.Join("\r\n", [$"HTTP/1.1 {status}", .. headers, "", body]);
}
