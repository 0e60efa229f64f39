using System.Management.Automation;
using PartnerMfa.Environments;
using PartnerMfa.Errors;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.Requests;
using PartnerMfa.Setup;
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
        public const string SavedTenant = nameof(SavedTenant);
        public const string Policies = nameof(Policies);

        // SignIn with policies: SignIn itself must not have them, or policies alone would be asked for an account.
        public const string Rehearsal = nameof(Rehearsal);
    }

    private SetupFiles _files = SetupFiles.None;

#pragma warning disable CA1819 // PowerShell binds lists to arrays.
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.SignIn, HelpMessage = HelpMessages.Account)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Rehearsal, HelpMessage = HelpMessages.Account)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Token, HelpMessage = HelpMessages.Account)]
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.SavedTenant)]
    [Alias("Account", "AccountId", "UPN", "User", "ObjectId")]
    [AccountTransformation]
    [ArgumentCompleter(typeof(SandboxAccountCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] UserPrincipalName { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Sets.Context)]
    [ConvertedArgument(typeof(PartnerMfaContext), "a connection, as Connect-PartnerMfa -PassThru returns one")]
    [ValidateNotNull]
    public PartnerMfaContext? Context { get; set; }

    [Parameter]
    [ConvertedArgument(typeof(PartnerMfaSetupCheck[]))]
    public PartnerMfaSetupCheck[]? Check { get; set; }

    /// <summary>Second opinions to ask for. Default: what the granted permissions allow.</summary>
    [Parameter(ParameterSetName = Sets.SignIn)]
    [Parameter(ParameterSetName = Sets.Token)]
    [Parameter(ParameterSetName = Sets.Context)]
    [ConvertedArgument(typeof(PartnerMfaWitness[]))]
    public PartnerMfaWitness[]? Witness { get; set; }

    /// <summary>Files of policies that are judged as if they were in the tenant and on.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Sets.Policies, HelpMessage = HelpMessages.PolicyPath)]
    [Parameter(Mandatory = true, ParameterSetName = Sets.Rehearsal, HelpMessage = HelpMessages.PolicyPath)]
    [Parameter(ParameterSetName = Sets.Token)]
    [Parameter(ParameterSetName = Sets.Context)]
    [Parameter(ParameterSetName = Sets.SavedTenant)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? PolicyPath { get; set; }
#pragma warning restore CA1819

    /// <summary>A tenant that was saved before, to judge without a sign-in.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Sets.SavedTenant, HelpMessage = HelpMessages.TenantPath)]
    [ValidateNotNullOrEmpty]
    public string? TenantPath { get; set; }

    /// <summary>The file to save in what was read of the tenant, without secrets.</summary>
    [Parameter(ParameterSetName = Sets.SignIn)]
    [Parameter(ParameterSetName = Sets.Rehearsal)]
    [Parameter(ParameterSetName = Sets.Token)]
    [Parameter(ParameterSetName = Sets.Context)]
    [ValidateNotNullOrEmpty]
    public string? SaveTenant { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = Sets.Token, HelpMessage = HelpMessages.GraphToken)]
    [Parameter(ParameterSetName = Sets.Context)]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? GraphToken { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.SignIn)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Rehearsal)]
    [Alias("Tenant", "Domain")]
    [ValidateNotNullOrEmpty]
    public string? TenantId { get; set; }

    [Parameter(ParameterSetName = Sets.SignIn)]
    [Parameter(ParameterSetName = Sets.Rehearsal)]
    [Parameter(ParameterSetName = Sets.Token)]
    [Parameter(ParameterSetName = Sets.Context)]
    [Alias("ClientId", "AppId")]
    [ArgumentCompleter(typeof(ApplicationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ApplicationId { get; set; }

    [Parameter(ParameterSetName = Sets.SignIn)]
    [Parameter(ParameterSetName = Sets.Rehearsal)]
    [Parameter(ParameterSetName = Sets.Context)]
    [Alias("UseDeviceCode", "DeviceCode")]
    public SwitchParameter UseDeviceAuthentication { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.SignIn)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Rehearsal)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Token)]
    [Parameter(ParameterSetName = Sets.SavedTenant)]
    [Parameter(ParameterSetName = Sets.Policies)]
    [Alias("EnvironmentName", "Cloud")]
    [EnvironmentTransformation]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public PartnerMfaEnvironment? Environment { get; set; }

    [Parameter]
    [ConvertedArgument(typeof(int), "a whole number")]
    [ValidateRange(1, 86400)]
    public int TimeoutSeconds { get; set; } = (int)SetupRequest.DefaultTimeLimit.TotalSeconds;

    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private PartnerMfaEnvironment ChosenEnvironment =>
        Context?.TokenEnvironment ?? Environment ?? RunspaceState.Current.Session?.Environment ?? PartnerMfaEnvironments.Global;

    private protected override void BeginInputs()
    {
        try
        {
            string[]? policies = PolicyPath is null ? null : [.. PolicyPath.SelectMany(path => FilePaths.Resolve(this, path))];
            string? tenant = TenantPath is null ? null : FilePaths.Literal(this, TenantPath);
            string? save = SaveTenant is null ? null : FilePaths.Literal(this, SaveTenant);
            _files = Run((_, observer, _) => Task.FromResult(SetupFiles.Open(policies, tenant, save, observer)));
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }

    private protected override void ProcessInput()
    {
        if (ParameterSetName == Sets.Context) TestContext();
        else if (ParameterSetName == Sets.Policies) TestPolicies();
        else foreach (string account in Accounts) Test(account);
    }

    private protected override void EndInputs()
    {
        try
        {
            _files.Save();
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }

    // Without a name, every account of the saved tenant.
    private IEnumerable<string> Accounts => UserPrincipalName.Length == 0 ? _files.Accounts : UserPrincipalName;

    private void TestContext()
    {
        if (Context!.Account is { } account) Test(account);
        else FailOne(Failures.AccountMissing(Context.ToString()));
    }

    private void TestPolicies()
    {
        SetupRequest question = new("", Environment ?? PartnerMfaEnvironments.Global, GraphToken: null, "") { Checks = Check };
        try
        {
            Write(Run((client, _, _) => Task.FromResult(client.TestPolicies(question, _files))));
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }

    private void Test(string account)
    {
        try
        {
            SetupRequest question = Question(account) with
            {
                Checks = Check,
                Witnesses = Witness,
                ApplicationId = ApplicationId,
                UsesDeviceCode = UseDeviceAuthentication,
                TimeLimit = TimeSpan.FromSeconds(TimeoutSeconds),
            };
            Write(Run((client, observer, stop) => client.TestSetupAsync(question, _files, observer, stop)));
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

    private SetupRequest Question(string account)
    {
        if (ParameterSetName == Sets.SavedTenant) return new(account, _files.EnvironmentOf(TenantPath!, Environment), GraphToken: null, "");
        PartnerMfaEnvironment environment = ChosenEnvironment;
        WarnOfOwnAddresses(environment);
        return new(FullName(environment, account)!, environment, GraphToken ?? SignIn(account, environment), GraphToken is null ? "SignIn" : "Token");
    }

    private Secret SignIn(string account, PartnerMfaEnvironment environment)
    {
        SignInRequest request = Request(environment) with { GraphPermissions = PartnerMfaClient.PermissionsFor(Check, withApplication: ApplicationId is not null, witnesses: Witness) };
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
