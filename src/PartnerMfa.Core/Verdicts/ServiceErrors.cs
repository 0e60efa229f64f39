using System.Text.RegularExpressions;
using static PartnerMfa.Http.Responses.PartnerCenterConstants;

namespace PartnerMfa.Verdicts;

/// <summary>A known error of Partner Center, Microsoft Graph or this machine, and what to do about it.</summary>
/// <param name="Code">Its name: the service's code, or a short name where there is no code.</param>
/// <param name="Pattern">A regular expression that recognizes it in text, ignoring case.</param>
/// <param name="Meaning">What it means, in one sentence.</param>
/// <param name="Remedy">What to do: a template of <see cref="RemedyTemplate"/>.</param>
/// <param name="Source">The page that documents it.</param>
internal sealed record ServiceError(string Code, string Pattern, string Meaning, string Remedy, string Source)
{
    /// <summary>The most likely causes beyond the meaning, in order; empty when the meaning says it all.</summary>
    public IReadOnlyList<string> Causes { get; init; } = [];

    /// <summary>Whether another error in the same text says more.</summary>
    public bool IsGeneral { get; init; }

    public bool IsIn(string text) => Regex.IsMatch(text, Pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));
}

/// <summary>The errors that do not come from the sign-in service.</summary>
internal static class ServiceErrors
{
    // A number counts as a code where it stands alone, or where a field name or brackets identify it as one.
    private static string Number(string code) => $@"(?<![\w.-]){code}(?![\w-]|\.\d)";

    private static string Field(string code) => $@"(?:(?<!exit )\bcode""?(?:\s*[:=]\s*|\s)""?|\(|^\s*){code}(?![\w.])";

    public static ServiceError MfaRequired { get; } = new(
        MfaRequiredCode, Number(MfaRequiredCode) + $@"|\({MfaRequiredCode2020}\)|^\s*{MfaRequiredCode2020}\s*$|code""?\s*[:=]\s*""?{MfaRequiredCode2020}\b|(?<!\bno\s)(?<![A-Za-z0-9])MFA\s+(?:is\s+)?required|{ComplianceHeader}""?\s*[:=]\s*""?false",
        "Partner Center refuses the call because the token's sign-in did not use MFA: its amr claim has no 'mfa'.",
        "Sign in with MFA and give the program the refresh token of that sign-in: {newToken}. Then see what the tenant requires of the account: {setup}",
        LearnPages.Requirement)
    {
        Causes =
        [
            "the program uses a refresh token from before MFA was required",
            "the account is excluded from MFA, or no policy requires it",
            "a silent renewal lost the MFA of the sign-in",
            "MFA was done at a federated provider or by a custom control, and the token does not show it",
            "the program signs in with a user name and password (ROPC), which can never satisfy the requirement",
        ],
    };

    public static ServiceError InvalidAudience { get; } = new(
        InvalidTokenCode, Number(InvalidTokenCode),
        "Partner Center does not accept the token's audience. Typically the token was requested for the retired Azure AD Graph (https://graph.windows.net).",
        "Request the token for {resource} (scope {scope}): {signIn}", LearnPages.ErrorCodes);

    public static ServiceError NoUser { get; } = new(
        "400 missing user information", NoUserWords,
        "Partner Center says that the token has no user in it: it is an app-only token, and the call is for app+user tokens.",
        "Use a token of a user: {signIn}", LearnPages.Authentication);

    public static ServiceError AppOnly { get; } = new(
        AppOnlyCode, Number(AppOnlyCode) + @"|can(?:'|’|no)t be accessed by application credentials", "Partner Center treated the token as app-only, and this call is for app+user tokens.",
        "Use a token of a user: {signIn}", LearnPages.Authentication);

    public static ServiceError RoleMissing { get; } = new(
        RoleMissingCode, Number(RoleMissingCode) + @"|supplied role does not have the rights", "The account lacks the role that the call needs.",
        "Give the account the Admin agent role (membership of the group AdminAgents), wait a few minutes, and try again. To check it: {setup}", LearnPages.ErrorCodes);

    public static ServiceError NoPermission { get; } = new(
        RoleMissingCode2, Field(RoleMissingCode2), "The account lacks the role that the call needs, or the tenant is an indirect reseller, and this API does not serve indirect resellers.",
        "Give the account the Admin agent role (membership of the group AdminAgents), wait a few minutes, and try again: {setup}. An indirect reseller works with the indirect provider instead: the Partner Center API is for direct bill partners and indirect providers.", LearnPages.ErrorCodes);

