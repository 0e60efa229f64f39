using PartnerMfa.Redaction;
using PartnerMfa.Work;

namespace PartnerMfa.Errors;

/// <summary>Failures in the input of a sign-in: IDs, secrets, certificates and addresses.</summary>
internal static partial class Failures
{
    public static PartnerMfaException ApplicationIdInvalid(string value) => new(
        ErrorId.ApplicationIdInvalid,
        $"'{Redactor.Typed(value)}' is not a valid application ID: an application ID is a GUID such as 00001111-aaaa-2222-bbbb-3333cccc4444.",
        "Copy 'Application (client) ID' from the app registration's overview page in the Entra admin center.",
        Redactor.Typed(value));

    public static PartnerMfaException ApplicationIdMissing() => new(
        ErrorId.ApplicationIdInvalid,
        "A client secret or certificate was given, but not the application that it belongs to.",
        "Also give the application ID of the app registration.");

    public static PartnerMfaException ClientSecretEmpty() => new(
        ErrorId.ClientSecretInvalid,
        "The client secret is empty.",
        "Give the secret's value, or leave the secret out if the app is a public client.");

    public static PartnerMfaException TenantInvalid(string value) => new(
        ErrorId.TenantInvalid,
        $"'{Redactor.Typed(value)}' is neither a tenant ID (a GUID) nor a tenant's domain name.",
        "Use the partner tenant's ID or one of its domains, such as contoso.onmicrosoft.com.",
        Redactor.Typed(value));

    public static PartnerMfaException ClaimsChallengeInvalid() => new(
        ErrorId.ClaimsChallengeInvalid,
        "The claims challenge is not a JSON object, plain or in Base64.",
        "Give the value of 'claims' from the WWW-Authenticate header, without the quotation marks.");

    public static PartnerMfaException SecretFileUnreadable(string option, string path, string why) => new(
        ErrorId.SecretFileUnreadable,
        $"The file '{Redactor.Path(path)}' of {option} cannot be used: {why}",
        $"Put only the secret into a text file that you can read, or give {option} - and send it on standard input.",
        Redactor.Path(path));

    public static PartnerMfaException StandardInputEmpty(string option) => new(
        ErrorId.SecretFileUnreadable,
        "Standard input is empty, but a secret was expected there.",
        $"Pipe the secret in, or name a file: {option} secret.txt",
        "-");

    public static PartnerMfaException CredentialAmbiguous() => new(
        ErrorId.CredentialAmbiguous,
        "More than one credential was given for the app.",
        "Give one of them.");

    public static PartnerMfaException ParametersConflict(string one, string other) => new(
        ErrorId.CredentialAmbiguous,
        $"{one} and {other} are two forms of sign-in.",
        "Give one of them.");

    public static PartnerMfaException ParameterNeeded(string given, string needed) => new(
        ErrorId.CredentialMissing,
        $"{given} has no meaning without {needed}.",
        $"Also give {needed}, or leave out {given}.");

    public static PartnerMfaException NoTokenPiped() => new(
        ErrorId.AccountMissing,
        "What was piped in has neither a token nor a refresh token with a value.",
        "Pipe in an access token, a new refresh token, or rows with a property AccessToken, RefreshToken or RefreshTokenStore. "
        + "To sign in as a person, pipe nothing in, and name the account: Connect-PartnerMfa -UserPrincipalName '<account>'")
    {
        ToolRemedy = "Give a token with --token-file.",
    };

    public static PartnerMfaException NoConnectionPiped() => new(
        ErrorId.AccountMissing,
        "There is no connection in a text.",
        "Pipe in the connection of this session: Get-PartnerMfaContext | Disconnect-PartnerMfa")
    {
        ToolRemedy = "Name the account with --user.",
    };

    public static PartnerMfaException AccountUnreadable() => new(
        ErrorId.AccountMissing,
        "There is no account in a text that may be a secret.",
        "Give the account's user principal name or object ID.");

    public static PartnerMfaException NothingPiped() => new(
        ErrorId.AccountMissing,
        "What was piped in has neither a token nor an account with a value.",
        "Pipe in tokens, connections or accounts, or rows with a property AccessToken or UserPrincipalName.")
    {
        ToolRemedy = "Give a token with --token-file, or an account with --user.",
    };

    public static PartnerMfaException NoApplicationPiped() => new(
        ErrorId.ApplicationIdInvalid,
        "What was piped in names no app registration.",
        "Pipe in objects with a property ApplicationId, ClientId or AppId, such as an app registration.");

    public static PartnerMfaException EnvironmentDiffers(CommandHints words, string connected, CommandTarget named) => new(
        ErrorId.EnvironmentInvalid,
        $"The connection is to {connected}, not to {named.Environment?.Name}.",
        $"Leave out the environment, or connect there first: {words.SignIn(named)}",
        named.Environment?.Name);

    public static PartnerMfaException CertificatePasswordAlone() => new(
        ErrorId.CredentialMissing,
        "The password of a certificate file was given, but not the file.",
        "Also give the file, or leave out the password.");

    public static PartnerMfaException CredentialMissing() => new(
        ErrorId.CredentialMissing,
        "No credential was given for the app.",
        "Give its ID and secret as -Credential, a certificate with -ApplicationId and -Certificate, -CertificateThumbprint or -CertificatePath, or a "
        + "token of another identity provider with -ApplicationId and -FederatedToken or -FederatedTokenPath.")
    {
        ToolRemedy = "Give --application-id, and its secret with --client-secret-file or its certificate with --certificate.",
    };

    public static PartnerMfaException SecretIdGiven() => new(
        ErrorId.ClientSecretInvalid,
        "The client secret looks like a secret's ID (a GUID), not like its value.",
        "Give the secret's value, which is shown only once, when the secret is created: "
        + "Entra admin center > App registrations > the app > Certificates & secrets.");

    public static PartnerMfaException ApplicationIdsDiffer(string parameter, string credential) => new(
        ErrorId.ApplicationIdInvalid,
        $"Two application IDs were given: {Redactor.Typed(parameter)}, and {Redactor.Typed(credential)} as the credential's user name.",
        "Give only the one that the credential belongs to.",
        Redactor.Typed(parameter));

    public static PartnerMfaException ApplicationIdRequired(string form) => new(
        ErrorId.ApplicationIdInvalid,
        $"The sign-in method {form} requires the application ID of your app registration.",
        "Copy 'Application (client) ID' from the app registration's overview page in the Entra admin center.");

    public static PartnerMfaException TenantMissing(string form) => new(
        ErrorId.TenantRequired,
        $"The sign-in method {form} requires the partner tenant, because no account implies it.",
        "Give the partner tenant's ID or one of its domains, such as contoso.onmicrosoft.com.");

    public static PartnerMfaException CertificateUnusable(string what, string why) => new(
        ErrorId.CertificateRejected,
        $"The certificate {Redactor.Path(what)} cannot be used: {why}",
        "Use a certificate with its private key, of which the public part is uploaded to the app registration.",
        Redactor.Path(what));

    public static PartnerMfaException RedirectInvalid(Uri address, string example, string why) => new(
        ErrorId.RedirectNotRegistered,
        $"The redirect URI {Redactor.Address(address)} cannot be used: {why}",
        $"Register {example} as a redirect URI of the app, or give the one that is registered.",
        Redactor.Address(address));
}
