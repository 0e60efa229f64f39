using static PartnerMfa.Tokens.Claims.ClaimKind;

namespace PartnerMfa.Tokens.Claims;

/// <summary>The pages that document claims.</summary>
internal static class ClaimPages
{
    public const string AccessToken = "https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference";
    public const string Optional = "https://learn.microsoft.com/entra/identity-platform/optional-claims-reference";
    public const string IdToken = "https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference";

    /// <summary>The registered claims of every JWT.</summary>
    public const string Jwt = "https://www.rfc-editor.org/rfc/rfc7519#section-4.1";

    /// <summary>The header of every signed token.</summary>
    public const string Jws = "https://www.rfc-editor.org/rfc/rfc7515#section-4.1";
}

/// <summary>
/// The meaning of every documented claim in Entra ID's access tokens, and what it says about MFA. A claim whose meaning does not mention
/// MFA says nothing about it.
/// </summary>
/// <remarks>
/// Sources: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference,
/// https://learn.microsoft.com/entra/identity-platform/optional-claims-reference and RFC 7515, 7519 and 8176.
/// </remarks>
internal static class ClaimTable
{
    private const string NotForApps = "internal to Microsoft; apps do not read it";
    private const string Seen = " (seen in tokens, and not documented by Microsoft)";

