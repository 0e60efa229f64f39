using System.Text;
using System.Text.Json;
using PartnerMfa.Evidence;
using PartnerMfa.Json;
using PartnerMfa.Redaction;

namespace PartnerMfa.Http.Responses;

/// <summary>Finds the claims challenge in a response's <c>WWW-Authenticate</c> headers.</summary>
/// <remarks>Source: https://learn.microsoft.com/entra/identity-platform/claims-challenge#claims-challenge-header-format</remarks>
internal static class ClaimsChallengeReader
{
    private const string InsufficientClaims = "insufficient_claims";
    private const int LongestClaims = 4 * 1024;

    /// <param name="headers">The values of <c>WWW-Authenticate</c>.</param>
    /// <returns>
    /// The challenge; null when there is none. Among several, the one that asks for MFA counts, otherwise the first with claims.
    /// </returns>
    public static ClaimsChallenge? Find(IEnumerable<string> headers)
    {
        ClaimsChallenge[] found = [.. AuthenticationChallenge.Parse(headers).Select(ChallengeOf).OfType<ClaimsChallenge>()];
        return found.FirstOrDefault(challenge => challenge.Asks == ChallengeKind.Mfa)
            ?? found.FirstOrDefault(challenge => challenge.Claims is not null)
            ?? found.FirstOrDefault();
    }

    private static ClaimsChallenge? ChallengeOf(AuthenticationChallenge challenge)
    {
        bool hasClaims = challenge.Parameters.TryGetValue("claims", out string? written);
        bool isInsufficient = challenge.Parameters.TryGetValue("error", out string? error)
            && error.Trim().Equals(InsufficientClaims, StringComparison.OrdinalIgnoreCase);
        if (!hasClaims) return isInsufficient ? new ClaimsChallenge(null, ChallengeKind.Other) : null;
        return Read(written!) is { } claims ? claims : new ClaimsChallenge(null, ChallengeKind.Other);
    }

    // The value is Base64 or Base64url, with or without padding; some services send the JSON itself.
    private static ClaimsChallenge? Read(string written)
    {
        string text = written.Trim();
        if (text.Length > LongestClaims) return null;
        string json = text.StartsWith("{", StringComparison.Ordinal) ? text : Decode(text);
        try
        {
            using JsonDocument? document = StrictJson.Parse(json);
            if (document?.RootElement is not { ValueKind: JsonValueKind.Object } claims) return null;
            string compact = Compact(claims);
            // Text from outside that contains something like a token is not passed on.
            return new ClaimsChallenge(Redactor.Shown(compact) == compact ? compact : null, KindOf(claims));
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Decode(string text)
    {
        try
        {
            string plain = Uri.UnescapeDataString(text).Replace('-', '+').Replace('_', '/').TrimEnd('=');
            return Encoding.UTF8.GetString(Convert.FromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '=')));
        }
        catch (FormatException)
        {
            return "";
        }
    }

    private static ChallengeKind KindOf(JsonElement claims)
    {
        // The claims of the access token, of the ID token, or of userinfo.
        JsonProperty[] asked = [.. claims.EnumerateObject()
            .Where(part => part.Value.ValueKind == JsonValueKind.Object)
            .SelectMany(part => part.Value.EnumerateObject())];
        if (asked.Any(claim => claim.Name == "amr" && Values(claim.Value).Contains("mfa"))) return ChallengeKind.Mfa;
        if (asked.Any(claim => claim.Name == "amr")) return ChallengeKind.AuthenticationMethod;
        if (asked.Any(claim => claim.Name is "acrs" or "acr")) return ChallengeKind.AuthenticationContext;
        return asked.Any(claim => claim.Name is "nbf" or "xms_rp_ipaddr" or "xms_caeerror")
            ? ChallengeKind.ContinuousAccessEvaluation
            : ChallengeKind.Other;
    }

    // OpenID Connect Core, section 5.5.1: one "value", or "values" any of which will do.
    private static IEnumerable<string?> Values(JsonElement request)
    {
        if (request.ValueKind != JsonValueKind.Object) return [];
        return request.EnumerateObject()
            .Where(member => member.Name is "value" or "values")
            .SelectMany(member => member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray().AsEnumerable() : [member.Value])
            .Where(value => value.ValueKind == JsonValueKind.String)
            .Select(value => value.GetString());
    }

    private static string Compact(JsonElement element)
    {
        using MemoryStream written = new();
        using (Utf8JsonWriter writer = new(written)) element.WriteTo(writer);
        return Encoding.UTF8.GetString(written.ToArray());
    }
}
