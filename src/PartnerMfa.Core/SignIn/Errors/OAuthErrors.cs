using static PartnerMfa.Errors.ErrorId;

namespace PartnerMfa.SignIn.Errors;

/// <summary>
/// What the OAuth errors and suberrors of the token endpoint mean when they come without a known code. A suberror says more than the error
/// that it accompanies.
/// </summary>
/// <remarks>
/// Sources: RFC 6749, section 5.2; RFC 8628, section 3.5; https://learn.microsoft.com/entra/msal/dotnet/advanced/exceptions
/// </remarks>
internal static class OAuthErrors
{
    private const string SignInLog = "The sign-in log of the Entra admin center has the details. ";
    private const string WorkloadLog = "The sign-in log of the Entra admin center (service principal sign-ins) has the details.";

    private static readonly Dictionary<string, AadstsError> Suberrors = new(StringComparer.Ordinal)
    {
        ["basic_action"] = new(MfaInteractionRequired, "The sign-in needs a person, most likely for MFA.", "Sign in again: {signIn}"),
        ["additional_action"] = new(MfaInteractionRequired, "The sign-in needs a person, and something that must be done elsewhere first.", SignInLog + "Then sign in again: {signIn}"),
        ["message_only"] = new(ConditionalAccessBlocked, "A policy blocks the sign-in.", SignInLog + "Have the policy changed, then sign in again: {signIn}") { ForApplication = WorkloadLog },
        ["consent_required"] = new(ConsentRequired, "The app is missing consent, or consent was withdrawn.", "Sign in and consent, or let an administrator consent: {signIn}")
        {
            ForApplication = "An administrator grants consent: Entra admin center > App registrations > the app > API permissions > Grant admin consent.",
        },
        ["user_password_expired"] = new(AccountDisabled, "The account's password has expired or was reset.", "Change the password of the account, then sign in again: {signIn}"),
        ["bad_token"] = new(RefreshTokenInvalid, "The refresh token is not valid any more.", "Sign in again: {signIn}"),
        ["token_expired"] = new(RefreshTokenExpired, "The refresh token has expired.", "Sign in again: {signIn}"),
        ["client_mismatch"] = new(RefreshTokenInvalid, "The refresh token was issued to another app.", "Use the application ID of the app that made the refresh token."),
        ["device_authentication_failed"] = new(DeviceChanged, "The device on which the token was made failed to authenticate.", "Sign in again: {signIn}"),
        ["protection_policy_required"] = new(DeviceNotCompliant, "An app protection policy asks for a managed app.", SignInLog + "Sign in in a browser: {browser}"),
    };

    private static readonly Dictionary<string, AadstsError> Errors = new(StringComparer.Ordinal)
    {
        [OAuthConstants.InteractionRequired] = new(MfaInteractionRequired, "The sign-in needs a person.", "Sign in again: {signIn}"),
        ["login_required"] = new(MfaInteractionRequired, "The sign-in needs a person.", "Sign in again: {signIn}"),
        [OAuthConstants.ConsentRequired] = Suberrors["consent_required"],
        [OAuthConstants.AccessDenied] = new(SignInDeclined, "The sign-in or the consent was declined.", "Sign in again and accept: {signIn}"),
        [OAuthConstants.AuthorizationDeclined] = new(SignInDeclined, "The sign-in or the consent was declined.", "Sign in again and accept: {signIn}"),
        [OAuthConstants.ExpiredToken] = new(SignInTimedOut, "The device code expired.", "Start again, and enter the code while it lasts: {signIn}"),
        [OAuthConstants.CodeExpired] = new(SignInTimedOut, "The device code expired.", "Start again, and enter the code while it lasts: {signIn}"),
        [OAuthConstants.TemporarilyUnavailable] = new(ServiceUnavailable, "The sign-in service is temporarily unavailable.", "Try again in a minute."),
        ["server_error"] = new(ServiceUnavailable, "The sign-in service had an error.", "Try again in a minute."),
        ["invalid_client"] = new(SignInFailed, "The app did not prove itself.", "Check the application ID, and its secret or certificate."),
        ["unauthorized_client"] = new(SignInFailed, "The app may not use this kind of sign-in.", "Check the app registration: its platform, its redirect address, and whether public client flows are allowed."),
        ["invalid_request"] = new(SignInFailed, "The sign-in service did not understand the request.", SignInLog + "Check the application ID, the tenant and what was pasted."),
        ["invalid_scope"] = new(ScopeInvalid, "The scope is not valid.", "Ask for one resource and one scope: {scope}"),
        ["invalid_resource"] = new(ServicePrincipalMissing, "The resource is not known in this tenant.", "Check the environment. The resource of Partner Center is {resource}"),
        ["unsupported_grant_type"] = new(SignInFailed, "The sign-in service does not support this kind of sign-in.", "Use another form of sign-in: {browser}"),
        ["invalid_grant"] = new(SignInFailed, "The refresh token, code or user was not accepted.", SignInLog + "Then sign in again: {signIn}") { ForApplication = WorkloadLog },
    };

    /// <summary>The names of all errors and suberrors.</summary>
    public static IEnumerable<string> Names => Suberrors.Keys.Concat(Errors.Keys).Distinct();

    public static AadstsError? Find(string? error, string? suberror) =>
        suberror is not null && Suberrors.TryGetValue(suberror, out AadstsError? detail) ? detail
        : error is not null && Errors.TryGetValue(error, out AadstsError? row) ? row
        : error is not null && Suberrors.TryGetValue(error, out AadstsError? alone) ? alone
        : null;
}
