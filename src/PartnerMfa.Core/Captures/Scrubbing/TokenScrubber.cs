using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PartnerMfa.Json;
using PartnerMfa.Tokens;

namespace PartnerMfa.Captures.Scrubbing;

/// <summary>
/// Makes a token safe to share. Its header and the deciding claims are kept exactly, including duplicates; all other claims are removed,
/// and the signature is replaced. An empty signature stays empty, because that decides.
/// </summary>
internal static class TokenScrubber
{
    private const string MarkClaim = "scrubbed";

    private static readonly string[] Names = [ClaimNames.UserPrincipalName, ClaimNames.UniqueName, ClaimNames.PreferredUserName];

    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        ClaimNames.Audience, ClaimNames.AuthenticationMethods, ClaimNames.ApplicationId, ClaimNames.AuthorizedParty, ClaimNames.ExpiresOn,
        ClaimNames.IdentityType, ClaimNames.IssuedAt, ClaimNames.Issuer, ClaimNames.NotBefore, ClaimNames.ObjectId, ClaimNames.PreferredUserName,
        ClaimNames.Roles, ClaimNames.Scope, ClaimNames.TenantId, ClaimNames.UniqueName, ClaimNames.UserPrincipalName, ClaimNames.Version,
        "acr", "appidacr", "azpacr",
    };

    /// <param name="token">Three parts with dots between them.</param>
    /// <param name="mark">A mark that is the same for the same token, so that different tokens stay different.</param>
    /// <param name="nameOf">Returns the replacement for the name of an account; null keeps names.</param>
    /// <returns>Null when it is not a token whose claims can be read.</returns>
    public static string? Scrub(string token, string mark, Func<string, string>? nameOf)
    {
        string[] parts = token.Split('.');
        if (parts.Length != 3 || Decode(parts[0]) is not { } header || Decode(parts[1]) is not { } payload || !IsObject(header)) return null;
        if (Claims(payload, mark, nameOf) is not { } claims) return null;
        return $"{parts[0]}.{Encode(claims)}.{(parts[2].Length == 0 ? "" : RemovedSignature.Replacement)}";
    }

    private static string? Claims(byte[] payload, string mark, Func<string, string>? nameOf)
    {
        StringBuilder claims = new("{");
        Utf8JsonReader reader = new(payload);
        try
        {
            StrictJson.BeginObject(ref reader);
            while (StrictJson.NextMember(ref reader))
            {
                string name = reader.GetString() ?? "";
                reader.Read();
                int start = (int)reader.TokenStartIndex;
                string? text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                reader.Skip();
                string raw = Encoding.UTF8.GetString(payload, start, (int)reader.BytesConsumed - start);
                if (name == ClaimNames.Nonce) raw = "\"scrubbed\"";
                else if (!Kept.Contains(name)) continue;
                else if (text is not null && nameOf is not null && Names.Contains(name)) raw = JsonValue.Create(nameOf(text))!.ToJsonString();
                claims.Append(JsonValue.Create(name)!.ToJsonString()).Append(':').Append(raw).Append(',');
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }

        return claims.Append('"').Append(MarkClaim).Append("\":\"").Append(mark).Append("\"}").ToString();
    }

    private static bool IsObject(byte[] json)
    {
        using JsonDocument? document = StrictJson.Parse(json);
        return document?.RootElement.ValueKind == JsonValueKind.Object;
    }

    private static byte[]? Decode(string part)
    {
        try
        {
            return Convert.FromBase64String(part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '='));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
