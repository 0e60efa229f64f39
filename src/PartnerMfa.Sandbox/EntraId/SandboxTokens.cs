using System.IdentityModel.Tokens.Jwt;
using Microsoft.IdentityModel.JsonWebTokens;
using PartnerMfa.Environments;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.Graph;
using PartnerMfa.Tokens;

namespace PartnerMfa.Sandbox.EntraId;

/// <summary>Creates the sandbox's tokens, with real signatures and with the claims that Entra ID includes.</summary>
/// <param name="clock">The clock.</param>
/// <param name="authority">The address of the sign-in service; null means its usual address.</param>
internal sealed class SandboxTokens(TimeProvider clock, Uri? authority = null)
{
    public const string IssuerV1 = "https://sts.sandbox.example/" + SandboxAccounts.TenantId + "/";
    public const string IssuerV2 = "https://login.sandbox.example/" + SandboxAccounts.TenantId + "/v2.0";

    // Only this claim tells which account a token without a user stands for, and whose tenant an administrator's token is for.
    private const string AccountClaim = "app_displayname";


    // Entra ID's tokens live about 65 minutes.
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3900);

    // Core verifies signatures with a different implementation, so a mistake in either of them shows.
    private static readonly JwtSecurityTokenHandler Signer = new();

    public string AccessToken(SandboxAccount account, string clientId)
    {
        SandboxTokenShape shape = account.Token;
        bool v2 = shape.Version == "2.0";
        Dictionary<string, object> claims = new()
        {
            [ClaimNames.Audience] = v2 ? PartnerMfaEnvironment.PartnerCenterApplicationId : PartnerMfaEnvironments.Sandbox.Resource,
            [ClaimNames.Issuer] = v2 ? IssuerV2 : IssuerV1,
            [ClaimNames.TenantId] = SandboxAccounts.TenantId,
            [ClaimNames.Version] = shape.Version,
            [v2 ? ClaimNames.AuthorizedParty : ClaimNames.ApplicationId] = clientId,
            [v2 ? "azpacr" : "appidacr"] = shape.AppOnly ? "1" : "0",
            [ClaimNames.ObjectId] = ObjectId(account),
            [ClaimNames.Subject] = ObjectId(account),
            [AccountClaim] = account.Name,
        };
        if (shape.AppOnly) claims[ClaimNames.IdentityType] = "app";
        else AddUser(claims, account);
        if (shape.AuthenticationMethods is { } methods) claims[ClaimNames.AuthenticationMethods] = methods;
        return Sign(claims, clock.GetUtcNow() - (shape.Expired ? TimeSpan.FromDays(1) : TimeSpan.Zero));
    }

    /// <summary>Creates a token of an app that signs in as itself.</summary>
    public string AppToken(RequestedAccess access, string clientId)
    {
        if (access.IsForGraph) return GraphAppToken(SandboxAccounts.Default, clientId, access.GrantedBy(SandboxAccounts.Default));
        return access.OtherResource is { } other ? OtherAppToken(other, clientId) : AccessToken(SandboxAccounts.Find(SandboxAccounts.AppOnly)!, clientId);
    }

    // Creates a token of an app for a service such as a key vault.
    private string OtherAppToken(string resource, string clientId) => Sign(
        new()
        {
            [ClaimNames.Audience] = resource,
            [ClaimNames.Issuer] = IssuerV1,
            [ClaimNames.TenantId] = SandboxAccounts.TenantId,
            [ClaimNames.Version] = "1.0",
            [ClaimNames.ApplicationId] = clientId,
            [ClaimNames.IdentityType] = "app",
            ["appidacr"] = "1",
        },
        clock.GetUtcNow());

    /// <summary>Creates a token for Microsoft Graph, as the administrator of the account's tenant gets it, or the account itself.</summary>
    public string GraphToken(SandboxAccount account, string clientId, IEnumerable<string> permissions, bool isOwn = false)
    {
        string name = isOwn ? account.UserPrincipalName : SandboxAccounts.Administrator;
        Dictionary<string, object> claims = new(GraphClaims(account, clientId))
        {
            ["acr"] = "1",
            ["appidacr"] = "0",
            ["name"] = isOwn ? account.Name : "Sandbox admin",
            [ClaimNames.Scope] = string.Join(" ", permissions),
            [ClaimNames.UniqueName] = name,
            [ClaimNames.UserPrincipalName] = name,
        };
        if ((isOwn ? account.Token.AuthenticationMethods : ["pwd", "mfa"]) is { } methods) claims[ClaimNames.AuthenticationMethods] = methods;
        if (isOwn) claims[ClaimNames.ObjectId] = ObjectId(account);
        return Sign(claims, clock.GetUtcNow());
    }

    /// <summary>Creates a token for Microsoft Graph in a customer's tenant, as the partner's integration account gets it.</summary>
    public string CustomerToken(SandboxAccount account, string tenantId, string clientId)
    {
        Dictionary<string, object> claims = new(GraphClaims(account, clientId))
        {
            ["acr"] = "1",
            ["appidacr"] = "1",
            [ClaimNames.Issuer] = $"https://sts.sandbox.example/{tenantId}/",
            [ClaimNames.TenantId] = tenantId,
            [ClaimNames.Scope] = "Organization.Read.All User.Read",
            [ClaimNames.ObjectId] = ObjectId(account),
            [ClaimNames.UniqueName] = account.UserPrincipalName,
            [ClaimNames.UserPrincipalName] = account.UserPrincipalName,
        };
        if (account.Token.AuthenticationMethods is { } methods) claims[ClaimNames.AuthenticationMethods] = methods;
        return Sign(claims, clock.GetUtcNow());
    }

    /// <summary>Creates a token for Microsoft Graph of an app that signs in as itself.</summary>
    public string GraphAppToken(SandboxAccount account, string clientId, IEnumerable<string> permissions) => Sign(
        new(GraphClaims(account, clientId))
        {
            ["appidacr"] = "1",
            [ClaimNames.IdentityType] = "app",
            [ClaimNames.Roles] = permissions.ToArray(),
        },
        clock.GetUtcNow());

    private static Dictionary<string, object> GraphClaims(SandboxAccount account, string clientId) => new()
    {
        [ClaimNames.Audience] = PartnerMfaEnvironments.Sandbox.GraphResource,
        [ClaimNames.Issuer] = IssuerV1,
        [ClaimNames.TenantId] = SandboxAccounts.TenantId,
        [ClaimNames.Version] = "1.0",
        [ClaimNames.ApplicationId] = clientId,
        [AccountClaim] = account.Name,
    };

    public string IdToken(SandboxAccount account, string clientId, string? nonce)
    {
        Dictionary<string, object> claims = new()
        {
            [ClaimNames.Audience] = clientId,
            // Clients compare the issuer with the address of the metadata.
            [ClaimNames.Issuer] = authority is null ? IssuerV2 : $"{authority.GetLeftPart(UriPartial.Authority)}/{SandboxAccounts.TenantId}/v2.0",
            [ClaimNames.TenantId] = SandboxAccounts.TenantId,
            [ClaimNames.Version] = "2.0",
            [ClaimNames.ObjectId] = ObjectId(account),
            [ClaimNames.Subject] = ObjectId(account),
            [ClaimNames.PreferredUserName] = account.Token.SignedInAs is { } other ? other + SandboxAccounts.Domain : account.UserPrincipalName,
            ["name"] = $"Sandbox {account.Name}",
        };
        if (nonce is not null) claims[ClaimNames.Nonce] = nonce;
        return Sign(claims, clock.GetUtcNow());
    }

    public static string RefreshToken(SandboxAccount account) =>
        new SandboxRefreshToken(account, IssuedOn: null, SignedInOn: null, IsFromDeviceCode: false).ToString();

    public static SandboxAccount? AccountOf(JsonWebToken accessToken) =>
        accessToken.TryGetPayloadValue(AccountClaim, out string name) ? SandboxAccounts.FindByName(name) : null;

    public static string ObjectId(SandboxAccount account) => ObjectId(account.UserName ?? account.Name);

    /// <param name="name">The part before the at sign.</param>
    public static string ObjectId(string name) => GraphIds.Of("account " + name);

    private static void AddUser(Dictionary<string, object> claims, SandboxAccount account)
    {
        string user = account.Token.SignedInAs is { } other ? other + SandboxAccounts.Domain : account.UserPrincipalName;
        claims["acr"] = "1";
        claims["name"] = $"Sandbox {account.Name}";
        if (account.Token.FromTrustedNetwork) claims[ClaimNames.InCorporateNetwork] = "true";
        if (account.Token.IdentityProvider is { } provider) claims[ClaimNames.IdentityProvider] = provider;
        claims[ClaimNames.Scope] = "user_impersonation";
        if (account.Token.Version == "2.0")
        {
            claims[ClaimNames.PreferredUserName] = user;
            return;
        }

        claims["family_name"] = account.Name;
        claims["given_name"] = "Sandbox";
        claims["ipaddr"] = "203.0.113.7";
        claims["tenant_region_scope"] = "NA";
        claims[ClaimNames.UniqueName] = user;
        claims[ClaimNames.UserPrincipalName] = user;
    }

    private static string Sign(Dictionary<string, object> claims, DateTimeOffset issued)
    {
        long seconds = issued.ToUnixTimeSeconds();
        claims[ClaimNames.IssuedAt] = seconds;
        claims[ClaimNames.NotBefore] = seconds;
        claims[ClaimNames.ExpiresOn] = seconds + (long)Lifetime.TotalSeconds;
        return Signer.WriteToken(new JwtSecurityToken(new JwtHeader(SandboxKey.Credentials), Payload(claims)));
    }

    // Claims that are set here keep their names and JSON types; a descriptor or an identity would map them to others.
    private static JwtPayload Payload(Dictionary<string, object> claims)
    {
        JwtPayload payload = [];
        foreach (KeyValuePair<string, object> claim in claims) payload[claim.Key] = claim.Value;
        return payload;
    }
}
