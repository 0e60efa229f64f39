using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using PartnerMfa.Errors;
using PartnerMfa.Parameters;
using PartnerMfa.SignIn;

namespace PartnerMfa.Commands;

/// <summary>
/// The cmdlets that sign in: whom, where, and the ways in which an app proves itself. Which of them go together is for each cmdlet's
/// parameter sets to say, so most parameters are declared there.
/// </summary>
public abstract class SignInCommand : NetworkCommand
{
    public abstract string? ApplicationId { get; set; }

    public abstract PSCredential? Credential { get; set; }

    public abstract X509Certificate2? Certificate { get; set; }

    public abstract string? CertificateThumbprint { get; set; }

    public abstract string? CertificatePath { get; set; }

    public abstract SecureString? CertificatePassword { get; set; }

    public abstract Secret? FederatedToken { get; set; }

    public abstract string? FederatedTokenPath { get; set; }

    public abstract PartnerMfaEnvironment Environment { get; set; }

    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSeconds { get; set; }

    private protected TimeSpan? ChosenTimeLimit => TimeoutSeconds == 0 ? null : TimeSpan.FromSeconds(TimeoutSeconds);

    private protected string? ChosenApplicationId =>
        ApplicationId is { } given && Credential?.UserName is { } named && !string.Equals(given, named, StringComparison.OrdinalIgnoreCase)
            ? throw Failures.ApplicationIdsDiffer(given, named)
            : ApplicationId ?? Credential?.UserName;

    private protected CredentialChoice ChosenCredential => new()
    {
        // PSCredential.Empty has neither name nor password.
        ClientSecret = Credential?.Password is { } password ? new Secret(password) : null,
        Certificate = Certificate,
        CertificateThumbprint = CertificateThumbprint,
        CertificatePath = CertificatePath is null ? null : FilePaths.Literal(this, CertificatePath),
        CertificatePassword = CertificatePassword is null ? null : new Secret(CertificatePassword),
        FederatedToken = FederatedToken,
        FederatedTokenPath = FederatedTokenPath is null ? null : FilePaths.Literal(this, FederatedTokenPath),
    };
}
