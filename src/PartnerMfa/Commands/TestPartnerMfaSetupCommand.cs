using System.Management.Automation;
using PartnerMfa.Environments;
using PartnerMfa.Errors;
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
        public const string Context = nameof(Context);
    }

#pragma warning disable CA1819 // PowerShell binds lists to arrays.
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.SignIn, HelpMessage = HelpMessages.Account)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Token, HelpMessage = HelpMessages.Account)]
    [Alias("Account", "AccountId", "UPN", "User", "ObjectId")]
    [AccountTransformation]
    [ArgumentCompleter(typeof(SandboxAccountCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] UserPrincipalName { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Sets.Context)]
    [ValidateNotNull]
    public PartnerMfaContext? Context { get; set; }

    [Parameter]
    public PartnerMfaSetupCheck[]? Check { get; set; }
#pragma warning restore CA1819

    [Parameter(Mandatory = true, ParameterSetName = Sets.Token, HelpMessage = HelpMessages.GraphToken)]
    [Parameter(ParameterSetName = Sets.Context)]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? GraphToken { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.SignIn)]
    [Alias("Tenant", "Domain")]
    [ValidateNotNullOrEmpty]
    public string? TenantId { get; set; }

    [Parameter(ParameterSetName = Sets.SignIn)]
    [Parameter(ParameterSetName = Sets.Context)]
    [Alias("ClientId", "AppId")]
    [ArgumentCompleter(typeof(ApplicationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ApplicationId { get; set; }

    [Parameter(ParameterSetName = Sets.SignIn)]
    [Parameter(ParameterSetName = Sets.Context)]
    [Alias("UseDeviceCode", "DeviceCode")]
    public SwitchParameter UseDeviceAuthentication { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.SignIn)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Token)]
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
        Context?.TokenEnvironment ?? Environment ?? RunspaceState.Current.Session?.Environment ?? PartnerMfaEnvironments.Global;

    private protected override void ProcessInput()
    {
        if (ParameterSetName == Sets.Context) TestContext();
        else foreach (string account in UserPrincipalName) Test(account);
    }

    private void TestContext()
    {
        if (Context!.Account is { } account) Test(account);
        else FailOne(Failures.AccountMissing(Context.ToString()));
    }

    private void Test(string account)
    {
        try
        {
            PartnerMfaEnvironment environment = ChosenEnvironment;
            WarnOfOwnAddresses(environment);
            SetupRequest question = new(FullName(environment, account)!, environment, GraphToken ?? SignIn(account, environment), GraphToken is null ? "SignIn" : "Token")
            {
                Checks = Check,
                TimeLimit = TimeSpan.FromSeconds(TimeoutSeconds),
            };
            Write(Run((client, observer, stop) => client.TestSetupAsync(question, observer, stop)));
        }
        catch (PartnerMfaException failure) when (PipelineInput is not null || UserPrincipalName.Length > 1)
        {
            FailAccount(failure, account);
            if (Quiet) WriteObject(false);
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
        string? tenant = TenantId ?? Context?.TenantId;
        if (UseDeviceAuthentication) return new DeviceCodeSignIn { Environment = environment, TenantId = tenant, ApplicationId = ApplicationId };
        Interactivity presence = HostInteractivity.Of(Host);
        Session? connected = RunspaceState.Current.Session;
        return ApplicationId is null && (tenant is null || connected is not null && IsOf(connected, tenant))
            ? GraphSignIn.Choose(connected, environment, presence, CommandHints.PowerShell)
            : DefaultSignIn.Choose(environment, presence, CommandHints.PowerShell) with { TenantId = tenant, ApplicationId = ApplicationId };
    }

    private static bool IsOf(Session session, string tenant) =>
        new[] { session.Claims.TenantId, session.Request.TenantId }.Contains(tenant, StringComparer.OrdinalIgnoreCase);

    private void Write(IReadOnlyList<PartnerMfaResult> results)
    {
        if (Quiet) WriteObject(results[0].Result == nameof(MfaAnswer.Yes));
        else foreach (PartnerMfaResult result in results) WriteResult(result, WithTable(result));
    }

    // The name of a view: in a table, checks have columns of their own.
    private static PSObject WithTable(PartnerMfaResult result)
    {
        PSObject shown = new(result);
        shown.TypeNames.Insert(0, "PartnerMfa.PartnerMfaResult#Setup");
        return shown;
    }
}
