using System.Management.Automation;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Commands;

/// <summary><c>Get-PartnerMfaUsage</c>: shows which applications and users call Partner Center without MFA.</summary>
[Cmdlet(VerbsCommon.Get, "PartnerMfaUsage", DefaultParameterSetName = Sets.Connection)]
[OutputType(typeof(PartnerMfaUsage), typeof(PartnerMfaResult), typeof(bool))]
public sealed class GetPartnerMfaUsageCommand : PartnerCenterCommand
{
#pragma warning disable CA1819 // PowerShell binds lists to arrays.
    /// <summary>
    /// The accounts to sign in as, unless the connection already belongs to them. The connection does not change. In the sandbox, the
    /// account selects the case.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Connection)]
    [Alias("Account", "AccountId", "UPN", "LoginHint")]
    [AccountTransformation]
    [ArgumentCompleter(typeof(SandboxAccountCompleter))]
    [ValidateNotNullOrEmpty]
    public override string[] UserPrincipalName { get; set; } = [];

    /// <summary>The number of days to analyze, including today, 1 to 90. Default: 7. Partner Center keeps users without MFA for seven days.</summary>
    [Parameter]
    [ConvertedArgument(typeof(int), "a whole number")]
    [ValidateRange(1, UsageRequest.MostDays)]
    public int Days { get; set; } = UsageRequest.DefaultDays;

    /// <summary>
    /// The applications to analyze, by their client IDs. Each gets a result, even without a call. Default: every application that made
    /// calls.
    /// </summary>
    [Parameter]
    [ConvertedArgument(typeof(Guid[]), "GUIDs such as 00001111-aaaa-2222-bbbb-3333cccc4444")]
    [ArgumentCompleter(typeof(ApplicationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public Guid[]? ApplicationId { get; set; }
#pragma warning restore CA1819

    /// <summary>How many of an application's newest calls without MFA to return, 0 to 10,000. Default: 10.</summary>
    [Parameter]
    [ConvertedArgument(typeof(int), "a whole number")]
    [ValidateRange(0, UsageRequest.MostCalls)]
    public int CallLimit { get; set; } = UsageRequest.DefaultCallLimit;

    /// <summary>Leaves out the applications that need no attention (Yes and NotApplicable). Unknown is kept.</summary>
    [Parameter]
    public SwitchParameter NonCompliantOnly { get; set; }

    /// <summary>Adds Microsoft's own scores of the tenant's MFA.</summary>
    [Parameter]
    public SwitchParameter TenantScore { get; set; }

    /// <summary>Also says why calls had no MFA, based on the tenant's sign-in log.</summary>
    [Parameter]
    public SwitchParameter SignInLog { get; set; }

    /// <summary>
    /// An access token for Microsoft Graph, as text or SecureString. It implies -TenantScore and replaces the sign-in to Graph.
    /// </summary>
    [Parameter]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? GraphToken { get; set; }

    /// <summary>
    /// The time limit for reading in seconds, including retries and waits. Default: 300. It does not apply to the sign-in.
    /// </summary>
    [Parameter]
    [ConvertedArgument(typeof(int), "a whole number")]
    [ValidateRange(1, 86400)]
    public int TimeoutSeconds { get; set; } = (int)UsageRequest.DefaultTimeLimit.TotalSeconds;

    private protected override void ProcessInput()
    {
        try
        {
            foreach (string? account in Accounts) Report(account);
        }
        catch (PartnerMfaException failure)
        {
            FailInput(failure, account: null);
        }
    }

    /// <param name="account">The account to sign in as; null uses the given token, the given context or the current connection.</param>
    private void Report(string? account)
    {
        try
        {
            TokenRequest token = TokenOf(account);
            WarnOfOwnAddresses(token.Environment);
            UsageRequest question = new(token.Token, token.Environment, token.Source)
            {
                Days = Days,
                ApplicationIds = ApplicationId?.Select(id => id.ToString("D")).ToArray(),
                CallLimit = CallLimit,
                GraphToken = TenantScore || (GraphToken is not null && !SignInLog) ? GraphTokenFor(token.Environment, account) : null,
                SignInLogToken = SignInLog ? GraphTokenFor(token.Environment, account) : null,
                TimeLimit = TimeSpan.FromSeconds(TimeoutSeconds),
            };
            Write(Run((client, observer, stop) => client.GetUsageAsync(question, observer, stop)));
        }
        catch (PartnerMfaException failure)
        {
            FailInput(failure, account);
        }
    }

    private TokenRequest TokenOf(string? account) => account is null && GivenToken is { } token ? token : OfConnection(account);

    private TokenRequest OfConnection(string? account)
    {
        Session session = CurrentSession(Environment, account);
        return new TokenRequest(session.AccessToken, session.Environment, session.Request.Method);
    }

    /// <summary>
    /// Returns the given Graph token, or signs in to Graph separately. The token for Partner Center must not be sent to Graph.
    /// </summary>
    private Secret GraphTokenFor(PartnerMfaEnvironment environment, string? account)
    {
        if (GraphToken is not null) return GraphToken;
        Session? connected = ParameterSetName == Sets.Connection ? RunspaceState.Current.Session : null;
        SignInRequest request = GraphSignIn.Choose(connected, environment, HostInteractivity.Of(Host), CommandHints.PowerShell)
            with
        { GraphPermissions = SignInLog ? [.. UsageRequest.ScorePermissions, UsageRequest.SignInLogPermission] : UsageRequest.ScorePermissions };
        // The account selects the simulated case.
        if (environment.IsSandbox) request = request with { UserPrincipalName = account ?? connected?.Claims.Account };
        Session session = Run((client, observer, stop) => client.SignInAsync(request, observer, stop));
        RunspaceState.Current.GraphSessions.Add(session);
        return session.AccessToken;
    }

    private void Write(IReadOnlyList<PartnerMfaResult> answers)
    {
        RunspaceState.Current.Remember(answers.OfType<PartnerMfaUsage>());
        if (Quiet) WriteObject(answers.Where(answer => answer.Check is null).All(answer => answer.Result == nameof(MfaAnswer.Yes)));
        else foreach (PartnerMfaResult answer in answers.Where(answer => !NonCompliantOnly || answer is not PartnerMfaUsage { IsWell: true })) WriteResult(answer);
    }
}
