using PartnerMfa.Environments;
using PartnerMfa.Redaction;
using PartnerMfa.Work;
using static PartnerMfa.Errors.ErrorId;

namespace PartnerMfa.Errors;

/// <summary>Every failure that is no refusal of the sign-in service: its words and its remedy, made here and nowhere else.</summary>
internal static partial class Failures
{
    public static PartnerMfaException TokenMalformed(string what, string remedy) => new(ErrorId.TokenMalformed, what, remedy);

    public static PartnerMfaException RefreshTokenGiven() => new(
        ErrorId.TokenMalformed,
        "This is a refresh token, not an access token: nothing can be read from it.",
        $"Redeem it for an access token first: {CommandHints.PowerShell.SignInByRefreshToken(new CommandTarget())}")
    {
        ToolRemedy = $"Redeem it for an access token first: {CommandHints.Tool.SignInByRefreshToken(new CommandTarget())}",
    };

    public static PartnerMfaException TokenEncrypted() => new(
        ErrorId.TokenEncrypted,
        "This token is encrypted (it has five parts), so only the service it was made for can read it.",
        "Partner Center's access tokens are not encrypted. Take the access token that is sent to Partner Center: "
        + "the text after 'Authorization: Bearer'.");

    public static PartnerMfaException SeveralTokens(string path, int count) => new(
        ErrorId.TokenFileUnreadable,
        $"The file '{Redactor.Path(path)}' holds {count} access tokens.",
        "Give a file with one token, or read all of them: Import-PartnerMfaCapture '<file>' | Test-PartnerMfaToken",
        Redactor.Path(path))
    {
        ToolRemedy = "Give a file with one token, or read all of them: partner-mfa token --capture '<file>'",
    };

    public static PartnerMfaException TokenCutOff(string path, int line, int parts) => new(
        ErrorId.TokenMalformed,
        $"The token in '{Redactor.Path(path)}' is cut off at the end of line {line}: it has {parts} of its three parts.",
        "Copy the whole token into the file, in one line.",
        Redactor.Path(path));

    public static PartnerMfaException TokenFileUnreadable(string path, string why) => new(
        ErrorId.TokenFileUnreadable,
        $"The file '{Redactor.Path(path)}' cannot be used: {why}",
        "Give a text file that holds one access token and nothing else.",
        Redactor.Path(path));

    /// <param name="path">As it was typed, wildcards included.</param>
    /// <param name="otherWay">What else can be given; null when only a file can.</param>
    /// <param name="toolsOtherWay">The same for the tool.</param>
    public static PartnerMfaException FileNotFound(string path, string? otherWay = null, string? toolsOtherWay = null) => new(
        ErrorId.FileNotFound,
        $"The file '{Redactor.Path(path)}' does not exist.",
        $"Check the path and the current folder. {otherWay}".TrimEnd(),
        Redactor.Path(path))
    {
        ToolRemedy = $"Check the path and the current folder. {toolsOtherWay}".TrimEnd(),
    };

    public static PartnerMfaException CaptureGiven(string path, string kind) => new(
        ErrorId.TokenFileUnreadable,
        $"The file '{Redactor.Path(path)}' is {kind}, not a token.",
        "Read the tokens out of it: Import-PartnerMfaCapture '<file>' | Test-PartnerMfaToken",
        Redactor.Path(path))
    {
        ToolRemedy = "Read the tokens out of it: partner-mfa token --capture '<file>'",
    };

    public static PartnerMfaException SigningKeyInvalid(string why) => new(
        ErrorId.SigningKeyInvalid,
        $"There is no key to verify signatures with: {why}",
        "Give a JSON Web Key or key set, or a public key or certificate in PEM (BEGIN PUBLIC KEY, BEGIN CERTIFICATE). "
        + "Without a key the tenant's own are fetched.");

    public static PartnerMfaException SigningKeysUnavailable(Uri address, string why) => new(
        ErrorId.SigningKeysUnavailable,
        $"The keys of the token's tenant could not be fetched from {address.Host}: {why}.",
        "Check the network, the proxy and the environment, then try again. "
        + "Or give the keys yourself with -KeySetPath.",
        address.Host)
    {
        ToolRemedy = "Check the network, the proxy and the environment, then try again. Or give the keys yourself with --key-set.",
    };

