using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using PartnerMfa.Environments;
using PartnerMfa.Errors;
using PartnerMfa.Parameters;
using PartnerMfa.SignIn;

namespace PartnerMfa.Commands;

/// <summary>The cmdlets that sign in: whom, where, and the ways in which an app proves itself.</summary>
public abstract class SignInCommand : NetworkCommand
{
    [Parameter]
    [Alias("ClientId", "AppId")]
    [ValidateNotNullOrEmpty]
    public string? ApplicationId { get; set; }

    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    [Parameter]
    [ValidateNotNull]
    public X509Certificate2? Certificate { get; set; }

    [Parameter]
    [Alias("Thumbprint")]
    [ValidateNotNullOrEmpty]
    public string? CertificateThumbprint { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificatePath { get; set; }

    [Parameter]
    [ValidateNotNull]
    public SecureString? CertificatePassword { get; set; }

    [Parameter]
    [Alias("Tenant", "Domain")]
    [ValidateNotNullOrEmpty]
    public string? TenantId { get; set; }

    [Parameter]
    [Alias("EnvironmentName", "Cloud")]
    [EnvironmentTransformation]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public PartnerMfaEnvironment Environment { get; set; } = PartnerMfaEnvironments.Global;

    [Parameter]
    [Alias("AccountId", "LoginHint")]
    [ArgumentCompleter(typeof(SandboxAccountCompleter))]
    [ValidateNotNullOrEmpty]
    public string? UserPrincipalName { get; set; }

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
        CertificatePath = CertificatePath is null ? null : GetUnresolvedProviderPathFromPSPath(CertificatePath),
        CertificatePassword = CertificatePassword is null ? null : new Secret(CertificatePassword),
    };
}
