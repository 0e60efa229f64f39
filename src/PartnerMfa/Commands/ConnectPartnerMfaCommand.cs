using System.Management.Automation;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.SignIn;

namespace PartnerMfa.Commands;

[Cmdlet(VerbsCommunications.Connect, "PartnerMfa", DefaultParameterSetName = Sets.Browser)]
[OutputType(typeof(PartnerMfaContext))]
public sealed class ConnectPartnerMfaCommand : PartnerMfaCommand
{
    private static class Sets
    {
        public const string Browser = nameof(Browser);
        public const string DeviceCode = nameof(DeviceCode);
        public const string RefreshToken = nameof(RefreshToken);
        public const string AccessToken = nameof(AccessToken);
    }

    [Parameter(Mandatory = true, ParameterSetName = Sets.DeviceCode)]
    [Alias("UseDeviceCode", "DeviceCode", "DeviceAuth", "Device")]
    public SwitchParameter UseDeviceAuthentication { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = Sets.RefreshToken)]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? RefreshToken { get; set; }

    [Parameter(ParameterSetName = Sets.RefreshToken)]
    [Credential]
    public PSCredential? Credential { get; set; }

    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.AccessToken)]
    [Alias("Token")]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? AccessToken { get; set; }

    [Parameter(ParameterSetName = Sets.Browser)]
    [Parameter(ParameterSetName = Sets.DeviceCode)]
    [Parameter(ParameterSetName = Sets.RefreshToken)]
    [Alias("ClientId", "AppId")]
    [ValidateNotNullOrEmpty]
    public string? ApplicationId { get; set; }

    [Parameter(ParameterSetName = Sets.Browser)]
    [Parameter(ParameterSetName = Sets.DeviceCode)]
    [Parameter(ParameterSetName = Sets.RefreshToken)]
    [Alias("Tenant", "Domain")]
    [ValidateNotNullOrEmpty]
    public string? TenantId { get; set; }

    [Parameter]
    [Alias("EnvironmentName", "Cloud")]
    [EnvironmentTransformation]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public PartnerMfaEnvironment Environment { get; set; } = PartnerMfaEnvironments.Global;

    [Parameter(ParameterSetName = Sets.Browser)]
    [Parameter(ParameterSetName = Sets.DeviceCode)]
    [Alias("AccountId", "LoginHint")]
    [ArgumentCompleter(typeof(SandboxAccountCompleter))]
    [ValidateNotNullOrEmpty]
    public string? UserPrincipalName { get; set; }

    [Parameter(ParameterSetName = Sets.Browser)]
    [Parameter(ParameterSetName = Sets.DeviceCode)]
    [Parameter(ParameterSetName = Sets.RefreshToken)]
    [ValidateRange(1, 86400)]
    public int TimeoutSeconds { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessInput()
    {
        try
        {
            SignInRequest request = ToRequest();
            Session session = Run((observer, stop) => Client.SignInAsync(request, observer, stop));
            RunspaceState.Current.Session = session;
            Show(Client.Describe(session));
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }

    private SignInRequest ToRequest() => Form() with
    {
        TenantId = TenantId,
        ApplicationId = ApplicationId ?? Credential?.UserName,
        UserPrincipalName = UserPrincipalName,
        TimeLimit = TimeoutSeconds == 0 ? null : TimeSpan.FromSeconds(TimeoutSeconds),
    };

    private SignInRequest Form() => ParameterSetName switch
    {
        Sets.DeviceCode => new DeviceCodeSignIn { Environment = Environment },
        Sets.RefreshToken => new RefreshTokenSignIn
        {
            Environment = Environment,
            RefreshToken = RefreshToken!,
            ClientSecret = Credential is null ? null : new Secret(Credential.Password),
        },
        Sets.AccessToken => new AccessTokenSignIn { Environment = Environment, AccessToken = AccessToken! },
        _ => ImpliedSignIn.Browser(Environment, HostPresence.Of(Host), CommandWords.PowerShell),
    };

    // Connecting never hides that the token is not good enough.
    private void Show(PartnerMfaContext context)
    {
        if (context.Result != nameof(MfaAnswer.Yes)) WriteWarning($"{context.Message} {context.Remedy}");
        if (PassThru) WriteObject(context);
        else WriteInformation(
            new HostInformationMessage { Message = $"Connected to {context.Environment} as {context.Account ?? context.ApplicationId}. MFA: {context.Result} ({context.Reason})." },
            ["PSHOST"]);
    }
}
