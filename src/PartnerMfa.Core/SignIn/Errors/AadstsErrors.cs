using PartnerMfa.Environments;
using static PartnerMfa.Errors.ErrorId;

namespace PartnerMfa.SignIn.Errors;

/// <summary>What the AADSTS codes mean for a partner and what to do about them. Codes with the same advice share a row.</summary>
/// <remarks>Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes</remarks>
internal static class AadstsErrors
{
    private const string PreConsent = "For a customer's tenant, pre-consent the app there through Partner Center (POST /v1/customers/{customerTenant}/applicationconsents), or use the partner's own tenant.";
    private const string OwnApp =
        "Register an app of your own in the partner tenant, give it the delegated permission Microsoft Partner Center / user_impersonation, "
        + "and name it with its application ID";

    private const string SignInLog = "The sign-in log of the Entra admin center names the policy (Users > the account > Sign-in logs > Conditional Access).";
    private const string WhichPolicy = "To see which policy it is: {setup}. The sign-in log of the Entra admin center names it, too.";
    private const string Review = "'Remember MFA on trusted devices' and sign-in frequency policies end refresh tokens early; to see the account's: {setup}";
    private const string Registered = "To see the account's methods, and what the policies want: {setup}. A federated identity provider must send the multipleauthn claim.";
    private const string External = "Conditional Access custom controls never count as MFA, and an external MFA provider must send its claims. To see which it is: {setup}";
    private const string NewToken = "Sign in again with MFA and store the new refresh token: {signIn}";
    private const string RiskyUsers = "An administrator of the account's home tenant dismisses or remediates the risk (Entra admin center > Protection > Risky users). Then wait a few minutes and try again.";
    private const string PublicFlow = "Use the app's secret with the one-time browser sign-in, or allow public client flows in the app registration (Authentication > Advanced settings).";

