using System.Management.Automation;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.Probe;
using PartnerMfa.SignIn;

namespace PartnerMfa.Commands;

[Cmdlet(VerbsDiagnostic.Test, "PartnerCenterMfa", DefaultParameterSetName = Sets.Connection)]
[OutputType(typeof(PartnerMfaResult), typeof(bool))]
public sealed class TestPartnerCenterMfaCommand : NetworkCommand
{
    private static class Sets
    {
        public const string Connection = nameof(Connection);
        public const string Token = nameof(Token);
        public const string Context = nameof(Context);
    }

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Sets.Token)]
    [Alias("Token", "access_token")]
    [SecretTransformation]
    [ValidateNotNull]
    public Secret? AccessToken { get; set; }

    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Sets.Context)]
    [ContextTransformation]
    [ValidateNotNull]
    public PartnerMfaContext? Context { get; set; }

    [Parameter(ParameterSetName = Sets.Connection)]
    [Parameter(ParameterSetName = Sets.Token)]
    [Alias("EnvironmentName", "Cloud")]
    [EnvironmentTransformation]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public PartnerMfaEnvironment? Environment { get; set; }

    [Parameter(ParameterSetName = Sets.Connection)]
    [Alias("AccountId", "LoginHint")]
    [ArgumentCompleter(typeof(SandboxAccountCompleter))]
    [ValidateNotNullOrEmpty]
    public string? UserPrincipalName { get; set; }

    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSeconds { get; set; } = (int)ProbeOptions.DefaultTimeLimit.TotalSeconds;

    [Parameter]
    public SwitchParameter SkipBaseline { get; set; }

    [Parameter]
    public Guid CorrelationId { get; set; }

    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override void ProcessInput()
    {
        try
        {
            ProbeOptions options = new()
            {
                TimeLimit = TimeSpan.FromSeconds(TimeoutSeconds),
                // A Boolean has no room for what happens today.
                SkipBaseline = SkipBaseline || Quiet,
                CorrelationId = CorrelationId == Guid.Empty ? null : CorrelationId,
            };
            ProbeSubject subject = Subject();
            WarnOfOwnAddresses(subject.Environment);
            Write(Run((client, observer, stop) => client.TestPartnerCenterAsync(subject, options, observer, stop)));
        }
        catch (PartnerMfaException failure) when (ParameterSetName != Sets.Connection)
        {
            FailOne(failure);
            if (Quiet) WriteObject(false);
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }

    private ProbeSubject Subject() => ParameterSetName switch
    {
        Sets.Token => new ProbeSubject(AccessToken!, Environment ?? RunspaceState.Current.Session?.Environment ?? PartnerMfaEnvironments.Global, "Token"),
        Sets.Context => new ProbeSubject(Context!.GetAccessToken(), Context.TokenEnvironment, Context.SignInMethod),
        _ => OfSession(CurrentSession()),
    };

    private static ProbeSubject OfSession(Session session) => new(session.AccessToken, session.Environment, session.Request.Method);

    private Session CurrentSession()
    {
        RunspaceState state = RunspaceState.Current;
        PersonPresence presence = HostPresence.Of(Host);
        if (state.Session is { } connected && IsMeant(connected))
            return state.Session = Run((client, observer, stop) => client.RenewAsync(connected, presence, observer, stop));

        PartnerMfaEnvironment environment = Environment ?? PartnerMfaEnvironments.Global;
        SignInRequest request = ImpliedSignIn.Choose(environment, presence, CommandWords.PowerShell)
            with { UserPrincipalName = UserPrincipalName };
        Session session = Run((client, observer, stop) => client.SignInAsync(request, observer, stop));
        // A connection that somebody made stays as it is.
        state.Session ??= session;
        return session;
    }

    private bool IsMeant(Session session) =>
        (Environment is null || ReferenceEquals(Environment, session.Environment))
        && (UserPrincipalName is null || string.Equals(UserPrincipalName, session.Claims.Account, StringComparison.OrdinalIgnoreCase));

    private void Write(PartnerMfaResult result)
    {
        if (Quiet) WriteObject(result.Result == nameof(MfaAnswer.Yes));
        else WriteObject(result);
    }
}
