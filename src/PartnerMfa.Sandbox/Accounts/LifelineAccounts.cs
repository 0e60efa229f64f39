namespace PartnerMfa.Sandbox.Accounts;

/// <summary>The accounts whose refresh tokens expire for special reasons.</summary>
internal static class LifelineAccounts
{
    public static IReadOnlyList<SandboxAccount> All { get; } =
    [
        new() { Name = "remember-mfa", Shows = "Yes for 14 days: per-user MFA no longer remembers a sign-in (AADSTS50076)", Rules = new() { RememberMfa = TimeSpan.FromDays(14) } },
        new() { Name = "weekly-sign-in", Shows = "Yes for 7 days: a policy asks for a new sign-in (AADSTS70043)", Rules = new() { SignInFrequency = TimeSpan.FromDays(7) } },
        new() { Name = "no-device-code", Shows = "Yes, and refresh tokens from a device code are refused (AADSTS530036)", Rules = new() { BlocksDeviceCode = true } },
        new()
        {
            Name = "loses-mfa",
            Shows = "Yes, and the refresh token brings back a token without MFA",
            Renewed = new() { Name = "loses-mfa-renewed", UserName = "loses-mfa", Shows = "", Token = SandboxTokenShape.WithPassword, Answers = [PartnerCenter.SandboxAnswers.MfaRequired] },
        },
    ];
}
