using System.Net.Http.Headers;
using System.Text.Json;

namespace PartnerMfa.StandInClients;

/// <summary>The organization's profile, as any integration reads it.</summary>
internal static class PartnerCenterCall
{
    /// <returns>The status and what it says about MFA.</returns>
    public static async Task<string> AskAsync(StandIn standIn, HttpClient http, string token, bool enforced)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(standIn.PartnerCenter, "v1/profiles/organization"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (enforced) request.Headers.Add("ValidateMfa", "true");
        using HttpResponseMessage response = await http.SendAsync(request);
        string body = (await response.Content.ReadAsStringAsync()).TrimStart('\ufeff');
        string compliance = response.Headers.TryGetValues("isMfaCompliant", out IEnumerable<string>? values) ? $" isMfaCompliant={values.Single()}" : "";
        using JsonDocument json = JsonDocument.Parse(body);
        string code = json.RootElement.TryGetProperty("code", out JsonElement found) ? $" {found}" : "";
        return $"{(int)response.StatusCode}{code}{compliance}";
    }
}
