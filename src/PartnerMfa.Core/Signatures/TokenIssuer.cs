using PartnerMfa.Environments;
using PartnerMfa.Tokens;

namespace PartnerMfa.Signatures;

/// <summary>Who must have issued a token of a tenant, and where it publishes its keys.</summary>
/// <param name="Name">The <c>iss</c> claim, and the issuer that the metadata names.</param>
/// <param name="Metadata">The tenant's OpenID Connect metadata of the token's version.</param>
/// <param name="Hosts">The only hosts that keys are taken from.</param>
/// <remarks>Source: https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens</remarks>
internal sealed record TokenIssuer(string Name, Uri Metadata, IReadOnlyList<string> Hosts)
{
    private const string MetadataPath = "/.well-known/openid-configuration";

    private sealed record Cloud(PartnerMfaEnvironment Environment, string Issuer, params string[] OtherHosts);

    private static readonly Cloud[] Clouds =
    [
        new(PartnerMfaEnvironments.Global, "sts.windows.net", "login.windows.net"),
        new(PartnerMfaEnvironments.USGovernment, "sts.windows.net"),
        new(PartnerMfaEnvironments.China, "sts.chinacloudapi.cn", "login.chinacloudapi.cn"),
        new(PartnerMfaEnvironments.Sandbox, "sts.sandbox.example"),
    ];

    /// <summary>Null when the token names no tenant by its id.</summary>
    public static TokenIssuer? Of(AccessTokenClaims token, PartnerMfaEnvironment environment)
    {
        if (!Guid.TryParseExact(token.TenantId, "D", out Guid tenant)) return null;
        Cloud? cloud = Array.Find(Clouds, known => ReferenceEquals(known.Environment, environment));
        string authority = environment.AuthorityHost.GetLeftPart(UriPartial.Authority);
        string[] hosts = [environment.AuthorityHost.Host, .. cloud?.OtherHosts ?? []];
        return token.Version == "2.0"
            ? new TokenIssuer($"{authority}/{tenant}/v2.0", new Uri($"{authority}/{tenant}/v2.0{MetadataPath}"), hosts)
            : new TokenIssuer($"https://{cloud?.Issuer ?? Clouds[0].Issuer}/{tenant}/", new Uri($"{authority}/{tenant}{MetadataPath}"), hosts);
    }
}