    private static readonly AadstsError[] Rows =
    [
        // The tenant
        new(TenantRequired, "The sign-in names no tenant, and none follows from the account.", "Name the partner tenant by its ID or a domain.", 50059, 50128, 90010),
        new(TenantRequired, "The app belongs to one tenant, and the sign-in went through a common address.", "Name the partner tenant by its ID or a domain.", 50194),
        new(TenantNotFound, "There is no such tenant in this environment, or it is no longer available.", "Check the tenant ID or domain, and the environment in which the tenant lives.", 90002, 900023, 5000224, 5000225),
        new(WrongCloud, "The tenant belongs to another cloud.", $"Choose the environment of that cloud: {PartnerMfaEnvironments.CloudsInWords("or")}. No Partner Center is known in Bleu, Delos and GovSG.", 90038, 900382, 900432),
        new(TenantRestricted, "The network's proxy restricts the tenants that can be signed in to (tenant restrictions).", "Ask the network administrator to allow the partner tenant, or sign in from another network.", 500021, 500022),
        new(TenantRestricted, "A cross-tenant access policy blocks the account.", "An administrator allows the account in the cross-tenant access settings (Entra admin center > External Identities) of the tenant that blocks it.", 500212, 500213),

        // MFA
        new(MfaInteractionRequired, "MFA is needed, and only a person can do it.", "Sign in with MFA: {signIn}", 50076, 50074)
        {
            Causes =
            [
                "the refresh token was made without MFA",
                "'remember MFA on trusted devices', a policy or a change of location ended the MFA of the sign-in that made it",
                "in a customer's tenant: the app is switched off for users",
            ],
            ForKeptToken = NewToken + ". " + Review,
        },
        new(MfaInteractionRequired, "The MFA of this sign-in was too long ago.", "Sign in with MFA again: {signIn}. " + Review, 50078)
        {
            ForKeptToken = NewToken + ". " + Review,
        },
        new(MfaRegistrationRequired, "The account must register for MFA first, or its identity provider does not tell Entra ID that MFA was done.",
            "Register a method at https://aka.ms/mfasetup as this account, then sign in: {signIn}. " + Registered, 50079, 50072, 53004)
        {
            ForKeptToken = "Register a method at https://aka.ms/mfasetup as this account. Then sign in again with MFA and store the new refresh token: {signIn}. " + Registered,
        },
        new(MfaRegistrationRequired, "MFA methods may be registered only from certain places or devices.", "Register the method from a network or device that the policy allows, at https://aka.ms/mfasetup. Then sign in: {signIn}", 53010),
        new(MfaInteractionRequired, "An external challenge was not met, or the claims of the external provider are not enough.",
            "Sign in with MFA in a browser: {browser}. " + External, 50158, 50161)
        {
            ForKeptToken = NewToken + ". " + External,
        },
        new(MfaInteractionRequired, "The MFA attempt itself failed: it was denied, or not answered in time.", "Try again and approve it: {signIn}. Check that the registered method works, at https://aka.ms/mysecurityinfo", 500121),
        new(AccountNotInTenant, "An external challenge is not supported for this kind of user.",
            "Check these three: the account is a guest of the tenant, a group for granular delegated admin privileges (GDAP) is missing, or the MFA comes from a third party. Use a member account of the partner tenant whose MFA is done by Entra ID.", 50177),

        // Conditional Access and devices
        new(AccountNotInTenant, "A session policy is not supported for this kind of user.",
            "Use a member account of the partner tenant, or exclude the account's app from the policy with the session control. To see the policies: {setup}", 50178),
        new(DeviceNotCompliant, "A policy asks for an app that Intune protects, which this client is not.", "An administrator exempts the integration's app and account from the app protection policy. " + WhichPolicy, 50127, 53005, 53009),
        new(TenantRestricted, "The tenant does not trust what other tenants say about devices.", "An administrator trusts the device claims of the account's home tenant: Entra admin center > External Identities > Cross-tenant access settings > Trust settings.", 530004),
        new(DeviceNotCompliant, "A policy asks for a device that is compliant, joined or managed.",
            "Sign in in a browser on a managed device, not by device code: {browser}. " + WhichPolicy, 53000, 53001, 53002, 50097, 50129, 50187, 530003, 50131)
        {
            ForKeptToken = "Exempt the integration account from the device policy, or sign in in a browser on a managed device and store the new refresh token: {signIn}. " + WhichPolicy,
        },
        new(ConditionalAccessBlocked, "Conditional Access, a tenant policy or security defaults blocked the sign-in.",
            WhichPolicy + " Change it or exclude the account from it, then sign in: {signIn}", 53003, 530032, 530035)
        {
            ForDeviceCode = "Device code is often what is blocked. Sign in in a browser: {browser}. " + WhichPolicy,
            ForApplication = "A policy for workload identities, or a location policy, blocks the app. The sign-in log of the Entra admin center (service principal sign-ins) names it.",
        },
        new(ConditionalAccessBlocked, "An authentication flows policy refuses this refresh token or device code. Tokens from a device code sign-in stay subject to that policy.",
            "Sign in in a browser, not by device code: {browser}", 530036)
        {
            ForKeptToken = "Throw this refresh token away: it comes from a device code sign-in. Sign in again in a browser and store the new one: {signIn}",
        },
        new(ConditionalAccessBlocked, "A token protection policy asks for a token that is bound to a device, which an unattended client cannot have.",
            "An administrator exempts the integration's app and account from the token protection policy. " + SignInLog, 530084),
        new(AccountAtRisk, "The delegated administrator is blocked: the account is at risk in its home tenant.", RiskyUsers, 530034),
        new(AccountAtRisk, "The user is blocked: the account is at risk in its home tenant.", RiskyUsers, 53011),
        new(AccountAtRisk, "The account is at risk, and must change its password first.", "Change the password of the account in a browser, at https://aka.ms/sspr. Then sign in again with MFA: {signIn}", 50135, 50142),

        // Consent and applications
        new(ConsentRequired, "The app has no consent in this tenant.", "Sign in and consent, or let an administrator consent: {signIn}", 65001)
        {
            ForKeptToken = "Sign in once, consent, and store the new refresh token: {signIn}",
            ForApplication = "An administrator grants consent: Entra admin center > App registrations > the app > API permissions > Grant admin consent.",
        },
        new(ConsentRequired, "Microsoft's own client is not pre-authorized for Partner Center here.", OwnApp + ".", 65002),
        new(SignInDeclined, "Consent was declined.", "Sign in again and accept: {signIn}", 65004),
        new(ConsentRequired, "The app lacks the permission for Partner Center.", "Add the delegated permission Microsoft Partner Center / user_impersonation to the app registration, and consent to it.", 65005, 650056, 650057, 90008),
        new(ServicePrincipalMissing, "Partner Center has no service principal in this tenant, or it is disabled.", "Create it, or enable it under Enterprise applications: {createPartnerCenter}. Check the environment, too.", 650052, 500011, 500014, 50001),
        new(ApplicationDisabled, "The application is disabled in the tenant.", "An administrator enables it: Entra admin center > Enterprise applications > the app > Properties > Enabled for users to sign in.", 7000112),
        new(ServicePrincipalMissing, "The app has no service principal in this tenant.", "An administrator creates it by consenting once: open the app's admin consent page in the tenant, or {createApp}", 7000229),
        new(ServiceUnavailable, "The app's service principal is just being created, or exists already.", "Wait half a minute and try again.", 650051),
        new(ApplicationNotFound, "The app is not found in this tenant, or is disabled.",
            "Check the application ID, the tenant and the environment. " + PreConsent, 70001, 700016, 700011)
        {
            Causes =
            [
                "the application ID is that of another tenant's app, a placeholder or mistyped",
                "in a customer's tenant: the partner's app has no consent there",
                "the account and the app belong to different clouds",
            ],
        },
        new(AdminConsentRequired, "An administrator must consent to this app.", "An administrator consents: Entra admin center > Enterprise applications > the app > Permissions > Grant admin consent.", 90093, 90094, 90095),
        new(ConsentRequired, "The app is not authorized in the customer's tenant (delegated administration).",
            PreConsent, 90099),
        new(AccountNotInTenant, "The account is not assigned to this app.", "Assign it: Entra admin center > Enterprise applications > the app > Users and groups.", 50105),
        new(ScopeInvalid, "The scope is not valid, or the resource has no such scope.", "Ask for one resource and one scope: {scope}", 70011, 650053, 28002, 28003),

        // Refresh tokens
        new(RefreshTokenInvalid, "The refresh token is not valid, or is damaged.", "Check that it was copied whole. If it was, sign in again: {signIn}", 70000, 9002313),
        new(RefreshTokenExpired, "The refresh token has expired: it was not renewed in time.", "Sign in again with MFA: {signIn}. " + Successor, 70008, 700082)
        {
            MeaningWithPeriod = "The refresh token has expired: it was not used for {period}.",
            Causes =
            [
                "the refresh token was used, but its successor was not stored: using the old one does not extend it",
                "it was not used for 90 days, or for the shorter period of a policy",
            ],
        },
        new(RefreshTokenExpired, "The redirect URI is registered as a single-page application, so its refresh tokens end after 24 hours and can be redeemed from browsers only.",
            "Register the redirect address under 'Web' or 'Mobile and desktop applications', not under 'Single-page application'. Then sign in again: {signIn}", 700084, 9002327)
        {
            MeaningWithPeriod = "The redirect URI is registered as a single-page application, whose refresh tokens end after {period}.",
        },
        new(RefreshTokenInvalid, "A token was redeemed from a browser page, and the redirect address is not registered as a single-page application.",
            "Redeem the token outside the browser, as a web app or a public client does. Only a page in a browser needs 'Single-page application'.", 9002326),
        new(DeviceChanged, "The device on which the token was made is deleted, disabled or failed to authenticate.", "Sign in again on a device that the tenant knows: {signIn}", 700003, 135011, 50155)
        {
            ForKeptToken = "Sign in again on a device that the tenant knows, and store the new refresh token: {signIn}",
        },
        new(DeviceChanged, "The Windows Hello key that the sign-in used no longer exists.", "Sign in again with another method: {signIn}", 135010)
        {
            ForKeptToken = "Sign in again with another method, and store the new refresh token: {signIn}",
        },
        new(RefreshTokenExpired, "A sign-in frequency policy ended the session.", "Sign in with MFA again: {signIn}. Review the policy for the integration account.", 70043)
        {
            MeaningWithPeriod = "A sign-in frequency policy ended the session after {period}.",
        },
        new(RefreshTokenExpired, "The grant was revoked, the password changed or expired, or the session ended.", "Sign in again with MFA: {signIn}", 50173, 50132, 50133, 50089, 50144),

        // The app's credential and redirect
        new(ClientSecretInvalid, "The client secret is wrong.", "Give the secret's value; its ID is often copied instead. Entra admin center > App registrations > the app > Certificates & secrets.", 7000215),
        new(ClientSecretExpired, "The client secret has expired.", "Create a new client secret, or upload a certificate, in the app registration (Certificates & secrets).", 7000222),
        new(ClientSecretRequired, "The app is a web app, and a public flow was used without its secret.", PublicFlow, 7000218)
        {
            ForDeviceCode = "Device code is a public flow. Allow public client flows in the app registration (Authentication > Advanced settings), or register a public client for it. For a web app, use the one-time browser sign-in with its secret.",
            ForKeptToken = "Give the secret or certificate of the app that made the refresh token.",
            ForApplication = "Give the app's client secret or certificate.",
        },
        new(ClientSecretNotAllowed, "The app is a public client, and a secret was sent for it.", "Leave the client secret out.", 700025),
        new(CertificateRejected, "The signature of the client assertion was not accepted.", "Upload the certificate to the app registration, and use the same one here.", 700027),
        new(FederatedTokenInvalid, "No federated credential of the app matches the token that its workload presented.",
            "Change the app's federated credential so that its issuer, subject and audience match those of the token exactly: Entra admin center > App registrations > the app > Certificates & secrets > Federated credentials.",
            70021, 700211, 700212, 700213, 7002138, 700223)
        {
            Causes =
            [
                "the subject differs, upper and lower case included: in GitHub Actions it names the repository and the branch, the environment or 'pull_request'",
                "the issuer differs, such as by a slash at its end",
                "the audience differs: it is api://AzureADTokenExchange in the global cloud, and another in each national cloud",
                "the credential was added a moment ago, or to another app",
            ],
        },
        new(SignInFailed, "The token that was passed on for the user cannot be exchanged: it has expired, was issued for another app, or is an ID token.",
            "Pass on a fresh access token that was issued for your own app. The exchange keeps the MFA of the user's sign-in, so that sign-in must have used MFA.", 50013, 500133, 240002),
        new(ClockSkewed, "The client assertion is outside its time range.", "Check this machine's clock and time zone, and synchronize it. A token of a pipeline's identity provider lives only minutes: fetch a new one.", 700024),
        new(CertificateRejected, "The app's certificate, secret or client assertion was not accepted.", "Check this machine's clock, and that the credential is the one in the app registration (Certificates & secrets) and has not expired. A token of a pipeline's identity provider lives only minutes: fetch a new one.", 50012),
        new(CertificateRejected, "The certificate has expired, or is not valid yet.", "Renew the certificate, and upload the new one to the app registration.", 1000502),
        new(MfaInteractionRequired, "The certificate sign-in counted as a single factor.", "Make the certificate's binding multifactor (Entra admin center > Authentication methods > Certificate-based authentication), or sign in with another method: {signIn}", 54008),
        new(SignInFailed, "The authorization code was redeemed already.", "Start again: {signIn}", 54005),
        new(RedirectNotRegistered, "The redirect URI is not registered for this app.", $"Add {OAuthConstants.LoopbackRedirect} to the app registration: Authentication > Mobile and desktop applications. A web app registers the exact address, such as {OAuthConstants.WebRedirect}.", 50011, 500111, 500112, 500113, 900971),
        new(SignInFailed, "The code and its verifier (PKCE) do not belong together, or the app requires PKCE and the request had none.", "Redeem the code in the same sign-in that asked for it, with the verifier of that request. To let this software do both: {signIn}", 501481, 9002325),
        new(SignInFailed, "The request lacks a field that the sign-in service needs.", "Add the field that the message names, such as the scope, the application ID or the code. To sign in here: {signIn}", 90014, 900144),
        new(ScopeInvalid, "An app that signs in as itself cannot ask for a single permission.", "Ask for {resource}/.default. A call that is for app+user tokens needs the sign-in of a user: {signIn}", 1002012),
        new(SignInFailed, "The token endpoint was opened like a page, with GET. It accepts POST only.", "Send the request as a form by POST. To sign in here: {signIn}", 900561),
        new(SignInFailed, "The request came over TLS 1.0 or 1.1, which Entra ID no longer accepts.", "Let the program use TLS 1.2 or later. In a script for Windows PowerShell: [Net.ServicePointManager]::SecurityProtocol = 'Tls12'. For .NET Framework programs, enable strong cryptography on the machine.", 1002016),
        new(ParameterNotSupported, "The sign-in service does not support a parameter of the request.", "Leave out the parameter that the message names.", 901002),

        // The account
        new(AccountNotInTenant, "The account does not belong to this tenant.", "Use a member account of the partner tenant, not a guest.", 50020, 50034, 90072, 51004),
        new(AccountNotInTenant, "The account is a personal Microsoft account.", "Use a work account of the partner tenant.", 500200, 500207, 500208, 9002332),
        new(SignInFailed, "A token was requested silently, but no user is signed in.", "Sign in where a person can answer: {signIn}", 50058),
        new(SignInFailed, "Entra ID asks the user to confirm the sign-in, which was not possible.", "Sign in in a browser and confirm it: {browser}", 50140, 50199),
        new(SignInFailed, "The user name or the password is wrong.", "Sign in again: {signIn}", 50126, 50052, 50056, 50064),
        new(AccountDisabled, "The account is locked, its password has expired, or it is disabled.", "Ask the tenant's administrator.", 50053, 50055, 50057),
        new(AccountDisabled, "The account was deleted.", "Ask the tenant's administrator. A deleted account can be restored for 30 days.", 500341),
        new(AccountDisabled, "The account must reset its password, or register for that, before it can sign in.", "Complete it in a browser as this account: {browser}", 50125),
        new(SignInFailed, "Entra ID could not reach the agent on your network that checks the password (pass-through authentication).", "An administrator checks the authentication agents: Entra admin center > Entra Connect. Then try again.", 80001, 80002, 80005, 80007),
        new(SignInFailed, "The browser's session belongs to another tenant.", "Sign in again in a private window: {browser}", 50143),
        new(AccountAmbiguous, "Several accounts are signed in.", "Name the account to use: {signIn}", 16000),

        // Device code, and the service itself
        new(SignInTimedOut, "The device code is not completed, wrong or expired.", "Enter the code while it lasts. To get a new one, start again: {signIn}", 70016, 70018, 70019, 7000014),
        new(Throttled, "The client asked for tokens again and again, or too often, and is slowed down.", "Stop the loop: wait a few minutes, then keep and reuse each access token until it expires.", 50196, 90055),
        new(ServiceUnavailable, "The sign-in service had a transient error.", "Try again in a minute.", 50000, 50087, 90006, 90012, 90024, 90033),
    ];

    private const string Successor = "From now on store the refresh token that each use gives back, in place of the one that was used.";

    private static readonly Dictionary<int, AadstsError> ByCode =
        Rows.SelectMany(row => row.Codes, (row, code) => (row, code)).ToDictionary(pair => pair.code, pair => pair.row);

    public static IEnumerable<AadstsError> All => Rows;

    /// <param name="code">The number after <c>AADSTS</c>.</param>
    public static AadstsError? Find(int code) => ByCode.TryGetValue(code, out AadstsError? row) ? row : null;
}