    public static PartnerMfaException AddressRelative(Uri address) => new(
        EnvironmentInvalid,
        $"'{Redactor.Address(address)}' is no whole address.",
        "Give an address that begins with https://.",
        Redactor.Address(address));

    public static PartnerMfaException AddressOfAnotherService(Uri address, string owner, string wanted) => new(
        EnvironmentInvalid,
        $"The address {Redactor.Address(address)} is that of {owner}, and was given for {wanted}.",
        $"Give the address of {wanted}, or leave it out.",
        Redactor.Address(address));

    public static PartnerMfaException NotConnected(CommandHints words, string why, CommandTarget target) => new(
        ErrorId.NotConnected,
        $"There is no connection, and nobody can be asked to sign in: {why}",
        $"Use a sign-in that needs nobody: {words.SignInByRefreshToken(target)}. "
        + $"To try it without a tenant: {words.AskService(new CommandTarget(PartnerMfaEnvironments.Sandbox))}");

    public static PartnerMfaException NothingToTest(CommandHints words) => new(
        ErrorId.NotConnected,
        "No token was given, and there is no connection whose token could be looked at.",
        $"Give a token: Test-PartnerMfaToken $token. Or connect first: {words.SignIn(new CommandTarget())}")
    {
        ToolRemedy = $"Give a token: partner-mfa token --token-file token.txt. Or sign in: {words.SignIn(new CommandTarget())}",
    };

    public static PartnerMfaException AccountMissing(string connection) => new(
        ErrorId.AccountMissing,
        $"The connection {connection} signed in as an app, so it names no account whose setup could be checked.",
        $"Name the integration account: {CommandHints.PowerShell.CheckSetup(new CommandTarget())}",
        connection)
    {
        ToolRemedy = $"Name the integration account: {CommandHints.Tool.CheckSetup(new CommandTarget())}",
    };

    public static PartnerMfaException ConnectionExpired(CommandHints words, CommandTarget target, DateTimeOffset expiredOn) => new(
        ErrorId.ConnectionExpired,
        $"The connection's access token ended at {expiredOn:u} and cannot be renewed.",
        $"Connect again with a new token, or sign in: {words.SignIn(target)}",
        target.Account);

    public static PartnerMfaException TokenNotRenewable(CommandHints words, CommandTarget target) => new(
        ErrorId.TokenNotRenewable,
        "Waiting needs a connection that can be renewed: what a policy changes comes only with a new token.",
        $"Sign in, then wait with that connection: {words.SignIn(target)}");

    public static PartnerMfaException BrowserUnavailable(CommandHints words, string why, CommandTarget target) => new(
        ErrorId.BrowserUnavailable,
        $"A browser sign-in cannot be done here: {why}",
        $"Let a person sign in on another device: {words.SignInByDeviceCode(target)}. "
        + $"Or use a sign-in that needs nobody: {words.SignInByRefreshToken(target)}");

    public static PartnerMfaException ApplicationIdInvalid(string value) => new(
        ErrorId.ApplicationIdInvalid,
        $"'{Redactor.Typed(value)}' is no application id: that is a GUID such as 00001111-aaaa-2222-bbbb-3333cccc4444.",
        "Copy 'Application (client) ID' from the app registration's overview page in the Entra admin center.",
        Redactor.Typed(value));

    public static PartnerMfaException ApplicationIdMissing() => new(
        ErrorId.ApplicationIdInvalid,
        "A client secret or certificate was given, but not the application that it belongs to.",
        "Give the application id of the app registration, too.");

    public static PartnerMfaException ClientSecretEmpty() => new(
        ErrorId.ClientSecretInvalid,
        "There is no client secret: the text is empty.",
        "Give the secret's value, or leave the secret out if the app is a public client.");

    public static PartnerMfaException TenantInvalid(string value) => new(
        ErrorId.TenantInvalid,
        $"'{Redactor.Typed(value)}' is neither a tenant id (a GUID) nor a domain name of a tenant.",
        "Use the partner tenant's id, or a domain of it such as contoso.onmicrosoft.com.",
        Redactor.Typed(value));

