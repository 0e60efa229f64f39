using System.Management.Automation;
using PartnerMfa.Environments;
using PartnerMfa.Errors;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.Setup;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Commands;

/// <summary><c>Test-PartnerMfaSetup</c>: checks whether the tenant and the integration account are set up to meet the MFA requirement.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PartnerMfaSetup", DefaultParameterSetName = Sets.SignIn)]
[OutputType(typeof(PartnerMfaResult), typeof(bool))]
public sealed partial class TestPartnerMfaSetupCommand : NetworkCommand
{
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

    // Without a name, every account of the saved tenant is assessed.
    private IEnumerable<string> Accounts => UserPrincipalName.Length == 0 ? _files.Accounts : UserPrincipalName;

    private void TestContext()
    {
        try
        {
            Test(In(Context!, Environment).Account ?? throw Failures.AccountMissing(Context!.ToString()));
        }
        catch (PartnerMfaException failure)
        {
            FailOne(failure);
        }
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
        // It would be sent to Microsoft Graph as the name of an account. An error of the binder would keep the text.
        if (!account.Contains('@') && Redactor.Typed(account) != account)
        {
            FailOne(Failures.AccountUnreadable());
            return;
        }

        try
        {
            SetupRequest question = Question(account) with
            {
                Checks = Check,
                Witnesses = Witness,
                ApplicationId = ApplicationId,
                UsesDeviceCode = UseDeviceAuthentication,
                // How policies treat one account says nothing about another account's token.
                StoredToken = RunspaceState.Current.Session is { } connected && account.Equals(connected.Claims.Account, StringComparison.OrdinalIgnoreCase) ? connected.StoredToken : null,
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
        // The account selects the simulated case.
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

    // The name of a view, because a table shows checks in columns of their own.
    private static PSObject WithTable(PartnerMfaResult result)
    {
        PSObject shown = new(result);
        shown.TypeNames.Insert(0, "PartnerMfa.PartnerMfaResult#Setup");
        return shown;
    }
}
