namespace PartnerMfa.Sandbox.Accounts;

/// <summary>What every account of the sandbox comes to: the answer of a probe, or the refusal of the sign-in.</summary>
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
        new("mfa-required-2019", "No", "MfaRequiredByService", 401, true, 1, "pwd"),
        new("mfa-required-2020", "No", "MfaRequiredByService", 401, true, 1, "pwd"),

        new("soon", "No", "MfaRequiredByService", 401, true, 1, "pwd"),

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
        new("portal", "Unknown", "UnexpectedResponse", 200, false, 1, "pwd", "mfa"),
        new("redirect", "Unknown", "UnexpectedResponse", 302, false, 1, "pwd", "mfa"),
        new("down", "Unknown", "ServiceUnavailable", 504, false, 5, "pwd", "mfa"),
        new("offline", "Unknown", "NetworkFailure", null, null, 5, "pwd", "mfa"),

        new("throttled", "Yes", "MfaConfirmedByService", 200, true, 2, "pwd", "mfa"),
        new("flaky", "Yes", "MfaConfirmedByService", 200, true, 2, "pwd", "mfa"),

        new("security-defaults", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("security-defaults-only", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("per-user-enforced", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("strength", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("many-policies", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("sign-in-frequency", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("everyday", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("no-permission", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),
        new("no-consent", "Yes", "MfaConfirmedByService", 200, true, 1, "pwd", "mfa"),

        new("per-user-disabled", "No", "MfaRequiredByService", 401, true, 1, "pwd"),
        new("per-user-enabled", "No", "MfaRequiredByService", 401, true, 1, "pwd"),
        new("trusted-ips", "No", "MfaRequiredByService", 401, true, 1, "pwd"),
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

    public static IReadOnlyList<Refusal> Refusals { get; } =
    [
        new("guest", "AccountNotInTenant", "AADSTS50020"),
        new("blocked", "ConditionalAccessBlocked", "AADSTS53003"),
        new("register", "MfaRegistrationRequired", "AADSTS50079"),
        new("stale", "MfaInteractionRequired", "AADSTS50078"),

        new("disabled", "AccountDisabled", "AADSTS50057"),
        new("device", "DeviceNotCompliant", "AADSTS53000"),
        new("strength-not-met", "MfaRegistrationRequired", "AADSTS50079"),
        new("federated", "MfaRegistrationRequired", "AADSTS50079"),
    ];
}
