using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using PartnerMfa.Environments;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.Redaction;
using PartnerMfa.SignIn;
using PartnerMfa.SignIn.Msal;
using PartnerMfa.Stores;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Commands;

[Cmdlet(VerbsCommunications.Connect, "PartnerMfa", DefaultParameterSetName = Sets.Browser)]
[OutputType(typeof(PartnerMfaContext))]
public sealed class ConnectPartnerMfaCommand : SignInCommand
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

    [Parameter(Mandatory = true, ParameterSetName = Sets.DeviceCode)]
    [Alias("UseDeviceCode", "DeviceCode", "DeviceAuth", "Device")]
    public SwitchParameter UseDeviceAuthentication { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshToken, HelpMessage = HelpMessages.RefreshToken)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenCertificate, HelpMessage = HelpMessages.RefreshToken)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenThumbprint, HelpMessage = HelpMessages.RefreshToken)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenCertificateFile, HelpMessage = HelpMessages.RefreshToken)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenFederated, HelpMessage = HelpMessages.RefreshToken)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenFederatedFile, HelpMessage = HelpMessages.RefreshToken)]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? RefreshToken { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Store, HelpMessage = HelpMessages.RefreshTokenStore)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreCertificate, HelpMessage = HelpMessages.RefreshTokenStore)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreThumbprint, HelpMessage = HelpMessages.RefreshTokenStore)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreCertificateFile, HelpMessage = HelpMessages.RefreshTokenStore)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreFederated, HelpMessage = HelpMessages.RefreshTokenStore)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreFederatedFile, HelpMessage = HelpMessages.RefreshTokenStore)]
    [Alias("TokenStore")]
    [ValidateNotNullOrEmpty]
    public string? RefreshTokenStore { get; set; }

    [Parameter(ParameterSetName = Sets.Store)]
    [Parameter(ParameterSetName = Sets.StoreCertificate)]
    [Parameter(ParameterSetName = Sets.StoreThumbprint)]
    [Parameter(ParameterSetName = Sets.StoreCertificateFile)]
    [Parameter(ParameterSetName = Sets.StoreFederated)]
    [Parameter(ParameterSetName = Sets.StoreFederatedFile)]
    public SwitchParameter UseIdentityForStore { get; set; }

    [Parameter(ParameterSetName = Sets.Store)]
    [Parameter(ParameterSetName = Sets.StoreCertificate)]
    [Parameter(ParameterSetName = Sets.StoreThumbprint)]
    [Parameter(ParameterSetName = Sets.StoreCertificateFile)]
    [Parameter(ParameterSetName = Sets.StoreFederated)]
    [Parameter(ParameterSetName = Sets.StoreFederatedFile)]
    [ConvertedArgument(typeof(int), "a whole number")]
    [ValidateRange(1, 365)]
    public int AlertDays { get; set; }

    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.AccessToken, HelpMessage = HelpMessages.AccessToken)]
    [Alias("Token")]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? AccessToken { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = Sets.ServicePrincipal)]
    [Parameter(ParameterSetName = Sets.ServicePrincipalCertificate)]
    [Parameter(ParameterSetName = Sets.ServicePrincipalThumbprint)]
    [Parameter(ParameterSetName = Sets.ServicePrincipalCertificateFile)]
    [Parameter(ParameterSetName = Sets.ServicePrincipalFederated)]
    [Parameter(ParameterSetName = Sets.ServicePrincipalFederatedFile)]
    public SwitchParameter ServicePrincipal { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = Sets.Identity)]
    [Alias("ManagedIdentity", "MSI")]
    public SwitchParameter Identity { get; set; }

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

    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshToken)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Store)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipal, HelpMessage = HelpMessages.Credential)]
    [CredentialArgument]
    public override PSCredential? Credential { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenCertificate, HelpMessage = HelpMessages.Certificate)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreCertificate, HelpMessage = HelpMessages.Certificate)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalCertificate, HelpMessage = HelpMessages.Certificate)]
    [ConvertedArgument(typeof(X509Certificate2), "a certificate, as Get-PfxCertificate or the Cert: drive returns one")]
    [ValidateNotNull]
    public override X509Certificate2? Certificate { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenThumbprint, HelpMessage = HelpMessages.CertificateThumbprint)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreThumbprint, HelpMessage = HelpMessages.CertificateThumbprint)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalThumbprint, HelpMessage = HelpMessages.CertificateThumbprint)]
    [Alias("Thumbprint")]
    [ArgumentCompleter(typeof(CertificateThumbprintCompleter))]
    [ValidateNotNullOrEmpty]
    public override string? CertificateThumbprint { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenCertificateFile, HelpMessage = HelpMessages.CertificatePath)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreCertificateFile, HelpMessage = HelpMessages.CertificatePath)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalCertificateFile, HelpMessage = HelpMessages.CertificatePath)]
    [ValidateNotNullOrEmpty]
    public override string? CertificatePath { get; set; }

    [Parameter(ParameterSetName = Sets.RefreshTokenCertificateFile)]
    [Parameter(ParameterSetName = Sets.StoreCertificateFile)]
    [Parameter(ParameterSetName = Sets.ServicePrincipalCertificateFile)]
    [ConvertedArgument(typeof(SecureString), "a SecureString, as Read-Host -AsSecureString returns one")]
    [ValidateNotNull]
    public override SecureString? CertificatePassword { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenFederated, HelpMessage = HelpMessages.FederatedToken)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreFederated, HelpMessage = HelpMessages.FederatedToken)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalFederated, HelpMessage = HelpMessages.FederatedToken)]
    [Alias("ClientAssertion")]
    [SecretTransformation]
    [ValidateNotNull]
    public override Secret? FederatedToken { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.RefreshTokenFederatedFile, HelpMessage = HelpMessages.FederatedTokenPath)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.StoreFederatedFile, HelpMessage = HelpMessages.FederatedTokenPath)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.ServicePrincipalFederatedFile, HelpMessage = HelpMessages.FederatedTokenPath)]
    [ValidateNotNullOrEmpty]
    public override string? FederatedTokenPath { get; set; }

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

    [Parameter(ParameterSetName = Sets.Browser)]
    [Parameter(ParameterSetName = Sets.DeviceCode)]
    [ConvertedArgument(typeof(PartnerMfaContextScope))]
    public PartnerMfaContextScope ContextScope { get; set; }

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

    [Parameter(ParameterSetName = Sets.Browser)]
    [Parameter(ParameterSetName = Sets.DeviceCode)]
    public SwitchParameter WithoutAskingForMfa { get; set; }

    [Parameter(ParameterSetName = Sets.Browser)]
    [Parameter(ParameterSetName = Sets.DeviceCode)]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessInput()
    {
        try
        {
            SignInRequest request = ToRequest();
            WarnOfOwnAddresses(Environment);
            Session session = RefreshTokenStore is null
                ? Run((client, observer, stop) => client.SignInAsync(request, observer, stop))
                : SignInFromStore((RefreshTokenSignIn)request);
            RunspaceState.Current.Session = session;
            RunspaceState.Current.Proxy = ChosenProxy;
            Show(Client.Describe(session));
            WarnOfAnotherAccount(session);
        }
        catch (PartnerMfaException failure) when (PipelineInput is not null)
        {
            if (UserPrincipalName is { } account) FailAccount(failure, account);
            else FailOne(failure);
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }

    // A successor that was not stored is an error, and the connection stands: the stored token is still the last good one.
    private Session SignInFromStore(RefreshTokenSignIn request)
    {
        StoredSignIn signIn = Run((client, observer, stop) => client.SignInFromStoreAsync(
            request, OpenStore(RefreshTokenStore!, client, request, UseIdentityForStore, observer), observer, stop));
        if (signIn.NotStored is { } failure) FailOne(failure);
        if (AlertDays > 0 && Client.EndsSoon(signIn.Session, AlertDays) is { } soon) WriteWarning($"{soon.Message} {soon.Remedy}");
        return signIn.Session;
    }

    private SignInRequest ToRequest() => Form() with
    {
        TenantId = TenantId,
        ApplicationId = ChosenApplicationId,
        UserPrincipalName = UserPrincipalName,
        ContextScope = ContextScope,
        ClaimsChallenge = ClaimsChallenge,
        WithoutAskingForMfa = WithoutAskingForMfa,
        Force = Force,
        TimeLimit = ChosenTimeLimit,
    };

    // The switches and tokens are mandatory in their sets, so what is given tells which set it is.
    private SignInRequest Form()
    {
        if (UseDeviceAuthentication) return new DeviceCodeSignIn { Environment = Environment };
        if (AccessToken is not null) return new AccessTokenSignIn { Environment = Environment, AccessToken = AccessToken };
        if (Identity) return new ManagedIdentitySignIn { Environment = Environment };
        if (RefreshTokenStore is not null)
            return new RefreshTokenSignIn { Environment = Environment, RefreshToken = new Secret(""), Credential = ClientCredentials.Find(ChosenCredential) };
        if (RefreshToken is not null)
            return new RefreshTokenSignIn { Environment = Environment, RefreshToken = RefreshToken, Credential = ClientCredentials.Find(ChosenCredential) };
        return ParameterSetName == Sets.Browser || ParameterSetName == Sets.DeviceCode
            ? new BrowserSignIn { Environment = Environment, Presence = HostInteractivity.Of(Host) }
            : new ServicePrincipalSignIn { Environment = Environment, Credential = ClientCredentials.Require(ChosenCredential) };
    }

    // Connecting never hides that the token is not good enough.
    private void Show(PartnerMfaContext context)
    {
        if (context.Result is nameof(MfaAnswer.No) or nameof(MfaAnswer.Unknown)) WriteWarning($"{context.Message} {context.Remedy}");
        if (PassThru) WriteObject(context);
        else WriteInformation(
            new HostInformationMessage { Message = $"Connected to {context.Environment} as {context.Account ?? context.ApplicationId}. MFA: {context.Result} ({context.Reason})." },
            ["PSHOST"]);
    }

    // Single sign-on can bring another account than the one that was suggested.
    private void WarnOfAnotherAccount(Session session)
    {
        if (FullName(Environment, UserPrincipalName) is not { } named || session.Claims.Account is not { } account || session.Claims.IsOf(named)) return;
        WriteWarning($"The token belongs to {Redactor.Shown(account)}, not to {Redactor.Typed(named)}.");
    }
}
