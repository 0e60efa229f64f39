using PartnerMfa.Sandbox.Graph;

namespace PartnerMfa.Sandbox.Accounts;

/// <summary>The accounts whose sign-in is refused, however they sign in.</summary>
internal static class RefusedAccounts
{
    public static IReadOnlyList<SandboxAccount> All { get; } =
    [
        new() { Name = "guest", Shows = "the sign-in is refused: a guest (AADSTS50020)", Tenant = GraphTenants.Guest, Refusal = new("invalid_grant", 50020, "User account from identity provider 'live.com' does not exist in this tenant and cannot access the application.") },
        new() { Name = "blocked", Shows = "the sign-in is refused: Conditional Access (AADSTS53003)", Tenant = GraphTenants.Blocked, Refusal = new("invalid_grant", 53003, "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.", "message_only") },
        new() { Name = "register", Shows = "the sign-in is refused: not registered for MFA (AADSTS50079)", Tenant = GraphTenants.NoMethod, Refusal = new("interaction_required", 50079, "Due to a configuration change made by your administrator, you must enroll in multi-factor authentication.", "basic_action") },
        new() { Name = "stale", Shows = "the sign-in is refused: MFA too long ago (AADSTS50078)", Tenant = GraphTenants.SignInFrequency, Refusal = new("interaction_required", 50078, "Presented multi-factor authentication has expired due to policies configured by your administrator.", "basic_action") },
        new() { Name = "risky", Shows = "the sign-in is refused: the account is at risk in its home tenant (AADSTS530034)", Tenant = GraphTenants.Blocked, Refusal = new("invalid_grant", 530034, "A delegated administrator was blocked from accessing the tenant due to account risk in their home tenant.", "message_only") },
        new() { Name = "external-challenge", Shows = "the sign-in is refused: another company's second factor was not completed (AADSTS50158)", Tenant = GraphTenants.CustomControl, Refusal = new("interaction_required", 50158, "External security challenge not satisfied. User will be redirected to another page or authentication provider to satisfy additional authentication challenges.", "basic_action") },
        new() { Name = "no-app-consent", Shows = "the sign-in is refused: the app has no consent (AADSTS65001)", Refusal = new("invalid_grant", 65001, "The user or administrator has not consented to use the application. Send an interactive authorization request for this user and resource.", "consent_required") },
        new() { Name = "customer-without-consent", Shows = "the sign-in is refused: the app is not consented to in the customer's tenant (AADSTS90099)", Refusal = new("invalid_grant", 90099, "The application has not been authorized in the tenant. Applications must be authorized to access the customer tenant before partner delegated administrators can use them.") },
        new() { Name = "clock-skew", Shows = "the sign-in is refused: the clock of the machine is wrong (AADSTS700024)", Refusal = new("invalid_client", 700024, "Client assertion is not within its valid time range. Current time is after the expiry time of the assertion.") },
        new() { Name = "certificate-expired", Shows = "the sign-in is refused: the app's certificate has expired (AADSTS1000502)", Refusal = new("invalid_client", 1000502, "The provided certificate is not within its specified validity period.") },
        new() { Name = "loop", Shows = "the sign-in is refused: the client is in a loop (AADSTS50196)", Refusal = new("invalid_grant", 50196, "The server terminated an operation because it encountered a client request loop. Please contact your app vendor.") },
        new() { Name = "sign-in-throttled", Shows = "the sign-in is refused: too many requests (AADSTS90055)", Refusal = new("invalid_request", 90055, "The request was terminated because the tenant is throttled due to an excessive request rate.") },
    ];
}
