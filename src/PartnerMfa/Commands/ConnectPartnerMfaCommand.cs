using System.Management.Automation;
using PartnerMfa.Errors;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.SignIn;
using PartnerMfa.SignIn.Msal;
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
        public const string AccessToken = nameof(AccessToken);
        public const string ServicePrincipal = nameof(ServicePrincipal);
        public const string ManagedIdentity = nameof(ManagedIdentity);
    }

    [Parameter(Mandatory = true, ParameterSetName = Sets.DeviceCode)]
    [Alias("UseDeviceCode", "DeviceCode", "DeviceAuth", "Device")]
    public SwitchParameter UseDeviceAuthentication { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = Sets.RefreshToken)]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? RefreshToken { get; set; }

    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.AccessToken)]
    [Alias("Token")]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? AccessToken { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = Sets.ServicePrincipal)]
    public SwitchParameter ServicePrincipal { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = Sets.ManagedIdentity)]
    [Alias("ManagedIdentity", "MSI")]
    public SwitchParameter Identity { get; set; }

    [Parameter]
    public PartnerMfaContextScope ContextScope { get; set; }

    [Parameter]
    [Alias("Claims")]
    [ValidateNotNullOrEmpty]
    public string? ClaimsChallenge { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessInput()
    {
        try
        {
            SignInRequest request = ToRequest();
            WarnOfOwnAddresses(Environment);
            Session session = Run((client, observer, stop) => client.SignInAsync(request, observer, stop));
            RunspaceState.Current.Session = session;
            RunspaceState.Current.Proxy = ChosenProxy;
            Show(Client.Describe(session));
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }

    private SignInRequest ToRequest()
    {
        SignInRequest form = Form();
        if (ChosenCredential.Count > 0 && form is not (RefreshTokenSignIn or ServicePrincipalSignIn))
            throw Failures.CredentialNotNeeded(form.Method);
        return form with
        {
            TenantId = TenantId,
            ApplicationId = ChosenApplicationId,
            UserPrincipalName = UserPrincipalName,
            ContextScope = ContextScope,
            ClaimsChallenge = ClaimsChallenge,
            Force = Force,
            TimeLimit = ChosenTimeLimit,
        };
    }

    private SignInRequest Form() => ParameterSetName switch
    {
        Sets.DeviceCode => new DeviceCodeSignIn { Environment = Environment },
        Sets.RefreshToken => new RefreshTokenSignIn
        {
            Environment = Environment,
            RefreshToken = RefreshToken!,
            Credential = ClientCredentials.Find(ChosenCredential),
        },
        Sets.AccessToken => new AccessTokenSignIn { Environment = Environment, AccessToken = AccessToken! },
        Sets.ServicePrincipal => new ServicePrincipalSignIn
        {
            Environment = Environment,
            Credential = ClientCredentials.Require(ChosenCredential),
        },
        Sets.ManagedIdentity => new ManagedIdentitySignIn { Environment = Environment },
        _ => new BrowserSignIn { Environment = Environment, Presence = HostInteractivity.Of(Host) },
    };

    // Connecting never hides that the token is not good enough.
    private void Show(PartnerMfaContext context)
    {
        if (context.Result is nameof(MfaAnswer.No) or nameof(MfaAnswer.Unknown)) WriteWarning($"{context.Message} {context.Remedy}");
        if (PassThru) WriteObject(context);
        else WriteInformation(
            new HostInformationMessage { Message = $"Connected to {context.Environment} as {context.Account ?? context.ApplicationId}. MFA: {context.Result} ({context.Reason})." },
            ["PSHOST"]);
    }
}
