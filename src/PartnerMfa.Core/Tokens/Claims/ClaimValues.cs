namespace PartnerMfa.Tokens.Claims;

/// <summary>The meaning of single values of claims.</summary>
internal static class ClaimValues
{
    /// <summary>The words of <c>amr</c>: Microsoft's own, and from RFC 8176 those that it does not document.</summary>
    public static IReadOnlyDictionary<string, string> Methods { get; } = new Dictionary<string, string>
    {
        ["mfa"] = "multifactor authentication was done: what Partner Center requires",
        ["ngcmfa"] = "the same as mfa, with an advanced credential such as Windows Hello; whether Partner Center accepts it is not confirmed",
        ["pwd"] = "a password was used, typed by the user or kept by an app: one factor",
        ["rsa"] = "an RSA key was used, for example by the Authenticator app or a certificate: one factor",
        ["otp"] = "a one-time passcode by email or text message was used: one factor",
        ["fed"] = "a federated assertion was used, such as SAML or a JWT: MFA done at that provider counts only with mfa beside it",
        ["wia"] = "Windows Integrated Authentication was used: one factor",
        ["wiaormfa"] = "Windows Integrated Authentication or MFA was used, and it does not say which: not proof of MFA",
        ["none"] = "no authentication was completed",
        ["fido"] = "a FIDO security key was used; without mfa beside it, it counted as one factor",
        ["x509"] = "a certificate was used; without mfa beside it, it counted as one factor",
        ["hwk"] = "a key in hardware was used: one factor",
        ["swk"] = "a key in software was used: one factor",
        ["pin"] = "a PIN or pattern was used: one factor",
        ["sms"] = "a text message to a known number was used: one factor",
        ["tel"] = "a phone call to a known number was used: one factor",
        ["face"] = "face recognition was used: one factor",
        ["fpt"] = "a fingerprint was used: one factor",
    };

    public static IReadOnlyDictionary<string, string> ClientProofs { get; } = new Dictionary<string, string>
    {
        ["0"] = "a public client: the app did not authenticate",
        ["1"] = "the app authenticated with its ID and secret",
        ["2"] = "the app authenticated with a certificate",
    };

    public static IReadOnlyDictionary<string, string> Versions { get; } = new Dictionary<string, string>
    {
        ["1.0"] = "a v1.0 token: when the sign-in used MFA, amr has mfa",
        ["2.0"] = "a v2.0 token: it never has amr, so it does not show MFA",
    };

    public static IReadOnlyDictionary<string, string> ContextClasses { get; } = new Dictionary<string, string>
    {
        ["0"] = "the sign-in did not meet the requirements of ISO/IEC 29115",
        ["1"] = "the user was authenticated, which proves nothing about MFA",
    };

    public static IReadOnlyDictionary<string, string> IdentityTypes { get; } = new Dictionary<string, string>
    {
        ["app"] = "an app-only token: there is no user in it, and MFA is not required",
        ["user"] = "a token for a user",
        ["device"] = "a token for a device",
    };

    public static IReadOnlyDictionary<string, string> Regions { get; } = new Dictionary<string, string>
    {
        ["NA"] = "North America",
        ["EU"] = "Europe",
        ["AS"] = "Asia and Pacific",
        ["AF"] = "Africa",
        ["OC"] = "Oceania",
        ["SA"] = "South America",
        ["WW"] = "worldwide",
    };

    public static IReadOnlyDictionary<string, string> AccountKinds { get; } = new Dictionary<string, string>
    {
        ["0"] = "a member of the tenant",
        ["1"] = "a guest of the tenant",
    };

    public static IReadOnlyDictionary<string, string> Scopes { get; } = new Dictionary<string, string>
    {
        ["user_impersonation"] = "the app may act as the user",
    };

    /// <summary>The template IDs of built-in roles, which are the same in every tenant.</summary>
    public static IReadOnlyDictionary<string, string> Roles { get; } = new Dictionary<string, string>
    {
        ["62e90394-69f5-4237-9190-012177145e10"] = "Global Administrator",
        ["f2ef992c-3afb-46b9-b7cf-a126ee74c451"] = "Global Reader",
        ["fe930be7-5e62-47db-91af-98c3a49a38b1"] = "User Administrator",
        ["9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3"] = "Application Administrator",
        ["158c047a-c907-4556-b7ef-446551a6b5f7"] = "Cloud Application Administrator",
        ["194ae4cb-b126-40b2-bd5b-6091b380977d"] = "Security Administrator",
        ["5d6b6bb7-de71-4623-b4af-96380a352509"] = "Security Reader",
        ["b0f54661-2d74-4c50-afa3-1ec803f12efe"] = "Billing Administrator",
        ["29232cdf-9323-42fd-ade2-1d097af3e4de"] = "Exchange Administrator",
        ["e8611ab8-c189-46e8-94e1-60213ab1f814"] = "Privileged Role Administrator",
        ["b1be1c3e-b65d-4f19-8427-f6fa0d97feb9"] = "Conditional Access Administrator",
        ["729827e3-9c14-49f7-bb1b-9608f156bbb8"] = "Helpdesk Administrator",
        ["c4e39bd9-1100-46d3-8c65-fb160da0071f"] = "Authentication Administrator",
        ["7be44c8a-adaf-4e2a-84d6-ab2649e08a13"] = "Privileged Authentication Administrator",
        ["88d8e3e3-8f55-4a1e-953a-9b9898b8876b"] = "Directory Readers",
        ["b79fbf4d-3ef9-4689-8143-76b194e85509"] = "what every member of the tenant has: not a role",
    };
}
