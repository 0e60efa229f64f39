using System.CommandLine;
using System.CommandLine.Parsing;
using PartnerMfa.Cli.Hosting;
using PartnerMfa.SignIn;

namespace PartnerMfa.Cli.Verbs;

/// <summary>The ways in which an app proves itself.</summary>
internal sealed class CredentialOptions
{
    private readonly Option<string?> _secretFile = new("--client-secret-file")
    {
        Description = "The client secret of a web app (its value, not its id); - is standard input.",
        HelpName = "file",
    };

    private readonly Option<string?> _certificate = new("--certificate")
    {
        Description = "The certificate of a web app: a PFX or PEM file with its private key, or the thumbprint of one in a store.",
        HelpName = "file|thumbprint",
    };

    private readonly Option<string?> _passwordFile = new("--certificate-password-file")
    {
        Description = "The password of the certificate file; - is standard input.",
        HelpName = "file",
    };

    public void AddTo(Command command)
    {
        command.Add(_secretFile);
        command.Add(_certificate);
        command.Add(_passwordFile);
    }

    public bool IsGiven(CommandResult parsed) => parsed.GetValue(_secretFile) is not null || parsed.GetValue(_certificate) is not null;

    public void Check(CommandResult parsed, bool provesApp)
    {
        if (parsed.GetValue(_secretFile) is not null && parsed.GetValue(_certificate) is not null)
            parsed.AddError("--client-secret-file and --certificate prove the same app: give one of them.");
        if (IsGiven(parsed) && !provesApp)
            parsed.AddError("--client-secret-file and --certificate go with --refresh-token-file or --service-principal.");
        if (parsed.GetValue(_passwordFile) is not null && parsed.GetValue(_certificate) is null)
            parsed.AddError("--certificate-password-file goes with --certificate.");
    }

    public CredentialChoice Read(ParseResult parsed, ToolContext surroundings)
    {
        string? certificate = parsed.GetValue(_certificate);
        bool isThumbprint = certificate is { Length: 40 } && certificate.All(char.IsAsciiHexDigit) && !File.Exists(certificate);
        return new CredentialChoice
        {
            ClientSecret = SecretOf(_secretFile, parsed, surroundings),
            CertificateThumbprint = isThumbprint ? certificate : null,
            CertificatePath = isThumbprint || certificate is null ? null : Path.GetFullPath(certificate),
            CertificatePassword = SecretOf(_passwordFile, parsed, surroundings),
        };
    }

    private static Secret? SecretOf(Option<string?> option, ParseResult parsed, ToolContext surroundings) =>
        parsed.GetValue(option) is { } file ? SecretFile.Read(option.Name, file, surroundings) : null;
}
