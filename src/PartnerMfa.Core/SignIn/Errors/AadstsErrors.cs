using PartnerMfa.Errors;
using static PartnerMfa.Errors.ErrorId;

namespace PartnerMfa.SignIn.Errors;

/// <summary>What the AADSTS codes mean for a partner, and what to do about each.</summary>
/// <remarks>Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes</remarks>
internal static class AadstsErrors
{
    /// <param name="Id">The failure that the code stands for.</param>
    /// <param name="Meaning">What went wrong, in one sentence.</param>
    /// <param name="Remedy">What to do, given the command that signs this user in again.</param>
    /// <param name="Codes">The codes, without their prefix.</param>
    public sealed record Row(ErrorId Id, string Meaning, Func<string, string> Remedy, params int[] Codes);

    private const string RegisterOwnApp =
        "Register an app of your own in the partner tenant, give it the delegated permission Microsoft Partner Center / user_impersonation, "
        + "and name it with its application id";

    private static readonly Row[] Rows =
    [
        new(TenantRequired, "The sign-in names no tenant, and none follows from the account.", _ => "Give the partner tenant's id or domain.", 50059, 50128),
        new(TenantNotFound, "There is no such tenant in this environment.", _ => "Check the tenant id, and the environment it lives in.", 90002),
        new(WrongCloud, "The tenant lives in another cloud.", _ => "Choose the environment of that cloud: Global, USGovernment or China.", 90038, 900382, 900432),
        new(MfaInteractionRequired, "MFA is needed, and only a person can do it.", signIn => $"Sign in with MFA: {signIn}", 50076, 50074),
        new(MfaInteractionRequired, "The MFA of this sign-in was too long ago.", signIn => $"Sign in with MFA again: {signIn}. Review 'remember MFA on trusted devices' and the sign-in frequency policy.", 50078),
        new(MfaRegistrationRequired, "The account must register for MFA first.", signIn => $"Register at https://aka.ms/mfasetup as this account, then: {signIn}. Of a federated account, its identity provider must send the multipleauthn claim.", 50079, 50072, 53004),
        new(MfaInteractionRequired, "An external challenge was not met.", signIn => $"Sign in with MFA: {signIn}. Conditional Access custom controls never count as MFA.", 50158),
        new(DeviceNotCompliant, "A policy asks for a device that is compliant, joined or managed.", signIn => $"Sign in in a browser on a managed device: {signIn}", 53000, 53001, 50097, 530003),
        new(ConditionalAccessBlocked, "Conditional Access, a tenant policy or security defaults blocked the sign-in.", signIn => $"Look up the account's sign-in log in the Entra admin center to see which policy it was. Device code is often what is blocked; the browser is not: {signIn}", 53003, 530032, 530035),
        new(ConsentRequired, "Nobody has consented to this app in the tenant.", signIn => $"Sign in and consent: {signIn}", 65001),
        new(ConsentRequired, "Microsoft's own client may not be used for Partner Center here.", _ => RegisterOwnApp + ".", 65002),
        new(SignInDeclined, "Consent was declined.", signIn => $"Sign in again and accept: {signIn}", 65004),
        new(ConsentRequired, "The app lacks the permission for Partner Center.", _ => "Add the delegated permission Microsoft Partner Center / user_impersonation to the app registration, and consent to it.", 65005, 650056, 650057),
        new(ServicePrincipalMissing, "Partner Center is not known in this tenant.", _ => $"Create its service principal: New-MgServicePrincipal -AppId {PartnerMfaEnvironment.PartnerCenterApplicationId}. Check the environment, too.", 650052, 500011),
        new(AdminConsentRequired, "An administrator must consent to this app.", _ => "Let an administrator consent: Entra admin center > Enterprise applications > the app > Permissions.", 90094, 90095),
        new(RefreshTokenInvalid, "The refresh token is not valid, or is damaged.", signIn => $"Check what was pasted. If it is whole, sign in again: {signIn}", 70000, 9002313),
        new(RefreshTokenExpired, "The refresh token has ended: it was not used for 90 days.", signIn => $"Sign in again with MFA: {signIn}. Renew it on a schedule from now on.", 70008, 700082),
        new(RefreshTokenExpired, "The refresh token of a single-page app ended after 24 hours.", _ => "Register the redirect address under 'Web' or 'Mobile and desktop', not under 'Single-page application', and sign in again.", 700084),
        new(RefreshTokenExpired, "A sign-in frequency policy ended the session.", signIn => $"Sign in with MFA again: {signIn}. Review the policy for the integration account.", 70043),
        new(RefreshTokenExpired, "The grant was revoked, or the password changed or expired.", signIn => $"Sign in again: {signIn}", 50173, 50132, 50133),
        new(ApplicationNotFound, "The app is not known in this tenant.", _ => "Check the application id, the tenant and the environment.", 700016, 700011, 70001),
        new(ClientSecretInvalid, "The client secret is wrong.", _ => "Give the secret's value; its id is often copied instead. Entra admin center > App registrations > the app > Certificates & secrets.", 7000215),
        new(ClientSecretExpired, "The client secret has expired.", _ => "Make a new client secret, or a certificate, in the app registration.", 7000222),
        new(ClientSecretRequired, "The app is a web app and needs its secret.", _ => "Give the client secret, or allow public client flows in the app registration (Authentication).", 7000218),
        new(ClientSecretNotAllowed, "The app is a public client, and a secret was sent for it.", _ => "Leave the client secret out.", 700025),
        new(CertificateRejected, "The signature of the client's certificate was not accepted.", _ => "Upload the certificate to the app registration, and use the same one here.", 700027),
        new(RedirectNotRegistered, "The redirect address is not registered for this app.", _ => "Add http://localhost to the app registration: Authentication > Mobile and desktop applications.", 50011),
        new(AccountNotInTenant, "The account is not a member of this tenant.", _ => "Use a member account of the partner tenant, not a guest.", 50020, 50034, 90072, 50177),
        new(SignInFailed, "The user name or the password is wrong.", signIn => $"Sign in again: {signIn}", 50126),
        new(AccountDisabled, "The account is locked, disabled, or its password has expired.", _ => "Ask the tenant's administrator.", 50053, 50055, 50057),
        new(AccountNotInTenant, "The account is not assigned to this app.", _ => "Assign it: Entra admin center > Enterprise applications > the app > Users and groups.", 50105),
        new(TenantRequired, "The app belongs to one tenant, and the sign-in names none.", _ => "Give the partner tenant's id or domain.", 50194),
        new(MfaRegistrationRequired, "A Windows Hello key of the account is missing.", _ => "Register the method again at https://aka.ms/mfasetup.", 135010),
        new(SignInTimedOut, "The device code ended before anybody signed in with it.", signIn => $"Start again: {signIn}", 70016, 70018, 70019),
        new(ServiceUnavailable, "The sign-in service had a passing fault.", _ => "Try again in a minute.", 50000, 50087, 90006, 90012, 90024, 90033),
    ];

    private static readonly Dictionary<int, Row> ByCode =
        Rows.SelectMany(row => row.Codes, (row, code) => (row, code)).ToDictionary(pair => pair.code, pair => pair.row);

    public static IEnumerable<Row> All => Rows;

    /// <param name="code">The number after <c>AADSTS</c>.</param>
    public static Row? Find(int code) => ByCode.TryGetValue(code, out Row? row) ? row : null;
}
