using System.Management.Automation;
using PartnerMfa.Environments;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Commands;

[Cmdlet(VerbsDiagnostic.Test, "PartnerMfaSetup", DefaultParameterSetName = Sets.SignIn)]
[OutputType(typeof(PartnerMfaResult), typeof(bool))]
public sealed class TestPartnerMfaSetupCommand : NetworkCommand
{
    private static class Sets
    {
        public const string SignIn = nameof(SignIn);
        public const string Token = nameof(Token);
    }

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("UPN", "User", "ObjectId")]
    [ArgumentCompleter(typeof(SandboxAccountCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] UserPrincipalName { get; set; } = [];

    [Parameter]
    public PartnerMfaSetupCheck[]? Check { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = Sets.Token)]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? GraphToken { get; set; }

    [Parameter(ParameterSetName = Sets.SignIn)]
    [Alias("Tenant", "Domain")]
    [ValidateNotNullOrEmpty]
    public string? TenantId { get; set; }

    [Parameter(ParameterSetName = Sets.SignIn)]
    [Alias("ClientId", "AppId")]
    [ValidateNotNullOrEmpty]
    public string? ApplicationId { get; set; }

    [Parameter(ParameterSetName = Sets.SignIn)]
    [Alias("DeviceCode")]
    public SwitchParameter UseDeviceAuthentication { get; set; }

    [Parameter]
    [Alias("EnvironmentName", "Cloud")]
    [EnvironmentTransformation]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public PartnerMfaEnvironment? Environment { get; set; }

    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSeconds { get; set; } = (int)SetupRequest.DefaultTimeLimit.TotalSeconds;

    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private PartnerMfaEnvironment ChosenEnvironment =>
        Environment ?? RunspaceState.Current.Session?.Environment ?? PartnerMfaEnvironments.Global;

    private protected override void ProcessInput()
    {
        foreach (string account in UserPrincipalName) Test(account);
    }

    private void Test(string account)
    {
        try
        {
            PartnerMfaEnvironment environment = ChosenEnvironment;
            WarnOfOwnAddresses(environment);
            SetupRequest question = new(account, environment, GraphToken ?? SignIn(account, environment), GraphToken is null ? "SignIn" : "Token")
            {
                Checks = Check,
                TimeLimit = TimeSpan.FromSeconds(TimeoutSeconds),
            };
            Write(Run((client, observer, stop) => client.TestSetupAsync(question, observer, stop)));
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }

    private Secret SignIn(string account, PartnerMfaEnvironment environment)
    {
        SignInRequest request = Request(environment) with { GraphPermissions = PartnerMfaClient.PermissionsFor(Check) };
        // The case that is simulated goes by the account.
        if (environment.IsSandbox) request = request with { UserPrincipalName = account };
        Session session = Run((client, observer, stop) => client.SignInAsync(request, observer, stop));
        RunspaceState.Current.GraphSessions.Add(session);
        return session.AccessToken;
    }

    private SignInRequest Request(PartnerMfaEnvironment environment)
    {
        if (UseDeviceAuthentication) return new DeviceCodeSignIn { Environment = environment, TenantId = TenantId, ApplicationId = ApplicationId };
        Interactivity presence = HostInteractivity.Of(Host);
        bool isForAnother = TenantId is not null || ApplicationId is not null;
        return isForAnother
            ? DefaultSignIn.Choose(environment, presence, CommandHints.PowerShell) with { TenantId = TenantId, ApplicationId = ApplicationId }
            : GraphSignIn.Choose(RunspaceState.Current.Session, environment, presence, CommandHints.PowerShell);
    }

    private void Write(IReadOnlyList<PartnerMfaResult> results)
    {
        if (Quiet) WriteObject(results[0].Result == nameof(MfaAnswer.Yes));
        else WriteObject(results, enumerateCollection: true);
    }
}