    public static PartnerMfaException ClaimsChallengeInvalid() => new(
        ErrorId.ClaimsChallengeInvalid,
        "The claims challenge is no JSON object, plain or in Base64.",
        "Give the value of 'claims' of the WWW-Authenticate header, without the quotation marks.");

    public static PartnerMfaException RefreshTokenInvalid(string what) => new(
        ErrorId.RefreshTokenInvalid,
        what,
        "Give the refresh token of the integration account, as it came from its own sign-in with MFA.");

    public static PartnerMfaException FederatedTokenInvalid(string where) => new(
        ErrorId.FederatedTokenInvalid,
        $"{Redactor.Path(where)} holds no token of an identity provider: that is a JSON Web Token, which begins with eyJ.",
        "Give the token that the provider issued for this workload: in Kubernetes the file that AZURE_FEDERATED_TOKEN_FILE names, in a pipeline its ID token.",
        Redactor.Path(where));

    public static PartnerMfaException SecretFileUnreadable(string option, string path, string why) => new(
        ErrorId.SecretFileUnreadable,
        $"The file '{Redactor.Path(path)}' of {option} cannot be used: {why}",
        $"Put the secret alone into a text file that you can read, or give {option} - and send it on standard input.",
        Redactor.Path(path));

    public static PartnerMfaException StandardInputEmpty(string option) => new(
        ErrorId.SecretFileUnreadable,
        "Nothing came on standard input, where a secret was expected.",
        $"Pipe the secret in, or name a file: {option} secret.txt",
        "-");

    public static PartnerMfaException CredentialAmbiguous() => new(
        ErrorId.CredentialAmbiguous,
        "More than one of a client secret and certificates was given for the app.",
        "Give one of them.");

    public static PartnerMfaException CertificatePasswordAlone() => new(
        ErrorId.CredentialMissing,
        "The password of a certificate file was given, but not the file.",
        "Give the file, too, or leave the password out.");

    public static PartnerMfaException CredentialMissing() => new(
        ErrorId.CredentialMissing,
        "Nothing was given that proves the app.",
        "Give its ID and secret as -Credential, a certificate with -ApplicationId and -Certificate, -CertificateThumbprint or -CertificatePath, or a "
        + "token of another identity provider with -ApplicationId and -FederatedToken or -FederatedTokenPath.")
    {
        ToolRemedy = "Give --application-id, and its secret with --client-secret-file or its certificate with --certificate.",
    };

    public static PartnerMfaException SecretIdGiven() => new(
        ErrorId.ClientSecretInvalid,
        "The client secret looks like a secret's id (a GUID), not like its value.",
        "Give the secret's value, which is shown once, when the secret is made: "
        + "Entra admin center > App registrations > the app > Certificates & secrets.");

    public static PartnerMfaException ApplicationIdsDiffer(string parameter, string credential) => new(
        ErrorId.ApplicationIdInvalid,
        $"Two application ids were given: {Redactor.Typed(parameter)}, and {Redactor.Typed(credential)} as the credential's user name.",
        "Give the one that the credential belongs to.",
        Redactor.Typed(parameter));

    public static PartnerMfaException ApplicationIdRequired(string form) => new(
        ErrorId.ApplicationIdInvalid,
        $"The sign-in form {form} needs the application id of your app registration.",
        "Copy 'Application (client) ID' from the app registration's overview page in the Entra admin center.");

    public static PartnerMfaException TenantMissing(string form) => new(
        ErrorId.TenantRequired,
        $"The sign-in form {form} needs the partner tenant: no account tells it.",
        "Give the partner tenant's id, or a domain of it such as contoso.onmicrosoft.com.");

    public static PartnerMfaException CertificateUnusable(string what, string why) => new(
        ErrorId.CertificateRejected,
        $"The certificate {Redactor.Path(what)} cannot be used: {why}",
        "Use a certificate with its private key, of which the public part is uploaded to the app registration.",
        Redactor.Path(what));