    public static ServiceError BlockedByPolicy { get; } = new(
        ConditionalAccessCode, Number(ConditionalAccessCode), "Conditional Access blocked the call.",
        "The sign-in log of the Entra admin center names the policy. To look at the policies: {setup}", LearnPages.ErrorCodes);

    public static ServiceError ClaimsChallenge { get; } = new(
        "insufficient_claims", @"insufficient_claims",
        "The service refuses the token and asks for one with certain claims (a claims challenge), for example because of continuous access evaluation, an authentication context or MFA.",
        "Sign in again with the value of 'claims' of the WWW-Authenticate header: {signInWithClaims}",
        LearnPages.ClaimsChallenges)
    {
        Causes = ["the password, network location, risk or a policy of the account changed, and continuous access evaluation ended the token", "a policy asks for an authentication context or for MFA"],
    };

    public static ServiceError MissingMfaAtGraph { get; } = new(
        MissingMfaCode, MissingMfaCode,
        "Microsoft Graph refuses the call because the token's sign-in did not use MFA.",
        "Sign in with MFA: {signIn}", "https://learn.microsoft.com/graph/errors");

    private const string GraphErrors = "https://learn.microsoft.com/graph/resolve-auth-errors";

    private static readonly ServiceError[] Rows =
    [
        MfaRequired,
        InvalidAudience,
        NoUser,
        AppOnly,
        RoleMissing,
        NoPermission,
        BlockedByPolicy,
        MissingMfaAtGraph,
        ClaimsChallenge,
        new("403 MFA", @"\b403\b[^\n]{0,300}\b(?:MFA|multi-?factor)|\b(?:access (?:is )?denied|forbidden)\b[^\n]{0,120}\b(?:MFA|multi-?factor)", "The service denied the call and named MFA, but did not clearly say that MFA is required.",
            "Ask the service about the account: {signIn}. Then see what the tenant requires of the account: {setup}", LearnPages.ErrorCodes),
        new("amr_values", @"\bamr_values\b.{0,40}\bnot supported", "The sign-in service does not accept amr_values, which is one of two ways to ask for MFA.",
            """Ask for MFA with the claims request instead: claims={"access_token":{"amr":{"essential":true,"values":["mfa"]}}}. To sign in here, where both ways are tried: {signIn}""", LearnPages.Requirement),
        new("1002", Field("1002") + @"|\b1002 Authorization Failed", "Partner Center denied the call: the account lacks the role, or Partner Center does not serve this kind of partner with this call.",
            "Check the account's role: {setup}. Then check the page of the call for the partners it serves: direct bill partners, indirect providers or indirect resellers.", LearnPages.ErrorCodes),
        new("20002", Field("20002") + "|No relationship between caller and account", "The partner has no relationship with the customer named in the call, or the relationship has ended.",
            "Check the customer's tenant ID, and the relationship: Partner Center > Customers. MFA is not the cause.", LearnPages.ErrorCodes),
        new(TokenRejectedCode, Number(TokenRejectedCode), "Partner Center rejected the token.",
            "Get a new token for {resource}, and check that the program sends the access token and not another one: {signIn}", LearnPages.ErrorCodes),
        new("SPA redirect", @"Cross-origin token redemption|single-?page (?:app|application)", "The redirect URI is registered as a single-page application.",
            "Register the redirect address under 'Web' or 'Mobile and desktop applications'. Then sign in again: {signIn}",
            "https://learn.microsoft.com/entra/identity-platform/reply-url") { IsGeneral = true },
        new("429", @"\b(?:too ?many ?requests|rate limit is exceeded|statusCode""?\s*:\s*429)\b|\bHTTP(?:/\S+)? 429\b|\(429\)|^\s*429\s*$", "The service asks to slow down.",
            "Wait as long as Retry-After says, then send fewer requests at once.", LearnPages.Throttling),
        new("MSAL conflict", @"Microsoft\.Identity\.Client[\w.]*(?:\.dll""? is already loaded|, Version=)|(?:FileLoadException|Could not load (?:file or assembly|type)|MissingMethodException|Assembly with same name is already loaded).{0,200}Microsoft\.Identity\.Client|Microsoft\.Identity\.Client.{0,200}(?:FileLoadException|MissingMethodException|already loaded)",
            "Two modules in one session loaded different versions of Microsoft's sign-in library (MSAL).",
            "Start a new session and import the module that needs the newer version first, or use separate sessions. This module keeps its own copy to itself.",
            "https://learn.microsoft.com/powershell/scripting/dev-cross-plat/resolving-dependency-conflicts"),
        new("sign-in canceled", @"\bauthentication_cancell?ed\b|\bUser cancell?ed (?:the )?(?:authentication|sign-?in|log-?in)", "The sign-in was canceled, or its window was closed before it ended.",
            "Sign in again, and complete the sign-in in the window that opens: {signIn}", LearnPages.MsalErrors) { IsGeneral = true },
        new("several accounts kept", @"\bmultiple_matching_tokens_detected\b|The cache contains multiple tokens", "The program keeps the sign-ins of several accounts, and did not say which one it needs.",
            "Let the program name the account, or clear its token cache. To test one account: {signIn}", LearnPages.MsalErrors) { IsGeneral = true },
        new("no sign-in kept", @"\b(?:user_null|no_tokens_found|no_account_for_login_hint|failed_to_acquire_token_silently(?:_from_broker)?)\b|No account or login hint was passed", "The program tried to renew a sign-in silently, but has no sign-in that it could renew.",
            "Sign in once where a person can answer: {signIn}. For an unattended program, keep a refresh token: {newToken}", LearnPages.MsalErrors) { IsGeneral = true },
        new("state mismatch", @"\bstate_mismatch\b", "The answer that came from the browser belongs to another sign-in attempt.",
            "Close the other sign-in windows and sign in again: {signIn}", LearnPages.MsalErrors) { IsGeneral = true },
        new("libsecret missing", @"libsecret", "Tokens cannot be stored encrypted on this Linux machine: libsecret or an unlocked keyring is missing.",
            "Install libsecret (for example: apt install libsecret-1-0), or keep tokens in memory only.", "https://learn.microsoft.com/entra/msal/dotnet/how-to/token-cache-serialization"),
        new("user name and password", @"Resource Owner Password|\bROPC\b|grant_type""?\s*[=:]\s*""?password\b|AcquireTokenByUsernamePassword|integrated_windows_auth_not_supported|password_required_for_managed_user", "The program signs in with a user name and password (ROPC), which can never satisfy the MFA requirement.",
            "Use the secure application model instead: one interactive sign-in with MFA, then its refresh token: {newToken}",
            "https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc") { IsGeneral = true },
        new("retired audience", @"graph\.windows\.net", "The token or call is for Azure AD Graph (https://graph.windows.net), which is retired.",
            "Request tokens for {resource}: {signIn}", "https://learn.microsoft.com/graph/migrate-azure-ad-graph-overview") { IsGeneral = true },
        new("no browser", @"(?:Unable to open a web page|xdg-open|linux_xdg_open_failed|No web browser|GUI is not (?:available|supported)|interactive window)", "No browser can be opened where the program runs.",
            "Sign in on a machine with a browser, and give the program the refresh token of that sign-in: {newToken}", "https://learn.microsoft.com/entra/msal/dotnet/acquiring-tokens/using-web-browsers") { IsGeneral = true },
        new("name not resolved", @"(?:No such host is known|Name or service not known|The remote name could not be resolved|ENOTFOUND|nodename nor servname)", "The name of the service could not be resolved (DNS).",
            "Check the network, the proxy and the environment.", LearnPages.ErrorCodes) { IsGeneral = true },
        new("proxy sign-in", @"\(407\)|\b407 Proxy|Proxy Authentication Required", "A proxy asks for a user name and a password before it passes the call on.",
            "Give the program the proxy's user name and password, or ask the network administrator for another way out.", LearnPages.ErrorCodes) { IsGeneral = true },
        new("not reached", @"Connection refused|actively refused|ECONNREFUSED|ETIMEDOUT|ECONNRESET|connection attempt failed|Unable to connect to the remote server|HttpClient\.Timeout|The operation (?:has )?timed out", "The service could not be reached, or did not answer in time.",
            "Check the network, the firewall and the proxy, then try again.", LearnPages.ErrorCodes) { IsGeneral = true },
        new("TLS failed", @"(?:SSL connection could not be established|Could not create SSL/TLS secure channel|certificate verify failed|UNABLE_TO_VERIFY|self.signed certificate)", "The encrypted connection could not be established: something between here and the service may inspect TLS, or TLS 1.2 is off.",
            "Let the proxy pass the service's own certificate, or trust the proxy's root certificate on this machine, and allow TLS 1.2.", LearnPages.ErrorCodes) { IsGeneral = true },
        new("MFA needed", @"\bmust use multi-?factor authentication\b", "MFA is needed, and only a person can do it.",
            "Sign in with MFA: {signIn}. Then see what the tenant requires of the account: {setup}", LearnPages.Requirement) { IsGeneral = true },
        new("no consent", @"has not consented to use the application", "The app has no consent in this tenant.",
            "Sign in and consent, or let an administrator consent: {signIn}", "https://learn.microsoft.com/entra/identity-platform/application-consent-experience") { IsGeneral = true },
        new("no service principal", @"Authorization_IdentityNotFound|identity of the calling application could not be established", "The app has no service principal in the tenant that the call is for.",
            "An administrator creates it by consenting once, or with {createApp}", GraphErrors) { IsGeneral = true },
        new("no permission", @"Authorization_RequestDenied|Insufficient privileges to complete", "Microsoft Graph denied the call: the token lacks a permission, or the account lacks a role.",
            "Grant the app the permission that the page of the call names, and consent to it again. To check the account's role: {setup}", GraphErrors) { IsGeneral = true },
        new("token expired", @"\bIDX10223\b|Lifetime validation failed|(?<!refresh[ _])\btoken (?:has |is )?expired", "The access token has expired: it lives about an hour.",
            "Let the program get a new access token before each run, with the refresh token that it keeps. To make a refresh token with MFA: {newToken}", LearnPages.TokenValidation) { IsGeneral = true },
        new("token not accepted", @"InvalidAuthenticationToken(?![^\n]{0,200}(?:Lifetime|expired))|CompactToken|\bIDX10(?:205|214|5\d\d)\b|\b(?:Issuer|Audience|Signature) validation failed", "The service cannot use the token: it is damaged, no access token, or meant for another service or cloud.",
            "See what the token is for, and ask Partner Center about it: {askAboutToken}", LearnPages.TokenValidation) { IsGeneral = true },
        new("app registration", @"A configuration issue is preventing authentication", "The program and its app registration do not fit together: the application ID, the redirect URI, the secret, or the kind of client.",
            "Look for the AADSTS code in the inner exception, and explain that. To check the registration, give its ID: {setup}", LearnPages.MsalErrors) { IsGeneral = true },
        new("5xx", @"\((?:500|502|503|504)\)|\bHTTP(?:/\S+)? 50[0234]\b|\b50[0234] (?:\(?(?:Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out))", "The service, or a gateway in front of it, had an error.",
            "Try again in a minute. This error says nothing about MFA.", LearnPages.ErrorCodes) { IsGeneral = true },
        new("403", @"\(403\)|\b403 \(Forbidden\)|Error Category: Forbidden|\bHTTP(?:/\S+)? 403\b|\b403 Forbidden\b|statusCode""?\s*:\s*403|^\s*403\s*$|\b(?:http|status)[ _-]?code""?\s*[:=]\s*403\b|\b403\W{1,3}(?:Access denied|Forbidden)", "The service denied the call: the account lacks a role or permission, or a policy blocks it.",
            "Check the account's role and the policies: {setup}", LearnPages.ErrorCodes) { IsGeneral = true },
        new("401", @"\(401\)|\b401 \(Unauthorized\)|:\s*Unauthorized access\b|\bHTTP(?:/\S+)? 401\b|\b401 Unauthorized\b|statusCode""?\s*:\s*401|^\s*401\s*$|\b(?:http|status)[ _-]?code""?\s*[:=]\s*401\b|\b401 Unauthorized\w*", "The service did not accept the token, and the text does not say why.",
            "Test the token that the program sends; its body and WWW-Authenticate header say more: {askAboutToken}", LearnPages.ErrorCodes) { IsGeneral = true },
    ];

    public static IEnumerable<ServiceError> All => Rows;
}
