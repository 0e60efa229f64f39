using PartnerMfa.Errors;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.SignIn.Msal;

namespace PartnerMfa.Proof;

/// <summary>Looks up the certificate that signs reports, in the same places as one that authenticates an app.</summary>
internal static class SigningCertificates
{
    /// <returns>Null when no certificate was given.</returns>
    /// <exception cref="PartnerMfaException"><c>CertificateRejected</c>, <c>CredentialAmbiguous</c> or <c>CredentialMissing</c>.</exception>
    public static SigningRequest? Find(CredentialChoice choice, PartnerMfaSigningAlgorithm? algorithm)
    {
        try
        {
            return ClientCredentials.Find(choice) is ClientCertificateCredential found ? new SigningRequest(found.Certificate) { Algorithm = algorithm } : null;
        }
        catch (PartnerMfaException failure) when (failure.Id == ErrorId.CertificateRejected)
        {
            throw new PartnerMfaException(failure.Id, failure.Message, "Use a certificate with its private key: a PFX or PEM file, or the thumbprint of one in a certificate store.", failure.TargetName);
        }
    }
}
