using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace PartnerMfa.Sandbox.EntraId;

/// <summary>What an authorization code stands for. The code holds it itself, so that the sandbox keeps no state.</summary>
internal sealed record AuthorizationGrant(string? Account, string ClientId, string RedirectUri, string? CodeChallenge, string? Nonce)
{
    public string ToCode() => Base64UrlEncoder.Encode(JsonSerializer.SerializeToUtf8Bytes(this));

    public static AuthorizationGrant? FromCode(string? code)
    {
        try
        {
            return JsonSerializer.Deserialize<AuthorizationGrant>(Base64UrlEncoder.DecodeBytes(code ?? ""));
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
