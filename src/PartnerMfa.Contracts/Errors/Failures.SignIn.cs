using PartnerMfa.Environments;
using PartnerMfa.Work;
using static PartnerMfa.Errors.ErrorId;

namespace PartnerMfa.Errors;

/// <summary>Failures of sign-ins and connections, except refusals by the sign-in service.</summary>
internal static partial class Failures
{
    public static PartnerMfaException NotConnected(CommandHints words, string why, CommandTarget target) => new(
        ErrorId.NotConnected,
        $"There is no connection, and no one can be asked to sign in: {why}",
        $"Use an unattended sign-in: {words.SignInByRefreshToken(target)}. "
        + $"To try it without a tenant: {words.AskService(new CommandTarget(PartnerMfaEnvironments.Sandbox))}");

    public static PartnerMfaException AccountMissing(string connection) => new(
        ErrorId.AccountMissing,
        $"The connection {connection} signed in as an app, so there is no account whose setup could be checked.",
        $"Name the integration account: {CommandHints.PowerShell.CheckSetup(new CommandTarget())}",
        connection)
    {
        ToolRemedy = $"Name the integration account: {CommandHints.Tool.CheckSetup(new CommandTarget())}",
    };

    public static PartnerMfaException ConnectionExpired(CommandHints words, CommandTarget target, DateTimeOffset expiredOn) => new(
        ErrorId.ConnectionExpired,
        $"The connection's access token expired at {expiredOn:u} and cannot be renewed.",
        $"Connect again with a new token, or sign in: {words.SignIn(target)}",
        target.Account);

    public static PartnerMfaException TokenNotRenewable(CommandHints words, CommandTarget target) => new(
        ErrorId.TokenNotRenewable,
        "Waiting requires a connection that can be renewed: a policy change takes effect only with a new token.",
        $"Sign in, then wait with that connection: {words.SignIn(target)}");

    public static PartnerMfaException BrowserUnavailable(CommandHints words, string why, CommandTarget target) => new(
        ErrorId.BrowserUnavailable,
        $"A browser sign-in is not possible here: {why}",
        $"Let a person sign in on another device: {words.SignInByDeviceCode(target)}. "
        + $"Or use an unattended sign-in: {words.SignInByRefreshToken(target)}");

    public static PartnerMfaException MfaInteractionRequired(CommandHints words, CommandTarget target) => new(
        ErrorId.MfaInteractionRequired,
        "The renewed token lacks MFA, and only a person can sign in with MFA again.",
        $"Sign in with MFA: {words.SignIn(target)}",
        target.Account);

    /// <param name="message">What the token shows.</param>
    /// <param name="remedy">What to do about it.</param>
    /// <param name="account">Who signed in.</param>
    public static PartnerMfaException SignInWithoutMfa(string message, string remedy, string? account) => new(
        ErrorId.MfaInteractionRequired,
        $"The sign-in is complete, but its refresh token is held back. {message}",
        $"{remedy}. To get the refresh token anyway, add -AllowWithoutMfa.",
        account)
    {
        ToolRemedy = remedy,
    };

    public static PartnerMfaException NoRefreshToken(string? account) => new(
        ErrorId.SignInFailed,
        "The sign-in is complete, but the service returned no refresh token.",
        "Check that a policy does not forbid lasting sessions (sign-in frequency 'every time'), and that the app registration's redirect URI is not of the type 'Single-page application'.",
        account);

    public static PartnerMfaException SignInTimedOut(TimeSpan limit) => new(
        ErrorId.SignInTimedOut,
        $"The sign-in was not completed within {limit.TotalSeconds:0} seconds.",
        "Start again and sign in within that time, or allow more time.");

    public static PartnerMfaException DeviceCodeExpired() => new(
        ErrorId.SignInTimedOut,
        "The device code expired before it was used.",
        "Start again, and enter the code before it expires.");

    public static PartnerMfaException SignInUnreachable(Uri host, string why) => new(
        ErrorId.NetworkFailure,
        $"The sign-in service {host.Host} could not be reached: {why}.",
        "Check the network, the proxy and the environment, then try again.",
        host.Host);

    public static PartnerMfaException SignInAnswerUnusable(Uri host, string why) => new(
        SignInFailed,
        $"The answer from the sign-in service {host.Host} cannot be used: {why}",
        "Try again. If it happens again, check the environment's sign-in address and whether a proxy changes answers.",
        host.Host);

    public static PartnerMfaException ManagedIdentityUnreachable(string host, string why) => new(
        ErrorId.NetworkFailure,
        $"The managed identity of this machine could not be reached: {why}.",
        "Run it on an Azure resource that has a managed identity, or sign in another way: Connect-PartnerMfa -ServicePrincipal -Credential $credential -TenantId '<tenant>'",
        host)
    {
        ToolRemedy = "Run it on an Azure resource that has a managed identity, or sign in another way: partner-mfa probe --service-principal --application-id '<app id>' --tenant '<tenant>' --client-secret-file secret.txt",
    };
}
