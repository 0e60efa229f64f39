using System.CommandLine;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.CommandLine;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.SignIn;

namespace PartnerMfa.Cli.Verbs.Options;

/// <summary>The options by which a confidential app authenticates: a client secret or a certificate.</summary>
internal sealed class CredentialOptions
{
    private readonly Option<string?> _secretFile = new("--client-secret-file")
    {
        Description = "The client secret of a web app (its value, not its ID); - is standard input.",
        HelpName = "file",
    };

    private readonly Option<string?> _certificate = new("--certificate")
    {
        Description = "The certificate of a web app: a PFX or PEM file with its private key, or the thumbprint of a certificate in a store.",
        HelpName = "file|thumbprint",
    };

    private readonly Option<string?> _passwordFile = new("--certificate-password-file")
    {
        Description = "The password of the certificate file; - is standard input.",
        HelpName = "file",
    };

    public void AddTo(VerbCommand command, OptionGroup group = OptionGroup.Unattended)
    {
        command.Add(group, _secretFile, _certificate, _passwordFile);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(_secretFile) is not null && parsed.GetValue(_certificate) is not null)
                parsed.AddError("Use either --client-secret-file or --certificate, not both.");
            if (parsed.GetValue(_passwordFile) is not null && parsed.GetValue(_certificate) is null)
                parsed.AddError("--certificate-password-file requires --certificate.");
        });
    }

    public bool IsGiven(CommandResult parsed) => parsed.GetValue(_secretFile) is not null || parsed.GetValue(_certificate) is not null;

    public CredentialChoice Read(ParseResult parsed, ToolContext context)
    {
        CredentialChoice certificate = CertificateOf(parsed.GetValue(_certificate), SecretOf(_passwordFile, parsed, context));
        return certificate with { ClientSecret = SecretOf(_secretFile, parsed, context) };
    }

    /// <param name="certificate">A file, or the thumbprint of a certificate in a store; null when no certificate was given.</param>
    /// <param name="password">The password of the file; null when it has none.</param>
    public static CredentialChoice CertificateOf(string? certificate, Secret? password)
    {
        bool isThumbprint = certificate is { Length: 40 } && certificate.All(char.IsAsciiHexDigit) && !File.Exists(certificate);
        return new CredentialChoice
        {
            CertificateThumbprint = isThumbprint ? certificate : null,
            CertificatePath = isThumbprint || certificate is null ? null : Path.GetFullPath(certificate),
            CertificatePassword = password,
        };
    }

    private static Secret? SecretOf(Option<string?> option, ParseResult parsed, ToolContext context) =>
        parsed.GetValue(option) is { } file ? SecretFile.Read(option.Name, file, context) : null;
}
