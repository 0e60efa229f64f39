using PartnerMfa.Errors;

namespace PartnerMfa.SignIn.Msal;

/// <summary>Looks up what proves an app.</summary>
internal static class ClientCredentials
{
    /// <returns>The credential, or null when none was given.</returns>
    /// <exception cref="PartnerMfaException"><c>CredentialAmbiguous</c>, <c>CredentialMissing</c> or <c>CertificateRejected</c>.</exception>
    public static ClientCredential? Find(CredentialChoice choice)
    {
        if (choice.Count > 1) throw Failures.CredentialAmbiguous();
        if (choice is { CertificatePassword: not null, CertificatePath: null }) throw Failures.CertificatePasswordAlone();
        return choice switch
        {
            { ClientSecret: { } secret } => new ClientSecretCredential(secret),
            { Certificate: { } certificate } => new ClientCertificateCredential(certificate),
            { CertificateThumbprint: { } thumbprint } => new ClientCertificateCredential(ClientCertificates.FromStore(thumbprint)),
            { CertificatePath: { } path } => new ClientCertificateCredential(ClientCertificates.FromFile(path, choice.CertificatePassword)),
            { FederatedToken: { } token } => FederatedTokens.Of(token),
            { FederatedTokenPath: { } path } => FederatedTokens.FromFile(path),
            _ => null,
        };
    }

    /// <exception cref="PartnerMfaException"><c>CredentialMissing</c>, <c>CredentialAmbiguous</c> or <c>CertificateRejected</c>.</exception>
    public static ClientCredential Require(CredentialChoice choice) => Find(choice) ?? throw Failures.CredentialMissing();
}
