using PartnerMfa.Redaction;
using PartnerMfa.Work;

namespace PartnerMfa.Errors;

/// <summary>Failures of tokens and of the keys that verify them.</summary>
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
        "This token is encrypted (it has five parts), so only the service it was issued for can read it.",
        "Partner Center's access tokens are not encrypted. Take the access token that is sent to Partner Center: "
        + "the text after 'Authorization: Bearer'.");

    public static PartnerMfaException SeveralTokens(string path, int count) => new(
        ErrorId.TokenFileUnreadable,
        $"The file '{Redactor.Path(path)}' contains {count} access tokens.",
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
        "Use a text file that contains one access token and nothing else.",
        Redactor.Path(path));

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
        $"No key can verify signatures: {why}",
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

    public static PartnerMfaException NothingToTest(CommandHints words) => new(
        ErrorId.NotConnected,
        "No token was given, and there is no connection whose token could be inspected.",
        $"Give a token: Test-PartnerMfaToken $token. Or connect first: {words.SignIn(new CommandTarget())}")
    {
        ToolRemedy = $"Give a token: partner-mfa token --token-file token.txt. Or sign in: {words.SignIn(new CommandTarget())}",
    };

    public static PartnerMfaException RefreshTokenInvalid(string what) => new(
        ErrorId.RefreshTokenInvalid,
        what,
        "Give the refresh token of the integration account, as it came from its own sign-in with MFA.");

    public static PartnerMfaException FederatedTokenInvalid(string where) => new(
        ErrorId.FederatedTokenInvalid,
        $"{Redactor.Path(where)} does not contain an identity provider's token. Such a token is a JSON Web Token and begins with eyJ.",
        "Give the token that the provider issued for this workload: in Kubernetes the file that AZURE_FEDERATED_TOKEN_FILE names, in a pipeline its ID token.",
        Redactor.Path(where));
}
