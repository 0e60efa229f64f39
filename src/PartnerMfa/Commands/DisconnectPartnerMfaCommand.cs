using System.Management.Automation;
using PartnerMfa.Errors;
using PartnerMfa.Hosting;
using PartnerMfa.Parameters;
using PartnerMfa.SignIn;
using PartnerMfa.SignIn.Cache;

namespace PartnerMfa.Commands;

/// <summary>
/// <c>Disconnect-PartnerMfa</c>: removes the connections of this session and their tokens, or everything that is stored for you.
/// </summary>
[Cmdlet(VerbsCommunications.Disconnect, "PartnerMfa", SupportsShouldProcess = true, DefaultParameterSetName = Sets.Session)]
[OutputType(typeof(void))]
public sealed class DisconnectPartnerMfaCommand : PartnerMfaCommand
{
    private const string Action = "Forget the connection and its tokens";

    private static class Sets
    {
        public const string Session = nameof(Session);
        public const string Account = nameof(Account);
        public const string Context = nameof(Context);
        public const string All = nameof(All);
    }

    /// <summary>The account whose connections and stored tokens to remove.</summary>
    [Parameter(ParameterSetName = Sets.Account, Mandatory = true, HelpMessage = HelpMessages.Account)]
    [ArgumentCompleter(typeof(SandboxAccountCompleter))]
    [Alias("AccountId")]
    [ValidateNotNullOrEmpty]
    public string UserPrincipalName { get; set; } = "";

    /// <summary>The connection to forget, as returned by Get-PartnerMfaContext or Connect-PartnerMfa -PassThru. Stored tokens stay.</summary>
    [Parameter(ParameterSetName = Sets.Context, Mandatory = true, ValueFromPipeline = true)]
    [PipedObject(typeof(PartnerMfaContext), TakesTokens = false)]
    [AllowNull]
    public PartnerMfaContext? Context { get; set; }

    /// <summary>
    /// Also removes the tokens of every account that earlier sessions stored for this user (<c>-ContextScope CurrentUser</c>).
    /// </summary>
    [Parameter(ParameterSetName = Sets.All, Mandatory = true)]
    public SwitchParameter All { get; set; }

    private protected override void ProcessInput()
    {
        if (ParameterSetName == Sets.Context && Context is null)
        {
            FailOne(Failures.NoConnectionPiped());
            return;
        }

        try
        {
            List<Session> sessions = RunspaceState.Current.AllSessions.Where(IsMeant).ToList();
            List<KeptAccount> kept = Run((client, _, _) => client.KeptAccountsAsync()).Where(account => IsMeant(account.Name)).ToList();
            if (sessions.Count == 0 && kept.Count == 0) WriteVerbose("There is no connection.");
            if (ParameterSetName == Sets.Session)
            {
                // A script that failed must not delete the tokens of other jobs.
                if (sessions.Count == 0 && kept.Count > 0)
                    WriteWarning($"This session has no connection. Tokens stored for later sessions are still there: {string.Join(", ", kept.Select(account => account.Name))}. To remove them: Disconnect-PartnerMfa -All");
            }

            if (ParameterSetName is Sets.Session or Sets.Context) kept.Clear();

            bool forgotAll = ForgetSessions(sessions);
            foreach (KeptAccount account in kept)
            {
                if (ShouldProcess($"{account.Name} (kept for {account.Host})", Action)) Run((_, _, _) => Done(account.RemoveAsync()));
                else forgotAll = false;
            }

            if (All && forgotAll) Run((client, _, _) => Done(client.ClearKeptAccountsAsync()));
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }

    // The connection comes first. An account is listed once, no matter how many sign-ins it has.
    private bool ForgetSessions(List<Session> sessions)
    {
        bool forgotAll = true;
        foreach (IGrouping<string, Session> account in sessions.GroupBy(session => $"{session.Claims.Account ?? session.Claims.ApplicationId} ({session.Environment.Name})"))
        {
            if (!ShouldProcess(account.Key, Action))
            {
                forgotAll = false;
                continue;
            }

            foreach (Session session in account) Run((_, _, _) => PartnerMfaClient.ForgetAsync(session));
            RunspaceState.Current.Remove(account);
        }

        return forgotAll;
    }

    private bool IsMeant(Session session) => Context is null
        ? IsMeant(session.Claims.Account)
        : ReferenceEquals(session.Environment, Context.TokenEnvironment) && session.Claims.Account == Context.Account && session.Claims.ApplicationId == Context.ApplicationId;

    private bool IsMeant(string? account) =>
        ParameterSetName != Sets.Account || string.Equals(account, UserPrincipalName, StringComparison.OrdinalIgnoreCase);

    private static async Task<bool> Done(Task work)
    {
        await work.ConfigureAwait(false);
        return true;
    }
}
