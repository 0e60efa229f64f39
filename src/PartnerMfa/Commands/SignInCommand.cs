using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using PartnerMfa.Errors;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.SignIn;
using PartnerMfa.Stores;
using PartnerMfa.Work;

namespace PartnerMfa.Commands;

/// <summary>
/// The base of the cmdlets that sign in: the account, the tenant, and the credential of an app. Each credential other than a secret has a
/// parameter set of the same name in each cmdlet.
/// </summary>
public abstract class SignInCommand : NetworkCommand
{
    /// <summary>The parameter sets of an app that authenticates without a secret.</summary>
    private protected static class CredentialSets
    {
        public const string Certificate = nameof(Certificate);
        public const string Thumbprint = nameof(Thumbprint);
        public const string CertificateFile = nameof(CertificateFile);
        public const string Federated = nameof(Federated);
        public const string FederatedFile = nameof(FederatedFile);
    }

    /// <summary>The client ID of the app registration that signs in.</summary>
    public abstract string? ApplicationId { get; set; }

    /// <summary>The application ID (as user name) and client secret (as password) of a web app.</summary>
    public abstract PSCredential? Credential { get; set; }

    /// <summary>The certificate that a web app authenticates with, instead of a secret. Only its public part is sent.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Certificate, HelpMessage = HelpMessages.Certificate)]
    [ConvertedArgument(typeof(X509Certificate2), "a certificate, as Get-PfxCertificate or the Cert: drive returns one")]
    [ValidateNotNull]
    public X509Certificate2? Certificate { get; set; }

    /// <summary>The thumbprint of a certificate in the personal store of the current user or of this machine.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Thumbprint, HelpMessage = HelpMessages.CertificateThumbprint)]
    [Alias("Thumbprint")]
    [ArgumentCompleter(typeof(CertificateThumbprintCompleter))]
    [ValidateNotNullOrEmpty]
    public string? CertificateThumbprint { get; set; }

    /// <summary>A PFX file (in PowerShell 7 also a PEM file) with the certificate and its private key.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.CertificateFile, HelpMessage = HelpMessages.CertificatePath)]
    [ValidateNotNullOrEmpty]
    public string? CertificatePath { get; set; }

    /// <summary>The password of the certificate file.</summary>
    [Parameter(ParameterSetName = CredentialSets.CertificateFile)]
    [ConvertedArgument(typeof(SecureString), "a SecureString, as Read-Host -AsSecureString returns one")]
    [ValidateNotNull]
    public SecureString? CertificatePassword { get; set; }

    /// <summary>
    /// A token of another identity provider that authenticates the app instead of a client secret (workload identity federation).
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Federated, HelpMessage = HelpMessages.FederatedToken)]
    [Alias("ClientAssertion")]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? FederatedToken { get; set; }

    /// <summary>
    /// A file that contains such a token, such as the one that AZURE_FEDERATED_TOKEN_FILE names in Kubernetes. It is read again for each
    /// sign-in.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.FederatedFile, HelpMessage = HelpMessages.FederatedTokenPath)]
    [ValidateNotNullOrEmpty]
    public string? FederatedTokenPath { get; set; }

    /// <summary>The environment to sign in to: Global, USGovernment, China, Sandbox, or one of your own. Default: Global.</summary>
    public abstract PartnerMfaEnvironment Environment { get; set; }

    /// <summary>
    /// The time limit of the sign-in in seconds. Default: none. A person who signs in takes as long as it needs.
    /// </summary>
    [Parameter]
    [ConvertedArgument(typeof(int), "a whole number")]
    [ValidateRange(1, 86400)]
    public int TimeoutSeconds { get; set; }

    /// <summary>
    /// Opens the store that the user named. PowerShell's stores work through their own commands, the others through Core.
    /// </summary>
    private protected IRefreshTokenStore OpenStore(string text, PartnerMfaClient client, SignInRequest request, bool asIdentity, IWorkObserver observer)
    {
        StoreReference reference = StoreReference.Parse(text, request.Environment);
        ClientCredential? credential = request switch
        {
            RefreshTokenSignIn refresh => refresh.Credential,
            AuthorizationCodeSignIn code => code.Credential,
            _ => null,
        };
        return reference.Kind switch
        {
            StoreKind.SecretManagement => new SecretManagementStore(reference.Vault, reference.Name, InvokeAsync),
            StoreKind.AutomationVariable => new AutomationVariableStore(reference.Name, InvokeAsync),
            StoreKind.File => client.OpenStore(reference with { Name = FilePaths.Literal(this, reference.Name) }, request.Environment, new VaultIdentity(null, null), observer),
            _ => client.OpenStore(reference, request.Environment, new VaultIdentity(request.ApplicationId, asIdentity ? null : credential), observer),
        };
    }

    // Commands of other modules run on the pipeline's thread. Their exceptions go to the awaiting code and not to the pipeline.
    private async Task<Collection<PSObject>> InvokeAsync(string script, params object?[] arguments)
    {
        Collection<PSObject> written = [];
        RuntimeException? thrown = null;
        await WriteAsync(() =>
        {
            try
            {
                written = InvokeCommand.InvokeScript(script, useNewScope: true, PipelineResultTypes.None, null, arguments!);
            }
            catch (RuntimeException exception)
            {
                thrown = exception;
            }
        }).ConfigureAwait(false);
        return thrown is null ? written : throw thrown;
    }

    private protected TimeSpan? ChosenTimeLimit => TimeoutSeconds == 0 ? null : TimeSpan.FromSeconds(TimeoutSeconds);

    private protected string? ChosenApplicationId =>
        ApplicationId is { } given && Credential?.UserName is { } named && !string.Equals(given, named, StringComparison.OrdinalIgnoreCase)
            ? throw Failures.ApplicationIdsDiffer(given, named)
            : ApplicationId ?? Credential?.UserName;

    private protected CredentialChoice ChosenCredential => new()
    {
        // PSCredential.Empty has neither a name nor a password.
        ClientSecret = Credential?.Password is { } password ? new Secret(password) : null,
        Certificate = Certificate,
        CertificateThumbprint = CertificateThumbprint,
        CertificatePath = CertificatePath is null ? null : FilePaths.Literal(this, CertificatePath),
        CertificatePassword = CertificatePassword is null ? null : new Secret(CertificatePassword),
        FederatedToken = FederatedToken,
        FederatedTokenPath = FederatedTokenPath is null ? null : FilePaths.Literal(this, FederatedTokenPath),
    };
}
