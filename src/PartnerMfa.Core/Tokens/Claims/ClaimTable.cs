using static PartnerMfa.Tokens.Claims.ClaimKind;

namespace PartnerMfa.Tokens.Claims;

/// <summary>What every documented claim of Entra ID's access tokens means.</summary>
/// <remarks>
/// Sources: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference,
/// https://learn.microsoft.com/entra/identity-platform/optional-claims-reference and RFC 7515, 7519 and 8176.
/// </remarks>
internal static class ClaimTable
{
    private const string NotForApps = "internal to Microsoft; apps are not to read it";

    private static readonly Dictionary<string, ClaimDescription> Payload = ByName(
        new(ClaimNames.Audience, "what the token is made for: no other service may take it", ClaimPages.AccessToken),
        new(ClaimNames.Issuer, "who issued the token: the sign-in service, with the tenant's id", ClaimPages.AccessToken),
        new(ClaimNames.IssuedAt, "when the token was issued", ClaimPages.AccessToken, Time),
        new(ClaimNames.NotBefore, "from when the token is valid", ClaimPages.AccessToken, Time),
        new(ClaimNames.ExpiresOn, "when the token ends", ClaimPages.AccessToken, Time),
        new("auth_time", "when the user last signed in", ClaimPages.Optional, Time),
        new("acr", "the class of the sign-in", ClaimPages.AccessToken, Words) { Values = ClaimValues.ContextClasses },
        new("acrs", "the Conditional Access authentication contexts that were satisfied", ClaimPages.Optional),
        new(ClaimNames.AuthenticationMethods, "how the user signed in", ClaimPages.AccessToken, Words)
        {
            Values = ClaimValues.Methods,
            OtherValues = "not a documented method",
        },
        new(ClaimNames.ApplicationId, "the app that asked for the token (v1.0)", ClaimPages.AccessToken),
        new("appidacr", "how that app proved itself (v1.0)", ClaimPages.AccessToken, Words) { Values = ClaimValues.ClientProofs },
        new(ClaimNames.AuthorizedParty, "the app that asked for the token (v2.0)", ClaimPages.AccessToken),
        new("azpacr", "how that app proved itself (v2.0)", ClaimPages.AccessToken, Words) { Values = ClaimValues.ClientProofs },
        new("app_displayname", "the name of the app that asked for the token", ClaimPages.AccessToken),
        new(ClaimNames.IdentityType, "whether the token is of an app alone or of a user", ClaimPages.Optional, Words) { Values = ClaimValues.IdentityTypes },
        new(ClaimNames.Scope, "what the app may do for the user", ClaimPages.AccessToken, Words) { Values = ClaimValues.Scopes },
        new("roles", "the app roles that the user or app was given", ClaimPages.AccessToken),
        new("wids", "the tenant-wide roles of the user", ClaimPages.AccessToken, Words) { Values = ClaimValues.Roles },
        new("groups", "the groups of the user, by their object ids", ClaimPages.AccessToken),
        new("hasgroups", "the user has more groups than fit into the token", ClaimPages.AccessToken),
        new(ClaimNames.TenantId, "the tenant that the user signed in to", ClaimPages.AccessToken),
        new(ClaimNames.ObjectId, "the user or app, by its object id in the tenant", ClaimPages.AccessToken),
        new(ClaimNames.Subject, "the user or app, by an id that only this service sees", ClaimPages.AccessToken),
        new(ClaimNames.UserPrincipalName, "the user's principal name", ClaimPages.Optional),
        new(ClaimNames.UniqueName, "a readable name of the user, for display alone (v1.0)", ClaimPages.AccessToken),
        new(ClaimNames.PreferredUserName, "a readable name of the user, for display alone (v2.0)", ClaimPages.AccessToken),
        new("name", "the user's name, for display alone", ClaimPages.AccessToken),
        new("family_name", "the user's last name", ClaimPages.Optional),
        new("given_name", "the user's first name", ClaimPages.Optional),
        new("email", "the user's e-mail address", ClaimPages.Optional),
        new("ipaddr", "the address that the user signed in from", ClaimPages.Optional),
        new("acct", "whether the account is a member or a guest", ClaimPages.Optional, Words) { Values = ClaimValues.AccountKinds },
        new("idp", "the identity provider that the user signed in with, when it is not the tenant", ClaimPages.AccessToken),
        new("tenant_region_scope", "the region of the tenant", ClaimPages.Optional, Words) { Values = ClaimValues.Regions },
        new("tenant_ctry", "the country of the tenant", ClaimPages.Optional),
        new("onprem_sid", "the user's security identifier on premises", ClaimPages.Optional),
        new("sid", "the session that the user signed in with", ClaimPages.AccessToken),
        new(ClaimNames.Version, "the version of the token", ClaimPages.AccessToken, Words) { Values = ClaimValues.Versions },
        new("verified_primary_email", "the user's confirmed primary e-mail addresses", ClaimPages.Optional),
        new("pwd_exp", "when the user's password ends", ClaimPages.Optional),
        new("cnf", "the key that the sender of the token must prove to have", "https://www.rfc-editor.org/rfc/rfc7800#section-3"),
        new(ClaimNames.Nonce, "ties an ID token to the request that asked for it", ClaimPages.IdToken),
        new("jti", "the token's own id", ClaimPages.Jwt),
        new("aio", NotForApps, ClaimPages.AccessToken),
        new("rh", NotForApps, ClaimPages.AccessToken),
        new("uti", "the token's own id: the sign-in log has it as unique token identifier", ClaimPages.AccessToken),
        new("xms_cc", "what the app can do; cp1 means that it can handle claims challenges", ClaimPages.Optional),
        new("xms_edov", "whether the domain of the e-mail address is verified", ClaimPages.Optional),
        new("xms_pl", "the user's preferred language", ClaimPages.Optional),
        new("xms_tpl", "the tenant's preferred language", ClaimPages.Optional),
        new("xms_pdl", "the user's preferred data location", ClaimPages.Optional),
        new("ztdid", "the id of the device for Windows Autopilot", ClaimPages.Optional));

    private static readonly Dictionary<string, ClaimDescription> Header = ByName(
        new("typ", "that the token is a JWT", ClaimPages.AccessToken),
        new("alg", "the algorithm of the signature", ClaimPages.AccessToken),
        new("kid", "the key of the signature, by its id", ClaimPages.AccessToken),
        new("x5t", "the certificate of the signature's key, by its thumbprint (v1.0)", ClaimPages.AccessToken),
        new("nonce", "the signature is over another header: Microsoft's own services alone can verify it", ClaimPages.Jws),
        new("crit", "extensions that whoever verifies the signature must understand", ClaimPages.Jws),
        new("cty", "what the token holds", ClaimPages.Jws),
        new("jku", "where its keys are said to be: never trusted", ClaimPages.Jws),
        new("jwk", "the key itself, as the token brings it: never trusted", ClaimPages.Jws),
        new("x5c", "the certificate itself, as the token brings it: never trusted", ClaimPages.Jws),
        new("x5u", "where its certificate is said to be: never trusted", ClaimPages.Jws));

    /// <summary>Null when the claim is not documented.</summary>
    public static ClaimDescription? Find(string name, bool inHeader) =>
        (inHeader ? Header : Payload).TryGetValue(name, out ClaimDescription? known) ? known : null;

    private static Dictionary<string, ClaimDescription> ByName(params ClaimDescription[] rows) =>
        rows.ToDictionary(row => row.Name, StringComparer.Ordinal);
}
