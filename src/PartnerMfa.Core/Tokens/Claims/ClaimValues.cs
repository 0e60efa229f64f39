namespace PartnerMfa.Tokens.Claims;

/// <summary>What single values of claims mean.</summary>
internal static class ClaimValues
{
    /// <summary>Microsoft's own words for <c>amr</c>; those it does not document are from RFC 8176.</summary>
    public static IReadOnlyDictionary<string, string> Methods { get; } = new Dictionary<string, string>
    {
        ["mfa"] = "multifactor authentication was done: what Partner Center asks for",
        ["ngcmfa"] = "the same as mfa, done with an advanced credential; whether Partner Center takes it is not confirmed",
        ["pwd"] = "a password was used, typed by the user or kept by an app",
        ["rsa"] = "the proof of an RSA key was used, for example by the Authenticator app or a certificate",
        ["otp"] = "a one-time passcode by e-mail or text message was used",
        ["fed"] = "a federated assertion was used, such as SAML or a JWT",
        ["wia"] = "Windows Integrated Authentication was used",
        ["wiaormfa"] = "Windows Integrated Authentication or MFA was used, and this does not say which: it does not count as MFA",
        ["none"] = "no authentication was completed",
        ["fido"] = "a FIDO key was used; without mfa beside it Partner Center does not count it",
        ["hwk"] = "the proof of a hardware-secured key was used",
        ["swk"] = "the proof of a software-secured key was used",
        ["pin"] = "a PIN or pattern was used",
        ["sms"] = "a text message to a known number was used",
        ["tel"] = "a telephone call to a known number was used",
        ["face"] = "face recognition was used",
        ["fpt"] = "a fingerprint was used",
    };

    public static IReadOnlyDictionary<string, string> ClientProofs { get; } = new Dictionary<string, string>
    {
        ["0"] = "a public client: the app proved nothing of itself",
        ["1"] = "the app proved itself by its id and secret",
        ["2"] = "the app proved itself by a certificate",
    };

    public static IReadOnlyDictionary<string, string> Versions { get; } = new Dictionary<string, string>
    {
        ["1.0"] = "a v1.0 token: when the sign-in used MFA, amr says so",
        ["2.0"] = "a v2.0 token: it never carries amr",
    };

    public static IReadOnlyDictionary<string, string> ContextClasses { get; } = new Dictionary<string, string>
    {
        ["0"] = "the sign-in did not meet the requirements of ISO/IEC 29115",
        ["1"] = "the user was authenticated, which proves nothing of MFA",
    };

    public static IReadOnlyDictionary<string, string> IdentityTypes { get; } = new Dictionary<string, string>
    {
        ["app"] = "an app-only token: there is no user in it",
        ["user"] = "a token of an app for a user",
        ["device"] = "a token of a device",
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

    /// <summary>Template ids of built-in roles, the same in every tenant.</summary>
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
        ["b79fbf4d-3ef9-4689-8143-76b194e85509"] = "the entry that every member of the tenant has: no role",
    };
}