    private static readonly Dictionary<string, ClaimDescription> Payload = ByName(
        new(ClaimNames.Audience, "the service for which the token was issued; no other service accepts it", ClaimPages.AccessToken),
        new(ClaimNames.Issuer, "who issued the token: the sign-in service, with the tenant's ID", ClaimPages.AccessToken),
        new(ClaimNames.IssuedAt, "when the token was issued", ClaimPages.AccessToken, Time),
        new(ClaimNames.NotBefore, "when the token becomes valid", ClaimPages.AccessToken, Time),
        new(ClaimNames.ExpiresOn, "when the token expires", ClaimPages.AccessToken, Time),
        new("auth_time", "when the user last signed in; renewed tokens carry on the MFA of that sign-in, if there was any", ClaimPages.Optional, Time),
        new("acr", "the class of the sign-in, which proves nothing about MFA", ClaimPages.AccessToken, Words) { Values = ClaimValues.ContextClasses },
        new("acrs", "the Conditional Access authentication contexts that the sign-in satisfied; a context can require MFA, but only amr shows that it was done", ClaimPages.AccessToken),
        new(ClaimNames.AuthenticationMethods, "how the user signed in: the claim that shows MFA (v1.0)", ClaimPages.AccessToken, Words)
        {
            Values = ClaimValues.Methods,
            OtherValues = "not a documented method",
        },
        new(ClaimNames.ApplicationId, "the app that requested the token (v1.0)", ClaimPages.AccessToken),
        new("appidacr", "how that app authenticated (v1.0)", ClaimPages.AccessToken, Words) { Values = ClaimValues.ClientProofs },
        new(ClaimNames.AuthorizedParty, "the app that requested the token (v2.0)", ClaimPages.AccessToken),
        new("azpacr", "how that app authenticated (v2.0)", ClaimPages.AccessToken, Words) { Values = ClaimValues.ClientProofs },
        new("app_displayname", "the name of the app that requested the token" + Seen),
        new(ClaimNames.IdentityType, "whether the token is for an app without a user or for a user; app-only tokens are exempt from MFA", ClaimPages.Optional, Words) { Values = ClaimValues.IdentityTypes },
        new(ClaimNames.Scope, "what the app may do for the user", ClaimPages.AccessToken, Words) { Values = ClaimValues.Scopes },
        new("roles", "the app roles of the user or app", ClaimPages.AccessToken),
        new("wids", "the tenant-wide roles of the user", ClaimPages.AccessToken, Words) { Values = DirectoryRoles.Names },
        new("groups", "the groups of the user, by object ID", ClaimPages.AccessToken),
        new("hasgroups", "the user is in more groups than fit into the token", ClaimPages.AccessToken),
        new("_claim_names", "the claims that did not fit into the token, such as groups", ClaimPages.AccessToken),
        new("_claim_sources", "where to get the claims that did not fit into the token", ClaimPages.AccessToken),
        new(ClaimNames.TenantId, "the tenant that the user signed in to", ClaimPages.AccessToken),
        new(ClaimNames.ObjectId, "the user or app, by its object ID in the tenant", ClaimPages.AccessToken),
        new(ClaimNames.Subject, "the user or app, by an ID that differs from app to app", ClaimPages.AccessToken),
        new(ClaimNames.UserPrincipalName, "the user's principal name", ClaimPages.Optional),
        new(ClaimNames.UniqueName, "a readable name of the user, for display only (v1.0)", ClaimPages.AccessToken),
        new(ClaimNames.PreferredUserName, "a readable name of the user, for display only (v2.0)", ClaimPages.AccessToken),
        new("name", "the user's name, for display only", ClaimPages.AccessToken),
        new("nickname", "another name of the user, for display only", ClaimPages.AccessToken),
        new("family_name", "the user's last name", ClaimPages.Optional),
        new("given_name", "the user's first name", ClaimPages.Optional),
        new("email", "the user's email address", ClaimPages.Optional),
        new("verified_primary_email", "the user's confirmed primary email addresses", ClaimPages.Optional),
        new("verified_secondary_email", "the user's confirmed secondary email addresses", ClaimPages.Optional),
        new("login_hint", "suggests the user at the next sign-in; opaque, and no proof of anything", ClaimPages.Optional),
        new("ipaddr", "the address that the user signed in from; policies can skip MFA for some", ClaimPages.AccessToken),
        new("fwd", "the client's own address, when it is in a virtual network; policies can skip MFA for some", ClaimPages.Optional),
        new("vnet", "the virtual network that the client is in", ClaimPages.Optional),
        new(ClaimNames.InCorporateNetwork, "the user signed in from a trusted network, where policies often skip MFA: the likeliest reason when amr has no mfa", ClaimPages.AccessToken),
        new("ctry", "the user's country or region", ClaimPages.Optional),
        new("acct", "whether the account is a member or a guest", ClaimPages.Optional, Words) { Values = ClaimValues.AccountKinds },
        new(ClaimNames.IdentityProvider, "the identity provider that the user signed in with, when it is not the tenant; MFA that it did counts only when amr has mfa", ClaimPages.AccessToken),
        new("tenant_region_scope", "the region of the tenant", ClaimPages.Optional, Words) { Values = ClaimValues.Regions },
        new("tenant_ctry", "the country or region of the tenant", ClaimPages.Optional),
        new("onprem_sid", "the user's security identifier on premises", ClaimPages.AccessToken),
        new("sid", "the session that the user signed in with: signing out ends it", ClaimPages.Optional),
        new(ClaimNames.Version, "the version of the token", ClaimPages.AccessToken, Words) { Values = ClaimValues.Versions },
        new("pwd_exp", "when the user's password expires: as a time, or as seconds after iat", ClaimPages.AccessToken),
        new("pwd_url", "where the user can change the password, which expires soon", ClaimPages.AccessToken),
        new("cnf", "the key that the sender of the token must prove to have", "https://www.rfc-editor.org/rfc/rfc7800#section-3"),
        new(ClaimNames.Nonce, "ties an ID token to the request that asked for it", ClaimPages.IdToken),
        new("jti", "the token's own ID", ClaimPages.Jwt),
        new("aio", NotForApps, ClaimPages.AccessToken),
        new("rh", NotForApps, ClaimPages.AccessToken),
        new("uti", "the token's own ID: the sign-in log has it as unique token identifier", ClaimPages.AccessToken),
        new("xms_cc", "what the app can handle; cp1 means claims challenges, with which a service can ask for MFA", ClaimPages.AccessToken),
        new("xms_edov", "whether the owner of the email address's domain is verified", ClaimPages.Optional),
        new("xms_pdl", "the user's preferred data location", ClaimPages.Optional),
        new("xms_pl", "the user's preferred language", ClaimPages.Optional),
        new("xms_tpl", "the tenant's preferred language", ClaimPages.Optional),
        new("ztdid", "the ID of the device for Windows Autopilot", ClaimPages.Optional),
        new("xms_mirid", "the Azure resource of the managed identity: there is no user in the token" + Seen),
        new("xms_az_rid", "the Azure resource that the managed identity belongs to: there is no user in the token" + Seen),
        new("xms_tdbr", "the data boundary of the tenant, such as EU" + Seen),
        new("xms_tcdt", "when the tenant was created" + Seen, Kind: Time),
        new("xms_idrel", "how the user or app relates to the tenant, such as member or guest" + Seen),
        new("xms_st", "the user or app at another service" + Seen),
        new("xms_ftd", NotForApps + Seen),
        new("xms_act_fct", NotForApps + Seen),
        new("xms_sub_fct", NotForApps + Seen),
        new("xms_sub_ocp", NotForApps + Seen),
        new("xms_spcu", NotForApps + Seen),
        new("xms_rd", NotForApps + Seen),
        new("puid", "the user or device, by an older ID" + Seen),
        new("platf", "the kind of device that the user signed in on" + Seen),
        new("deviceid", "the device that the user signed in on; a managed device is not a second factor" + Seen),
        new("signin_state", "how the user's session came about, such as kmsi for 'stay signed in', dvc_mngd for a managed device and inknownntwk for a trusted network; not proof of MFA" + Seen),
        new("altsecid", "the user at another identity provider" + Seen),
        new("e_exp", "how long the token is accepted when the sign-in service is down, in seconds" + Seen));

