using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using PartnerMfa.Errors;

namespace PartnerMfa.SignIn.Msal;

/// <summary>Claims requests (OpenID Connect Core, section 5.5).</summary>
internal static class ClaimsRequest
{
    private const string AccessToken = "access_token";

    /// <param name="challenge">JSON, or JSON in Base64 as in a WWW-Authenticate header.</param>
    /// <returns>The JSON.</returns>
    /// <exception cref="PartnerMfaException"><c>ClaimsChallengeInvalid</c>.</exception>
    public static string Read(string challenge)
    {
        string text = challenge.Trim();
        return IsObject(text) ? text
            : Decode(text) is { } decoded && IsObject(decoded) ? decoded
            : throw Failures.ClaimsChallengeInvalid();
    }

    /// <summary>Adds the request for MFA to a claims request, unless that already says how the user must sign in.</summary>
    /// <param name="claims">JSON; null asks only for MFA.</param>
    public static string WithMfa(string? claims)
    {
        if (claims is null) return OAuthConstants.MfaClaimsRequest;
        JsonObject asked = JsonNode.Parse(claims)!.AsObject();
        JsonObject mfa = JsonNode.Parse(OAuthConstants.MfaClaimsRequest)![AccessToken]!.AsObject();
        if (asked[AccessToken] is not JsonObject ofToken) asked[AccessToken] = ofToken = [];
        foreach (KeyValuePair<string, JsonNode?> claim in mfa)
            if (!ofToken.ContainsKey(claim.Key)) ofToken[claim.Key] = claim.Value?.DeepClone();
        return asked.ToJsonString();
    }

    private static string? Decode(string text)
    {
        try
        {
            return Base64UrlEncoder.Decode(text.TrimEnd('='));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool IsObject(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
