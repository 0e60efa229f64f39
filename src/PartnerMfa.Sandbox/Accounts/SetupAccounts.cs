using PartnerMfa.Sandbox.Graph;
using static PartnerMfa.Sandbox.PartnerCenter.SandboxAnswers;

namespace PartnerMfa.Sandbox.Accounts;

/// <summary>The accounts that differ in how their tenants are set up.</summary>
internal static class SetupAccounts
{
    public static IReadOnlyList<SandboxAccount> All { get; } =
    [
        new() { Name = "security-defaults", Shows = "Yes: security defaults require MFA", Tenant = GraphTenants.Defaults },
        new() { Name = "security-defaults-only", Shows = "Yes: with MFA, which security defaults found necessary", Tenant = GraphTenants.DefaultsWithoutRole },
        new() { Name = "per-user-enforced", Shows = "Yes: per-user MFA is enforced", Tenant = GraphTenants.PerUserEnforced },
        new() { Name = "strength", Shows = "Yes: an authentication strength requires MFA", Tenant = GraphTenants.ByStrength },
        new() { Name = "many-policies", Shows = "Yes: one of many policies requires MFA", Tenant = GraphTenants.ManyPolicies },
        new() { Name = "sign-in-frequency", Shows = "Yes: with MFA, every few hours", Tenant = GraphTenants.SignInFrequency },
        new() { Name = "sign-in-without-mfa", Shows = "Yes: with MFA, though an earlier sign-in was not asked for it", Tenant = GraphTenants.SignInWithoutMfa },
        new() { Name = "everyday", Shows = "Yes: with MFA, but with a person's own account", Tenant = GraphTenants.Everyday },
        new() { Name = "no-permission", Shows = "Yes: with MFA, whatever an administrator may read", Tenant = GraphTenants.NoPermission },
        new() { Name = "no-consent", Shows = "Yes: with MFA, whatever an administrator has consented to", Tenant = GraphTenants.NoConsent },

        WithoutMfa("per-user-disabled", "No: nothing asks for MFA", GraphTenants.NothingAsks),
        WithoutMfa("per-user-enabled", "No: per-user MFA is not enforced", GraphTenants.PerUserEnabled),
        WithoutMfa("trusted-ips", "No: signed in from a trusted IP address", GraphTenants.TrustedIps) with { Token = SandboxTokenShape.WithPassword with { FromTrustedNetwork = true } },
        WithoutMfa("trusted-location", "No: signed in from a trusted location, which the policy leaves out", GraphTenants.TrustedLocation) with { Token = SandboxTokenShape.WithPassword with { FromTrustedNetwork = true } },
        WithoutMfa("federated-mfa", "No: MFA was done at the identity provider, and the token does not show it", GraphTenants.FederatedWithoutPolicy) with { Token = new() { AuthenticationMethods = ["fed"], IdentityProvider = "http://sts.sandbox.example/adfs/services/trust" } },
        WithoutMfa("risk-only", "No: the policy asks only risky sign-ins", GraphTenants.RiskOnly),
        WithoutMfa("excluded", "No: excluded from the policy", GraphTenants.Excluded),
        WithoutMfa("excluded-by-group", "No: excluded by a group", GraphTenants.ExcludedByGroup),
        WithoutMfa("excluded-by-nested-group", "No: excluded by a group within a group", GraphTenants.ExcludedByNestedGroup),
        WithoutMfa("excluded-by-role", "No: excluded by a role", GraphTenants.ExcludedByRole),
        WithoutMfa("report-only", "No: the policy only reports", GraphTenants.ReportOnly),
        WithoutMfa("custom-control", "No: a custom control never counts", GraphTenants.CustomControl),
        WithoutMfa("other-app", "No: the policies are about other apps", GraphTenants.OtherApp),
        WithoutMfa("just-changed", "No: the policy does not work yet", GraphTenants.JustChanged),

        new() { Name = "disabled", Shows = "the sign-in is refused: a disabled account (AADSTS50057)", Tenant = GraphTenants.Disabled, Refusal = new("invalid_grant", 50057, "The user account is disabled.") },
        new() { Name = "device", Shows = "the sign-in is refused: the device is not compliant (AADSTS53000)", Tenant = GraphTenants.Device, Refusal = new("interaction_required", 53000, "Device is not in required device state: compliant. Conditional Access policy requires a compliant device, and the device is not compliant.", "message_only") },
        new() { Name = "strength-not-met", Shows = "the sign-in is refused: no method that the policy allows (AADSTS50079)", Tenant = GraphTenants.StrengthNotMet, Refusal = new("interaction_required", 50079, "Due to a configuration change made by your administrator, you must enroll in multi-factor authentication.", "basic_action") },
        new() { Name = "federated", Shows = "the sign-in is refused: no MFA after a federated sign-in (AADSTS50079)", Tenant = GraphTenants.Federated, Refusal = new("interaction_required", 50079, "Due to a configuration change made by your administrator, you must enroll in multi-factor authentication.", "basic_action") },
    ];

    private static SandboxAccount WithoutMfa(string name, string shows, GraphTenant tenant) =>
        new() { Name = name, Shows = shows, Tenant = tenant, Token = SandboxTokenShape.WithPassword, Answers = [MfaRequired] };
}
