using PartnerMfa.Sandbox.Graph;
using static PartnerMfa.Sandbox.PartnerCenter.SandboxAnswers;

namespace PartnerMfa.Sandbox.Accounts;

/// <summary>
/// The accounts that can sign in with MFA but whose job has stored a refresh token that no longer works. A new refresh token of such an
/// account is good.
/// </summary>
internal static class KeptTokenAccounts
{
    /// <summary>The prefix of the refresh token of an account's job; the account's name follows.</summary>
    public const string Prefix = "kept-";

    public static IReadOnlyList<SandboxAccount> All { get; } =
    [
        WithoutMfa("before-mfa", "the refresh token that its job keeps is from before MFA was required"),
        WithoutMfa("ropc", "the refresh token that its job keeps is from a sign-in with user name and password (ROPC)"),
        Refused("not-used", "was not used for 90 days", new("invalid_grant", 700082, "The refresh token has expired due to inactivity. The token was issued on 2026-01-15T08:00:00.0000000Z and was inactive for 90.00:00:00.", "bad_token")),
        Refused("grant-revoked", "was revoked", new("invalid_grant", 50173, "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.", "bad_token")),
        Refused("password-changed", "ended with a change of the password", new("invalid_grant", 50132, "The session is not valid due to password expiration or recent password change.", "bad_token")),
        Refused("signed-in-too-long", "was ended by a sign-in frequency policy", new("invalid_grant", 70043, "The refresh token has expired or is invalid due to sign-in frequency checks by Conditional Access. The token was issued on 2026-06-01T08:00:00.0000000Z and the maximum allowed lifetime for this request is 43200.", "token_expired"), GraphTenants.SignInFrequency),
        Refused("mfa-needed-again", "needs MFA again, because remembered MFA ended", new("interaction_required", 50076, "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.", "basic_action")),
        Refused("device-deleted", "was made on a device that is deleted", new("invalid_grant", 700003, "Device object was not found in the tenant directory.", "device_authentication_failed")),
        Refused("hello-key-deleted", "was made with a Windows Hello key that is deleted", new("invalid_grant", 135010, "The key used for the sign-in was not found.")),
        Refused("spa-redirect", "belongs to a redirect address that is registered as a single-page application", new("invalid_request", 9002327, "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.")),
        Refused("from-device-code", "came from a device code sign-in, which a policy blocks", ByDeviceCode, GraphTenants.DeviceCodeBlocked) with { DeviceCodeRefusal = ByDeviceCode },
    ];

    private static SandboxRefusal ByDeviceCode => new("invalid_grant", 530036, "Access has been blocked by Conditional Access policies for authentication flows. The refresh token was issued by the device code flow.", "message_only");

    private static SandboxAccount WithoutMfa(string name, string shows) => new()
    {
        Name = name,
        Shows = $"Yes: with MFA, when a person signs in; {shows}, and is a No",
        Kept = new() { Name = Prefix + name, UserName = name, Shows = "", Token = SandboxTokenShape.WithPassword, Answers = [MfaRequired] },
    };

    private static SandboxAccount Refused(string name, string shows, SandboxRefusal refusal, GraphTenant? tenant = null) => new()
    {
        Name = name,
        Shows = $"Yes: with MFA, when a person signs in; the refresh token that its job keeps {shows} (AADSTS{refusal.Code})",
        Tenant = tenant ?? GraphTenants.Good,
        Kept = new() { Name = Prefix + name, UserName = name, Shows = "", Tenant = tenant ?? GraphTenants.Good, Refusal = refusal },
    };
}