    public static PartnerMfaException PortInUse(int first, int last) => new(
        ErrorId.PortInUse,
        FormattableString.Invariant($"Another program listens on one of the ports {first} to {last}."),
        "End it, or choose other ports with --port. --port 0 takes ports that are free.");

    public static PartnerMfaException RedirectInvalid(Uri address, string why) => new(
        ErrorId.RedirectNotRegistered,
        $"The redirect address {Redactor.Address(address)} cannot be used: {why}",
        "Register http://localhost:8400 as a redirect address of the app, or give the one that is registered.",
        Redactor.Address(address));

    public static PartnerMfaException MfaInteractionRequired(CommandHints words, CommandTarget target) => new(
        ErrorId.MfaInteractionRequired,
        "The token was renewed without MFA in it, and only a person can bring it back.",
        $"Sign in with MFA: {words.SignIn(target)}",
        target.Account);

    /// <param name="message">What the token says.</param>
    /// <param name="remedy">What to do about it.</param>
    /// <param name="account">Who signed in.</param>
    public static PartnerMfaException SignInWithoutMfa(string message, string remedy, string? account) => new(
        ErrorId.MfaInteractionRequired,
        $"The sign-in is complete, but its refresh token is held back. {message}",
        $"{remedy}. To get the refresh token all the same, add -AllowWithoutMfa.",
        account)
    {
        ToolRemedy = remedy,
    };

    public static PartnerMfaException NoRefreshToken(string? account) => new(
        ErrorId.SignInFailed,
        "The sign-in is complete, but the service gave no refresh token.",
        "Check that a policy does not forbid lasting sessions (sign-in frequency 'every time'), and that the app registration's redirect address is not of the type 'Single-page application'.",
        account);

    public static PartnerMfaException SignInTimedOut(TimeSpan limit) => new(
        ErrorId.SignInTimedOut,
        $"Nobody completed the sign-in within {limit.TotalSeconds:0} seconds.",
        "Start again and sign in while it lasts, or give more time.");

    public static PartnerMfaException DeviceCodeExpired() => new(
        ErrorId.SignInTimedOut,
        "The device code ended before anybody signed in with it.",
        "Start again, and enter the code while it lasts.");

    public static PartnerMfaException SignInUnreachable(Uri host, string why) => new(
        ErrorId.NetworkFailure,
        $"The sign-in service {host.Host} was not reached: {why}.",
        "Check the network, the proxy and the environment, then try again.",
        host.Host);

    public static PartnerMfaException SignInAnswerUnusable(Uri host, string why) => new(
        SignInFailed,
        $"The answer of the sign-in service {host.Host} cannot be used: {why}",
        "Try again. If it happens again, check the environment's sign-in address and whether a proxy changes answers.",
        host.Host);

    public static PartnerMfaException ManagedIdentityUnreachable(string host, string why) => new(
        ErrorId.NetworkFailure,
        $"The managed identity of this machine was not reached: {why}.",
        "Run it on an Azure resource that has a managed identity, or sign in another way: Connect-PartnerMfa -ServicePrincipal -Credential $credential -TenantId '<tenant>'",
        host)
    {
        ToolRemedy = "Run it on an Azure resource that has a managed identity, or sign in another way: partner-mfa probe --service-principal --application-id '<app id>' --tenant '<tenant>' --client-secret-file secret.txt",
    };

    public static PartnerMfaException ErrorNotRecognized() => new(
        ErrorId.ErrorNotRecognized,
        "The text names no error that is known here.",
        "Give the whole error: a code such as AADSTS50076 or 900421, the exception with its inner exceptions, or the body of the response.");

    /// <param name="exception">What happened. Only its type is told: its text can quote anything.</param>
    /// <param name="correlationId">That of the calls made so far; null when none was.</param>
    public static PartnerMfaException Unexpected(Exception exception, string? correlationId = null) => new(
        UnexpectedFailure,
        $"Something nobody foresaw went wrong ({exception.GetType().Name})." + (correlationId is null ? "" : $" Correlation id: {correlationId}."),
        "Try again. If it happens again, report it with the command that led here; leave tokens and secrets out of the report.")
    {
        CorrelationId = correlationId,
    };
}
