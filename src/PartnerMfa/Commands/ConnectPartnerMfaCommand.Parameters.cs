using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using PartnerMfa.Environments;
using PartnerMfa.Parameters;

namespace PartnerMfa.Commands;

/// <content>The parameters and their sets.</content>
public sealed partial class ConnectPartnerMfaCommand
{
    private static class Sets
    {
        public const string Browser = nameof(Browser);
        public const string DeviceCode = nameof(DeviceCode);
        public const string RefreshToken = nameof(RefreshToken);
        public const string Store = nameof(Store);
        public const string RefreshTokenCertificate = nameof(RefreshTokenCertificate);
        public const string StoreCertificate = nameof(StoreCertificate);
        public const string RefreshTokenThumbprint = nameof(RefreshTokenThumbprint);
        public const string StoreThumbprint = nameof(StoreThumbprint);
        public const string RefreshTokenCertificateFile = nameof(RefreshTokenCertificateFile);
        public const string StoreCertificateFile = nameof(StoreCertificateFile);
        public const string RefreshTokenFederated = nameof(RefreshTokenFederated);
        public const string StoreFederated = nameof(StoreFederated);
        public const string RefreshTokenFederatedFile = nameof(RefreshTokenFederatedFile);
        public const string StoreFederatedFile = nameof(StoreFederatedFile);
        public const string ServicePrincipal = nameof(ServicePrincipal);
        public const string ServicePrincipalCertificate = nameof(ServicePrincipalCertificate);
        public const string ServicePrincipalThumbprint = nameof(ServicePrincipalThumbprint);
        public const string ServicePrincipalCertificateFile = nameof(ServicePrincipalCertificateFile);
        public const string ServicePrincipalFederated = nameof(ServicePrincipalFederated);
        public const string ServicePrincipalFederatedFile = nameof(ServicePrincipalFederatedFile);
        public const string AccessToken = nameof(AccessToken);
        public const string Identity = nameof(Identity);
    }

    /// <summary>
    /// Signs in with a code on another device (RFC 8628). The code is written to the warning stream, because captured output and headless
    /// hosts show that stream.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = Sets.DeviceCode)]
    [Alias("UseDeviceCode", "DeviceCode", "DeviceAuth", "Device")]
    public SwitchParameter UseDeviceAuthentication { get; set; }

    /// <summary>The refresh token of an earlier sign-in with MFA, as text or SecureString. It can be redeemed without a user.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshToken, HelpMessage = HelpMessages.RefreshToken)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenCertificate, HelpMessage = HelpMessages.RefreshToken)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenThumbprint, HelpMessage = HelpMessages.RefreshToken)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenCertificateFile, HelpMessage = HelpMessages.RefreshToken)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenFederated, HelpMessage = HelpMessages.RefreshToken)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenFederatedFile, HelpMessage = HelpMessages.RefreshToken)]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? RefreshToken { get; set; }

    /// <summary>
    /// The store of the job's refresh token. The token is read and redeemed, and the new one is stored before the old one is discarded. A
    /// new token without MFA, or of another account, is never stored: that is an error, and the old one stays. Two jobs can use the same
    /// store at the same time.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Store, HelpMessage = HelpMessages.RefreshTokenStore)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreCertificate, HelpMessage = HelpMessages.RefreshTokenStore)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreThumbprint, HelpMessage = HelpMessages.RefreshTokenStore)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreCertificateFile, HelpMessage = HelpMessages.RefreshTokenStore)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreFederated, HelpMessage = HelpMessages.RefreshTokenStore)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreFederatedFile, HelpMessage = HelpMessages.RefreshTokenStore)]
    [Alias("TokenStore")]
    [ValidateNotNullOrEmpty]
    public string? RefreshTokenStore { get; set; }

    /// <summary>
    /// Signs in to the key vault as the managed identity of this machine or job. Without it, the app signs in with the given credential, or
    /// with the managed identity when there is no credential.
    /// </summary>
    [Parameter(ParameterSetName = Sets.Store)]
    [Parameter(ParameterSetName = Sets.StoreCertificate)]
    [Parameter(ParameterSetName = Sets.StoreThumbprint)]
    [Parameter(ParameterSetName = Sets.StoreCertificateFile)]
    [Parameter(ParameterSetName = Sets.StoreFederated)]
    [Parameter(ParameterSetName = Sets.StoreFederatedFile)]
    public SwitchParameter UseIdentityForStore { get; set; }

    /// <summary>
    /// Warns when the stored refresh token expires within this many days, and names the cause: its age, the app's certificate, or a device
    /// code sign-in, which a policy can end at any time.
    /// </summary>
    [Parameter(ParameterSetName = Sets.Store)]
    [Parameter(ParameterSetName = Sets.StoreCertificate)]
    [Parameter(ParameterSetName = Sets.StoreThumbprint)]
    [Parameter(ParameterSetName = Sets.StoreCertificateFile)]
    [Parameter(ParameterSetName = Sets.StoreFederated)]
    [Parameter(ParameterSetName = Sets.StoreFederatedFile)]
    [ConvertedArgument(typeof(int), "a whole number")]
    [ValidateRange(1, 365)]
    public int AlertDays { get; set; }

