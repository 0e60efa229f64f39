using System.Management.Automation;
using PartnerMfa.Environments;
using PartnerMfa.Parameters;

namespace PartnerMfa.Commands;

/// <content>
/// The parameters and their sets: one for each form of sign-in, and one for each credential of an app other than a secret. With such a
/// credential, the app redeems a refresh token or signs in as itself.
/// </content>
public sealed partial class ConnectPartnerMfaCommand
{
    private static class Sets
    {
        public const string Browser = nameof(Browser);
        public const string DeviceCode = nameof(DeviceCode);
        public const string RefreshToken = nameof(RefreshToken);
        public const string Issued = nameof(Issued);
        public const string Store = nameof(Store);
        public const string ServicePrincipal = nameof(ServicePrincipal);
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
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Certificate)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Thumbprint)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.CertificateFile)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Federated)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.FederatedFile)]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? RefreshToken { get; set; }

    /// <summary>A refresh token as returned by New-PartnerMfaRefreshToken, with its account, tenant, app and environment.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Sets.Issued, HelpMessage = HelpMessages.IssuedToken)]
    [PipedObject(typeof(PartnerMfaRefreshToken), TakesRefreshTokens = true)]
    [ValidateNotNull]
    public PartnerMfaRefreshToken? InputObject { get; set; }

    /// <summary>
    /// The store of the job's refresh token. The token is read and redeemed, and the new one is stored before the old one is discarded. A
    /// new token without MFA, or of another account, is never stored: that is an error, and the old one stays. Two jobs can use the same
    /// store at the same time.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Store, HelpMessage = HelpMessages.RefreshTokenStore)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Certificate)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Thumbprint)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.CertificateFile)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Federated)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.FederatedFile)]
    [Alias("TokenStore")]
    [ValidateNotNullOrEmpty]
    public string? RefreshTokenStore { get; set; }

    /// <summary>
    /// Signs in to the key vault as the managed identity of this machine or job. Without it, the app signs in with the given credential, or
    /// with the managed identity when there is no credential.
    /// </summary>
    [Parameter(ParameterSetName = Sets.Store)]
    [Parameter(ParameterSetName = CredentialSets.Certificate)]
    [Parameter(ParameterSetName = CredentialSets.Thumbprint)]
    [Parameter(ParameterSetName = CredentialSets.CertificateFile)]
    [Parameter(ParameterSetName = CredentialSets.Federated)]
    [Parameter(ParameterSetName = CredentialSets.FederatedFile)]
    public SwitchParameter UseIdentityForStore { get; set; }

    /// <summary>
    /// Warns when the stored refresh token expires within this many days, and names the cause: its age, the app's certificate, or a device
    /// code sign-in, which a policy can end at any time.
    /// </summary>
    [Parameter(ParameterSetName = Sets.Store)]
    [Parameter(ParameterSetName = CredentialSets.Certificate)]
    [Parameter(ParameterSetName = CredentialSets.Thumbprint)]
    [Parameter(ParameterSetName = CredentialSets.CertificateFile)]
    [Parameter(ParameterSetName = CredentialSets.Federated)]
    [Parameter(ParameterSetName = CredentialSets.FederatedFile)]
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
    [Parameter(ParameterSetName = CredentialSets.Certificate)]
    [Parameter(ParameterSetName = CredentialSets.Thumbprint)]
    [Parameter(ParameterSetName = CredentialSets.CertificateFile)]
    [Parameter(ParameterSetName = CredentialSets.Federated)]
    [Parameter(ParameterSetName = CredentialSets.FederatedFile)]
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
    [Parameter(ParameterSetName = Sets.Identity)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshToken)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Store)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Certificate, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Thumbprint, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.CertificateFile, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Federated, HelpMessage = HelpMessages.ApplicationId)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.FederatedFile, HelpMessage = HelpMessages.ApplicationId)]
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

    /// <summary>The partner tenant's ID or one of its domains. Default: the tenant of the account that signs in.</summary>
    [Parameter(ParameterSetName = Sets.Browser)]
    [Parameter(ParameterSetName = Sets.DeviceCode)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshToken)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Store)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Certificate)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Thumbprint)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.CertificateFile)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Federated)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.FederatedFile)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipal, HelpMessage = HelpMessages.TenantId)]
    [Alias("Tenant", "Domain")]
    [ValidateNotNullOrEmpty]
    public string? TenantId { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = Sets.Browser)]
    [Parameter(ParameterSetName = Sets.DeviceCode)]
    [Parameter(ParameterSetName = Sets.Identity)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshToken)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Issued)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Store)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.AccessToken)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipal)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Certificate)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Thumbprint)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.CertificateFile)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Federated)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.FederatedFile)]
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
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Issued)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Store)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.AccessToken)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Certificate)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Thumbprint)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.CertificateFile)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.Federated)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = CredentialSets.FederatedFile)]
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
    [Parameter(ParameterSetName = Sets.ServicePrincipal)]
    [Parameter(ParameterSetName = Sets.Identity)]
    [Parameter(ParameterSetName = CredentialSets.Certificate)]
    [Parameter(ParameterSetName = CredentialSets.Thumbprint)]
    [Parameter(ParameterSetName = CredentialSets.CertificateFile)]
    [Parameter(ParameterSetName = CredentialSets.Federated)]
    [Parameter(ParameterSetName = CredentialSets.FederatedFile)]
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
