using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PartnerMfa.Testing;

/// <summary>Creates access tokens of any form. They are not signed, because nothing that is tested with them checks signatures.</summary>
internal static class TestTokens
{
    public const string TenantId = "df845f1a-7b35-40a2-ba78-6481de91f8ae";
    public const string ApplicationId = "23ec45a3-5127-4185-9eff-c8887839e6ab";
    public const string Account = "integration@contoso.example";

    /// <summary>
    /// A v1.0 app+user token for the global Partner Center, issued with MFA, valid from before the manual clock's time until long after it.
    /// </summary>
    public static Dictionary<string, object?> Claims() => new()
    {
        ["aud"] = "https://api.partnercenter.microsoft.com",
        ["iss"] = $"https://sts.windows.net/{TenantId}/",
        ["iat"] = 1780920000L,
        ["nbf"] = 1780920000L,
        ["exp"] = 1780924000L + 86400,
        ["amr"] = new[] { "pwd", "mfa" },
        ["appid"] = ApplicationId,
        ["appidacr"] = "0",
        ["oid"] = "4988e250-5aee-482a-9136-6d269cb755c0",
        ["scp"] = "user_impersonation",
        ["tid"] = TenantId,
        ["unique_name"] = Account,
        ["upn"] = Account,
        ["ver"] = "1.0",
    };

    /// <summary>The usual claims with changes. A null value removes the claim.</summary>
    public static Secret With(params (string Claim, object? Value)[] changes)
    {
        Dictionary<string, object?> claims = Claims();
        foreach ((string claim, object? value) in changes)
        {
            if (value is null) claims.Remove(claim);
            else claims[claim] = value;
        }

        return Of(JsonSerializer.Serialize(claims));
    }

    /// <summary>The usual claims, changed by the members of a JSON object. <c>null</c> removes a claim.</summary>
    public static Secret Changed(string changes) => Of(Payload(changes));

    public static string Payload(string changes)
    {
        JsonObject payload = JsonSerializer.SerializeToNode(Claims())!.AsObject();
        foreach ((string claim, JsonNode? value) in JsonNode.Parse(changes)!.AsObject())
        {
            if (value is null) payload.Remove(claim);
            else payload[claim] = value.DeepClone();
        }

        return payload.ToJsonString();
    }

    /// <summary>A token with this payload.</summary>
    public static Secret Of(string payloadJson) =>
        new($"{Encode("""{"typ":"JWT","alg":"RS256","kid":"test"}""")}.{Encode(payloadJson)}.c2lnbmF0dXJl");

    public static string Encode(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
