using PartnerMfa.Environments;

namespace PartnerMfa.Work;

/// <summary>How to say "run this" to somebody at a PowerShell prompt, and to somebody with the <c>partner-mfa</c> tool.</summary>
internal abstract class CommandHints
{
    // The longest domain name (RFC 1035, section 2.3.4).
    private const int LongestWord = 253;

    public static CommandHints PowerShell { get; } = new Cmdlets();

    public static CommandHints Tool { get; } = new Verbs();

    /// <summary>The command that signs in with MFA.</summary>
    public abstract string SignIn(PartnerMfaEnvironment? environment = null, string? tenant = null, string? applicationId = null);

    /// <summary>The command that signs in with a code on another device.</summary>
    public abstract string SignInByDeviceCode { get; }

    /// <summary>The command that signs in with a refresh token: nobody is needed.</summary>
    public abstract string SignInByRefreshToken { get; }

    /// <summary>The command that signs in once for an app that runs without a person. The tool has none of its own.</summary>
    /// <param name="environment">Null means the usual one.</param>
    /// <param name="tenant">Null means the account's own.</param>
    /// <param name="applicationId">The app that redeems the refresh token.</param>
    /// <param name="proof">The parameter that proves the app, with its argument; null of a public client.</param>
    public static string NewRefreshToken(PartnerMfaEnvironment environment, string? tenant, string? applicationId, string? proof) =>
        "New-PartnerMfaRefreshToken" + Option(" -Environment ", NameOf(environment)) + Option(" -TenantId ", tenant)
        + (Option(" -ApplicationId ", applicationId) ?? " -ApplicationId <app id>") + proof;

    /// <summary>The parameter that names a proxy.</summary>
    public abstract string NameProxy { get; }

    /// <summary>The command that asks the service.</summary>
    public abstract string AskService(PartnerMfaEnvironment? environment = null);

    /// <summary>What shows the calls of a capture that went to other hosts.</summary>
    public abstract string ShowOtherHosts { get; }

    private sealed class Cmdlets : CommandHints
    {
        public override string ShowOtherHosts => "-AllHosts";

        public override string SignInByDeviceCode => "Connect-PartnerMfa -UseDeviceAuthentication";

        public override string NameProxy => "-Proxy";

        public override string SignInByRefreshToken =>
            "Connect-PartnerMfa -RefreshToken $refreshToken -ApplicationId <app id> -TenantId <tenant>";

        public override string SignIn(PartnerMfaEnvironment? environment, string? tenant, string? applicationId) =>
            "Connect-PartnerMfa" + Option(" -Environment ", NameOf(environment)) + Option(" -TenantId ", tenant)
            + Option(" -ApplicationId ", applicationId);

        public override string AskService(PartnerMfaEnvironment? environment) =>
            "Test-PartnerCenterMfa" + Option(" -Environment ", NameOf(environment));
    }

    private sealed class Verbs : CommandHints
    {
        public override string ShowOtherHosts => "--all-hosts";

        public override string SignInByDeviceCode => "partner-mfa probe --device-code";

        public override string NameProxy => "--proxy";

        public override string SignInByRefreshToken =>
            "partner-mfa probe --refresh-token-file <file> --application-id <app id> --tenant <tenant>";

        public override string SignIn(PartnerMfaEnvironment? environment, string? tenant, string? applicationId) =>
            "partner-mfa probe" + Option(" --environment ", NameOf(environment)) + Option(" --tenant ", tenant)
            + Option(" --application-id ", applicationId);

        public override string AskService(PartnerMfaEnvironment? environment) =>
            "partner-mfa probe" + Option(" --environment ", NameOf(environment));
    }

    private static string? NameOf(PartnerMfaEnvironment? environment) =>
        environment is null || ReferenceEquals(environment, PartnerMfaEnvironments.Global) ? null : environment.Name;

    private static string? Option(string option, string? value) => IsPlainWord(value) ? option + value : null;

    // Claims come from outside: what is no plain word, or could be taken for an option, does not go into a command that people paste.
    private static bool IsPlainWord(string? value) =>
        value is { Length: > 0 and <= LongestWord } && IsLetterOrDigit(value[0]) && value.All(c => IsLetterOrDigit(c) || c is '-' or '.');

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
