namespace PartnerMfa.Tokens.Claims;

/// <summary>The meanings of single claim values.</summary>
internal static class ClaimValues
{
    /// <summary>The values of <c>amr</c>: those that Microsoft documents, and others from RFC 8176.</summary>
    public static IReadOnlyDictionary<string, string> Methods { get; } = new Dictionary<string, string>
    {
        ["mfa"] = "multifactor authentication was done: what Partner Center requires",
        ["ngcmfa"] = "the same as mfa, with an advanced credential such as Windows Hello; whether Partner Center accepts it is not confirmed",
        ["pwd"] = "a password was used, typed by the user or kept by an app: one factor",
        ["rsa"] = "an RSA key was used, for example by the Authenticator app or a certificate: one factor",
        ["otp"] = "a one-time passcode by email or text message was used: one factor",
        ["fed"] = "a federated assertion was used, such as SAML or a JWT: MFA done at that provider counts only together with mfa",
        ["wia"] = "Windows Integrated Authentication was used: one factor",
        ["wiaormfa"] = "Windows Integrated Authentication or MFA was used, and it does not say which: not proof of MFA",
        ["none"] = "no authentication was completed",
        ["fido"] = "a FIDO security key was used; without mfa, it counted as one factor",
        ["x509"] = "a certificate was used; without mfa, it counted as one factor",
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
}
