using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.EntraId;
using PartnerMfa.Sandbox.Graph;
using PartnerMfa.SignIn;

namespace PartnerMfa.Cli.Support;

/// <summary>Tokens that the sandbox accepts, issued at the time of the manual clock.</summary>
internal static class SandboxSecrets
{
    public static string AccessTokenOf(string account) =>
        new SandboxTokens(new ManualClock()).AccessToken(SandboxAccounts.Find(account)!, KnownApplications.Default);

    public static string GraphTokenOf(string account) =>
        new SandboxTokens(new ManualClock()).GraphToken(SandboxAccounts.Find(account)!, KnownApplications.DefaultForGraph, GraphPermissions.All);

    public static string RefreshTokenOf(string account) => SandboxTokens.RefreshToken(SandboxAccounts.Find(account)!);
}