    /// <summary>
    /// An access token for Partner Center that you already have, as text or SecureString. A leading <c>Bearer</c>, quotes and line breaks are
    /// ignored.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.AccessToken, HelpMessage = HelpMessages.AccessToken)]
    [Alias("Token")]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? AccessToken { get; set; }

    /// <summary>
    /// Signs in as the app itself, with -Credential, a certificate or a federated token, and -TenantId. The token is app-only.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = Sets.ServicePrincipal)]
    [Parameter(ParameterSetName = Sets.ServicePrincipalCertificate)]
    [Parameter(ParameterSetName = Sets.ServicePrincipalThumbprint)]
    [Parameter(ParameterSetName = Sets.ServicePrincipalCertificateFile)]
    [Parameter(ParameterSetName = Sets.ServicePrincipalFederated)]
    [Parameter(ParameterSetName = Sets.ServicePrincipalFederatedFile)]
    public SwitchParameter ServicePrincipal { get; set; }

    /// <summary>
    /// Signs in as the managed identity of this machine or job. To use a user-assigned identity, name it with -ApplicationId. The token is
    /// app-only.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = Sets.Identity)]
    [Alias("ManagedIdentity", "MSI")]
    public SwitchParameter Identity { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = Sets.Browser)]
    [Parameter(ParameterSetName = Sets.DeviceCode)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshToken)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Store)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenCertificate, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreCertificate, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenThumbprint, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreThumbprint, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenCertificateFile, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreCertificateFile, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenFederated, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreFederated, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenFederatedFile, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreFederatedFile, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalCertificate, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalThumbprint, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalCertificateFile, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalFederated, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalFederatedFile, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(ParameterSetName = Sets.Identity)]
    [Alias("ClientId", "AppId")]
    [ArgumentCompleter(typeof(ApplicationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public override string? ApplicationId { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshToken)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Store)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipal, HelpMessage = HelpMessages.Credential)]
    [CredentialArgument]
    public override PSCredential? Credential { get; set; }

    /// <inheritdoc/>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenCertificate, HelpMessage = HelpMessages.Certificate)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreCertificate, HelpMessage = HelpMessages.Certificate)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalCertificate, HelpMessage = HelpMessages.Certificate)]
    [ConvertedArgument(typeof(X509Certificate2), "a certificate, as Get-PfxCertificate or the Cert: drive returns one")]
    [ValidateNotNull]
    public override X509Certificate2? Certificate { get; set; }

    /// <inheritdoc/>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenThumbprint, HelpMessage = HelpMessages.CertificateThumbprint)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreThumbprint, HelpMessage = HelpMessages.CertificateThumbprint)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalThumbprint, HelpMessage = HelpMessages.CertificateThumbprint)]
    [Alias("Thumbprint")]
    [ArgumentCompleter(typeof(CertificateThumbprintCompleter))]
    [ValidateNotNullOrEmpty]
    public override string? CertificateThumbprint { get; set; }

    /// <inheritdoc/>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenCertificateFile, HelpMessage = HelpMessages.CertificatePath)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreCertificateFile, HelpMessage = HelpMessages.CertificatePath)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalCertificateFile, HelpMessage = HelpMessages.CertificatePath)]
    [ValidateNotNullOrEmpty]
    public override string? CertificatePath { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = Sets.RefreshTokenCertificateFile)]
    [Parameter(ParameterSetName = Sets.StoreCertificateFile)]
    [Parameter(ParameterSetName = Sets.ServicePrincipalCertificateFile)]
    [ConvertedArgument(typeof(SecureString), "a SecureString, as Read-Host -AsSecureString returns one")]
    [ValidateNotNull]
    public override SecureString? CertificatePassword { get; set; }

    /// <inheritdoc/>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenFederated, HelpMessage = HelpMessages.FederatedToken)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreFederated, HelpMessage = HelpMessages.FederatedToken)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalFederated, HelpMessage = HelpMessages.FederatedToken)]
    [Alias("ClientAssertion")]
    [SecretTransformation]
    [ValidateNotNull]
    public override Secret? FederatedToken { get; set; }

    /// <inheritdoc/>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenFederatedFile, HelpMessage = HelpMessages.FederatedTokenPath)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreFederatedFile, HelpMessage = HelpMessages.FederatedTokenPath)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalFederatedFile, HelpMessage = HelpMessages.FederatedTokenPath)]
    [ValidateNotNullOrEmpty]
    public override string? FederatedTokenPath { get; set; }

    /// <summary>The partner tenant's ID or one of its domains. Default: the tenant of the account that signs in.</summary>
    [Parameter(ParameterSetName = Sets.Browser)]
    [Parameter(ParameterSetName = Sets.DeviceCode)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshToken)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Store)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenCertificate)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreCertificate)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenThumbprint)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreThumbprint)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenCertificateFile)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreCertificateFile)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenFederated)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreFederated)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenFederatedFile)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreFederatedFile)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipal, HelpMessage = HelpMessages.TenantId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalCertificate, HelpMessage = HelpMessages.TenantId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalThumbprint, HelpMessage = HelpMessages.TenantId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalCertificateFile, HelpMessage = HelpMessages.TenantId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalFederated, HelpMessage = HelpMessages.TenantId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalFederatedFile, HelpMessage = HelpMessages.TenantId)]
    [Alias("Tenant", "Domain")]
    [ValidateNotNullOrEmpty]
    public string? TenantId { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = Sets.Browser)]
    [Parameter(ParameterSetName = Sets.DeviceCode)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshToken)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Store)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenCertificate)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreCertificate)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenThumbprint)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreThumbprint)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenCertificateFile)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreCertificateFile)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenFederated)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreFederated)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenFederatedFile)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreFederatedFile)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipal)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalCertificate)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalThumbprint)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalCertificateFile)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalFederated)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalFederatedFile)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.AccessToken)]
    [Parameter(ParameterSetName = Sets.Identity)]
    [Alias("EnvironmentName", "Cloud")]
    [EnvironmentTransformation]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public override PartnerMfaEnvironment Environment { get; set; } = PartnerMfaEnvironments.Global;

    /// <summary>
    /// The account to suggest on the sign-in page. If the token turns out to belong to another account, a warning says so. In the sandbox,
    /// the account selects the case, and you can leave out the domain <c>sandbox.example</c>.
    /// </summary>
    [Parameter(ParameterSetName = Sets.Browser)]
    [Parameter(ParameterSetName = Sets.DeviceCode)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshToken)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Store)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenCertificate)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreCertificate)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenThumbprint)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreThumbprint)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenCertificateFile)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreCertificateFile)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenFederated)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreFederated)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenFederatedFile)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreFederatedFile)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.AccessToken)]
    [Alias("Account", "AccountId", "UPN", "LoginHint")]
    [ArgumentCompleter(typeof(SandboxAccountCompleter))]
    [ValidateNotNullOrEmpty]
    public string? UserPrincipalName { get; set; }

    /// <summary>
    /// Where tokens are stored: Process (default, in the memory of this session) or CurrentUser (encrypted, and also available to the
    /// user's later sessions).
    /// </summary>
    [Parameter(ParameterSetName = Sets.Browser)]
    [Parameter(ParameterSetName = Sets.DeviceCode)]
    [ConvertedArgument(typeof(PartnerMfaContextScope))]
    public PartnerMfaContextScope ContextScope { get; set; }

    /// <summary>
    /// A claims request as JSON, or Base64-encoded as in a service's challenge (WWW-Authenticate). The sign-in includes it, still asks for MFA, and
    /// does not use a stored token.
    /// </summary>
    [Parameter(ParameterSetName = Sets.Browser)]
    [Parameter(ParameterSetName = Sets.DeviceCode)]
    [Parameter(ParameterSetName = Sets.RefreshToken)]
    [Parameter(ParameterSetName = Sets.Store)]
    [Parameter(ParameterSetName = Sets.RefreshTokenCertificate)]
    [Parameter(ParameterSetName = Sets.StoreCertificate)]
    [Parameter(ParameterSetName = Sets.RefreshTokenThumbprint)]
    [Parameter(ParameterSetName = Sets.StoreThumbprint)]
    [Parameter(ParameterSetName = Sets.RefreshTokenCertificateFile)]
    [Parameter(ParameterSetName = Sets.StoreCertificateFile)]
    [Parameter(ParameterSetName = Sets.RefreshTokenFederated)]
    [Parameter(ParameterSetName = Sets.StoreFederated)]
    [Parameter(ParameterSetName = Sets.RefreshTokenFederatedFile)]
    [Parameter(ParameterSetName = Sets.StoreFederatedFile)]
    [Parameter(ParameterSetName = Sets.ServicePrincipal)]
    [Parameter(ParameterSetName = Sets.ServicePrincipalCertificate)]
    [Parameter(ParameterSetName = Sets.ServicePrincipalThumbprint)]
    [Parameter(ParameterSetName = Sets.ServicePrincipalCertificateFile)]
    [Parameter(ParameterSetName = Sets.ServicePrincipalFederated)]
    [Parameter(ParameterSetName = Sets.ServicePrincipalFederatedFile)]
    [Parameter(ParameterSetName = Sets.Identity)]
    [Alias("Claims")]
    [ValidateNotNullOrEmpty]
    public string? ClaimsChallenge { get; set; }

    /// <summary>
    /// Signs in as an application would: it does not ask for MFA, so only the tenant's policies decide. Use it to see whether a policy requires
    /// MFA.
    /// </summary>
    [Parameter(ParameterSetName = Sets.Browser)]
    [Parameter(ParameterSetName = Sets.DeviceCode)]
    public SwitchParameter WithoutAskingForMfa { get; set; }

    /// <summary>Signs in again, even if a stored token could be used.</summary>
    [Parameter(ParameterSetName = Sets.Browser)]
    [Parameter(ParameterSetName = Sets.DeviceCode)]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the context. Without this switch, the host shows one line.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }
}
