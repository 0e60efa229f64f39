namespace PartnerMfa.Sandbox.Accounts;

/// <summary>The outcome for every account of the sandbox: the answer of a probe, or the refusal of the sign-in.</summary>
internal static class AccountTable
{
    internal sealed record Answer(
        string Account, string Result, string Reason, int? StatusCode, bool? ServiceConfirmed, int? Attempts = 1, params string[] Methods);

    internal sealed record Refusal(string Account, string ErrorId, string AadstsCode);

    public static IReadOnlyList<Answer> Answers { get; } =
    [
        new("mfa", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("unconfirmed", "Yes", "MfaClaimPresent", 200, false, 1, "pwd", "mfa"),

        new("password", "No", "MfaRequiredByService", 401, true, 1, "pwd"),
        new("enforced", "No", "MfaRequiredByService", 401, true, 1, "pwd"),
        new("refused", "No", "MfaRefusedByService", 401, true, 1, "pwd"),
        new("not-enforced", "No", "MfaClaimMissing", 200, false, 1, "pwd"),
        new("fido", "No", "MfaRequiredByService", 401, true, 1, "fido"),
        new("certificate", "No", "MfaRequiredByService", 401, true, 1, "x509", "rsa"),
        new("mfa-required-2019", "No", "MfaRequiredByService", 401, true, 1, "pwd"),
        new("mfa-required-2020", "No", "MfaRequiredByService", 401, true, 1, "pwd"),

        new("soon", "No", "MfaRequiredByService", 401, true, 1, "pwd"),

        new("only-when-asked", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),

        new("app-only", "NotApplicable", "AppOnlyToken", null, null, null),

        new("ngcmfa", "Unknown", "NotConfirmedByService", 200, false, 1, "ngcmfa"),
        new("v2", "Unknown", "NotConfirmedByService", 200, false),
        new("expired", "Unknown", "TokenExpired", null, null, null, "pwd", "mfa"),
        new("contradiction", "Unknown", "ContradictoryResponse", 401, false, 1, "pwd", "mfa"),
        new("rejected", "Unknown", "TokenRejected", 401, false, 1, "pwd", "mfa"),
        new("rejected-400", "Unknown", "TokenRejected", 401, false, 1, "pwd", "mfa"),
        new("rejected-800001", "Unknown", "TokenRejected", 401, false, 1, "pwd", "mfa"),
        new("no-role", "Unknown", "AccessDenied", 403, false, 1, "pwd", "mfa"),
        new("no-role-2032", "Unknown", "AccessDenied", 403, false, 1, "pwd", "mfa"),
        new("access-blocked", "Unknown", "AccessDenied", 403, false, 1, "pwd", "mfa"),
        new("indirect-reseller", "Unknown", "AccessDenied", 403, false, 1, "pwd", "mfa"),
        new("denied-for-mfa", "Unknown", "AccessDeniedForMfa", 403, false, 1, "pwd"),
        new("no-user", "Unknown", "UnexpectedResponse", 400, false, 1, "pwd", "mfa"),
        new("session-revoked", "Unknown", "ClaimsChallenge", 401, false, 1, "pwd", "mfa"),
        new("authentication-context", "Unknown", "ClaimsChallenge", 401, false, 1, "pwd", "mfa"),
        new("another-account", "Unknown", "DifferentAccount", null, null, null, "pwd", "mfa"),
        new("portal", "Unknown", "UnexpectedResponse", 200, false, 1, "pwd", "mfa"),
        new("redirect", "Unknown", "UnexpectedResponse", 302, false, 1, "pwd", "mfa"),
        new("down", "Unknown", "ServiceUnavailable", 504, false, 5, "pwd", "mfa"),
        new("offline", "Unknown", "NetworkFailure", null, null, 5, "pwd", "mfa"),

        new("always-throttled", "Unknown", "Throttled", 429, false, 5, "pwd", "mfa"),

        new("throttled", "Yes", "MfaConfirmedByService", 200, true, 2, "pwd", "mfa"),
        new("flaky", "Yes", "MfaConfirmedByService", 200, true, 2, "pwd", "mfa"),

        new("before-mfa", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("ropc", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("not-used", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("grant-revoked", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("password-changed", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("signed-in-too-long", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("mfa-needed-again", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("device-deleted", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("hello-key-deleted", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("spa-redirect", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("from-device-code", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),

        new("security-defaults", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("security-defaults-only", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("per-user-enforced", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("strength", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("many-policies", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("sign-in-frequency", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("remember-mfa", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("weekly-sign-in", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("no-device-code", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("loses-mfa", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("sign-in-without-mfa", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("everyday", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("no-permission", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("no-consent", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),

        new("per-user-disabled", "No", "MfaRequiredByService", 401, true, 1, "pwd"),
        new("per-user-enabled", "No", "MfaRequiredByService", 401, true, 1, "pwd"),
        new("trusted-ips", "No", "MfaRequiredByService", 401, true, 1, "pwd"),
        new("trusted-location", "No", "MfaRequiredByService", 401, true, 1, "pwd"),
        new("federated-mfa", "No", "MfaRequiredByService", 401, true, 1, "fed"),
        new("risk-only", "No", "MfaRequiredByService", 401, true, 1, "pwd"),
        new("excluded", "No", "MfaRequiredByService", 401, true, 1, "pwd"),
        new("excluded-by-group", "No", "MfaRequiredByService", 401, true, 1, "pwd"),
        new("excluded-by-nested-group", "No", "MfaRequiredByService", 401, true, 1, "pwd"),
        new("excluded-by-role", "No", "MfaRequiredByService", 401, true, 1, "pwd"),
        new("report-only", "No", "MfaRequiredByService", 401, true, 1, "pwd"),
        new("custom-control", "No", "MfaRequiredByService", 401, true, 1, "pwd"),
        new("other-app", "No", "MfaRequiredByService", 401, true, 1, "pwd"),
        new("just-changed", "No", "MfaRequiredByService", 401, true, 1, "pwd"),
    ];

    /// <summary>
    /// The outcome of redeeming the stored refresh token of an account's job: the reason of the answer, or the code of the refusal.
    /// </summary>
    public static IReadOnlyList<(string Account, string Outcome)> Kept { get; } =
    [
        ("before-mfa", "MfaRequiredByService"),
        ("ropc", "MfaRequiredByService"),
        ("not-used", "AADSTS700082"),
        ("grant-revoked", "AADSTS50173"),
        ("password-changed", "AADSTS50132"),
        ("signed-in-too-long", "AADSTS70043"),
        ("mfa-needed-again", "AADSTS50076"),
        ("device-deleted", "AADSTS700003"),
        ("hello-key-deleted", "AADSTS135010"),
        ("spa-redirect", "AADSTS9002327"),
        ("from-device-code", "AADSTS530036"),
    ];

    public static IReadOnlyList<Refusal> Refusals { get; } =
    [
        new("guest", "AccountNotInTenant", "AADSTS50020"),
        new("blocked", "ConditionalAccessBlocked", "AADSTS53003"),
        new("register", "MfaRegistrationRequired", "AADSTS50079"),
        new("stale", "MfaInteractionRequired", "AADSTS50078"),
        new("risky", "AccountAtRisk", "AADSTS530034"),
        new("external-challenge", "MfaInteractionRequired", "AADSTS50158"),
        new("no-app-consent", "ConsentRequired", "AADSTS65001"),
        new("customer-without-consent", "ConsentRequired", "AADSTS90099"),
        new("clock-skew", "ClockSkewed", "AADSTS700024"),
        new("certificate-expired", "CertificateRejected", "AADSTS1000502"),
        new("loop", "Throttled", "AADSTS50196"),
        new("sign-in-throttled", "Throttled", "AADSTS90055"),

        new("disabled", "AccountDisabled", "AADSTS50057"),
        new("device", "DeviceNotCompliant", "AADSTS53000"),
        new("strength-not-met", "MfaRegistrationRequired", "AADSTS50079"),
        new("federated", "MfaRegistrationRequired", "AADSTS50079"),
    ];
}
