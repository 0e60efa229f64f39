namespace PartnerMfa.Tokens;

/// <summary>Claims of Entra ID access tokens.</summary>
/// <remarks>Source: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference</remarks>
internal static class ClaimNames
{
    public const string Audience = "aud";
    public const string AuthenticationMethods = "amr";
    public const string ApplicationId = "appid";
    public const string AuthorizedParty = "azp";
    public const string ExpiresOn = "exp";
    public const string IdentityType = "idtyp";
    public const string IssuedAt = "iat";
    public const string IdentityProvider = "idp";
    public const string InCorporateNetwork = "in_corp";
    public const string Issuer = "iss";
    public const string Nonce = "nonce";
    public const string NotBefore = "nbf";
    public const string ObjectId = "oid";
    public const string PreferredUserName = "preferred_username";
    public const string Roles = "roles";
    public const string Scope = "scp";
    public const string Subject = "sub";
    public const string TenantId = "tid";
    public const string UniqueName = "unique_name";
    public const string UserPrincipalName = "upn";
    public const string Version = "ver";
}