    private static readonly Dictionary<string, ClaimDescription> Header = ByName(
        new("typ", "that the token is a JWT", ClaimPages.AccessToken),
        new("alg", "the algorithm of the signature", ClaimPages.AccessToken),
        new("kid", "the key of the signature, by its ID", ClaimPages.AccessToken),
        new("x5t", "the certificate of the signature's key, by its thumbprint (v1.0)", ClaimPages.AccessToken),
        new("nonce", "the signature covers another header: only Microsoft's own services can verify it", ClaimPages.Jws),
        new("crit", "extensions that the verifier of the signature must understand", ClaimPages.Jws),
        new("cty", "what the token contains", ClaimPages.Jws),
        new("jku", "where its keys are said to be: never trusted", ClaimPages.Jws),
        new("jwk", "the key itself, included in the token: never trusted", ClaimPages.Jws),
        new("x5c", "the certificate itself, included in the token: never trusted", ClaimPages.Jws),
        new("x5u", "the address of its certificate: never trusted", ClaimPages.Jws));

    /// <summary>Null when nothing is known about the claim.</summary>
    public static ClaimDescription? Find(string name, bool inHeader) =>
        (inHeader ? Header : Payload).TryGetValue(name, out ClaimDescription? known) ? known : null;

    private static Dictionary<string, ClaimDescription> ByName(params ClaimDescription[] rows) =>
        rows.ToDictionary(row => row.Name, StringComparer.Ordinal);
}

/// <summary>The types of claim values.</summary>
internal enum ClaimKind
{
    /// <summary>The value is shown as it is.</summary>
    Plain,

    /// <summary>A number of seconds since 1970.</summary>
    Time,

    /// <summary>One or several words, each with its own meaning.</summary>
    Words,
}

/// <summary>The meaning of a claim.</summary>
/// <param name="Name">Its name in the token.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="HelpUri">The page that documents it; null when Microsoft does not document it.</param>
/// <param name="Kind">The type of its value.</param>
internal sealed record ClaimDescription(string Name, string Meaning, string? HelpUri = null, ClaimKind Kind = ClaimKind.Plain)
{
    /// <summary>The meanings of single values; empty when they are self-explanatory.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>The meaning of every other value; null when it is not known.</summary>
    public string? OtherValues { get; init; }
}
