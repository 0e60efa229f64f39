using System.Text.Json.Nodes;

namespace PartnerMfa.Sandbox.EntraId;

/// <summary>The managed identity endpoint of an Azure machine (169.254.169.254).</summary>
/// <remarks>Source: https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token</remarks>
internal sealed class ManagedIdentityEndpoint(TimeProvider clock)
{
    public const string Path = "/metadata/identity/oauth2/token";

    private const string MachinesOwnIdentity = "5a9db0c5-0000-4000-8000-000000000002";

    private readonly SandboxTokens _tokens = new(clock);

    public HttpResponseMessage Answer(FormFields query) => SandboxJson.Ok(new JsonObject
    {
        ["access_token"] = _tokens.AppToken(new RequestedAccess(query["resource"]), query["client_id"] ?? MachinesOwnIdentity),
        ["client_id"] = query["client_id"] ?? MachinesOwnIdentity,
        ["expires_in"] = ((long)SandboxTokens.Lifetime.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["expires_on"] = (clock.GetUtcNow() + SandboxTokens.Lifetime).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["resource"] = query["resource"],
        ["token_type"] = "Bearer",
    });
}
