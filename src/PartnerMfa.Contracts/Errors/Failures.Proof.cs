using PartnerMfa.Redaction;

namespace PartnerMfa.Errors;

/// <summary>Failures while signing or verifying reports.</summary>
internal static partial class Failures
{
    public static PartnerMfaException SigningCertificateUnusable(string what, string why) => new(
        ErrorId.CertificateRejected,
        $"The report cannot be signed with the certificate {Redactor.Foreign(what)}: {why}",
        "Use a certificate with its private key: a PFX or PEM file, or one in a certificate store. RSA with 2048 bits or more, or a key on the curve P-256.",
        Redactor.Foreign(what));

    public static PartnerMfaException SigningCertificateMissing(string path) => new(
        ErrorId.CredentialMissing,
        $"The report '{Redactor.Path(path)}' cannot be signed: no certificate was given.",
        "Give one with -SigningCertificate, -SigningCertificateThumbprint or -SigningCertificatePath, or let the name of the report end in .json or .html.",
        Redactor.Path(path))
    {
        ToolRemedy = "Give one with --sign, or let the name of the report end in .json or .html.",
    };

    public static PartnerMfaException SignedReportUnreadable(string path, string why) => new(
        ErrorId.ReportUnreadable,
        $"The report '{Redactor.Path(path)}' cannot be read: {why}",
        "Give the page, the signed report (.jws), or the report that has a separate signature file (.jws).",
        Redactor.Path(path));

    public static PartnerMfaException SignerInvalid(string value) => new(
        ErrorId.CertificateRejected,
        $"'{Redactor.Typed(value)}' is not a certificate thumbprint.",
        "Give the SHA-256 thumbprint (64 hexadecimal digits) or the SHA-1 thumbprint (40) of the certificate that must have signed the report.",
        Redactor.Typed(value));
}
