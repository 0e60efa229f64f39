using System.Text.Json;
using System.Text.Json.Nodes;
using PartnerMfa.Sandbox.Accounts;

namespace PartnerMfa.Sandbox.EntraId;

/// <summary>What a sign-in requests.</summary>
/// <param name="Mfa">Whether it requests MFA, by <c>amr_values</c> or by the claims request.</param>
/// <param name="Challenge">Whether it responds to a claims challenge: its claims request asks for more than MFA.</param>
internal readonly record struct SignInAsk(bool Mfa, bool Challenge)
{
    private const string Methods = "amr";

    /// <param name="methods">The parameter <c>amr_values</c>.</param>
    /// <param name="claims">The parameter <c>claims</c>.</param>
    public static SignInAsk Of(string? methods, string? claims)
    {
        string[] asked = AskedOfAccessToken(claims);
        return new SignInAsk(methods == "mfa" || asked.Contains(Methods), asked.Any(name => name != Methods));
    }

    /// <summary>Returns the variant of the account that this sign-in gets.</summary>
    public SandboxAccount? For(SandboxAccount? account) =>
        Challenge && account?.Challenged is { } challenged ? challenged
        : !Mfa && account?.Unasked is { } unasked ? unasked
        : account;

    private static string[] AskedOfAccessToken(string? claims)
    {
        try
        {
            // MSAL includes the client's capabilities in every claims request.
            return (JsonNode.Parse(claims ?? "{}") as JsonObject)?["access_token"] is JsonObject ofToken ? [.. ofToken.Select(claim => claim.Key).Where(name => name != "xms_cc")] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
