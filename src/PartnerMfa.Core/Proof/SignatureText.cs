using PartnerMfa.Redaction;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Proof;

/// <summary>Describes in words what a valid signature says about its signer, and no more than it proves.</summary>
internal static class SignatureText
{
    private const int LongestName = 120;

    public static string Of(JwsHeader header, string status, bool isAnother) =>
        $"signed as {Redactor.Foreign(header.Signer.Subject, LongestName)}, on {DisplayFormat.Time(header.SignedOn.UtcDateTime)} as the signer states. {Certificate(header, status, isAnother)}";

    public static string Remedy(string status, bool isAnother) => isAnother
        ? "Ask the sender which certificate signs their reports. Do not rely on this one until you know."
        : status switch
        {
            CertificateTrust.NotValidThen => "Ask the sender for a report that is signed with a certificate that was valid at that time.",
            CertificateTrust.NotForSigning => "Ask the sender for a report that is signed with a certificate for documents, or verify it with the thumbprint that they give you in another way.",
            _ => "Compare the thumbprint with the one that the signer gives you in another way, then verify the report again, and name that thumbprint.",
        };

    private static string Certificate(JwsHeader header, string status, bool isAnother)
    {
        string validity = $"It is valid from {DisplayFormat.Day(header.Signer.NotBefore.ToUniversalTime())} to {DisplayFormat.Day(header.Signer.NotAfter.ToUniversalTime())}.";
        string what = status switch
        {
            CertificateTrust.Named => "The certificate is the one that you named.",
            CertificateTrust.Trusted => $"The certificate was issued by {Redactor.Foreign(header.Signer.Issuer, LongestName)}, which this machine trusts. Revocation was not checked.",
            CertificateTrust.SelfSigned => "The certificate is self-signed: anyone can make one with this name.",
            CertificateTrust.UnknownAuthority => $"The certificate was issued by {Redactor.Foreign(header.Signer.Issuer, LongestName)}, which this machine does not trust.",
            CertificateTrust.NotValidThen => "The certificate was not valid at that time.",
            _ => "The certificate is not meant for signing documents.",
        };
        return isAnother ? $"The certificate is not the one that you named. {validity}" : $"{what} {validity}";
    }
}
