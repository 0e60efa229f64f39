using System.Management.Automation;
using PartnerMfa.Hosting;
using PartnerMfa.SignIn;

namespace PartnerMfa.Commands;

[Cmdlet(VerbsCommunications.Disconnect, "PartnerMfa", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class DisconnectPartnerMfaCommand : PartnerMfaCommand
{
    private protected override void ProcessInput()
    {
        RunspaceState state = RunspaceState.Current;
        // No array is spread here: that takes spans, and with them an assembly that Windows PowerShell does not have.
        List<Session> sessions = [.. state.GraphSessions];
        if (state.Session is { } session) sessions.Insert(0, session);
        if (sessions.Count == 0)
        {
            WriteVerbose("There is no connection.");
            return;
        }

        string target = $"{sessions[0].Claims.Account ?? sessions[0].Claims.ApplicationId} ({sessions[0].Environment.Name})";
        if (!ShouldProcess(target, "Forget the connection and its cached tokens")) return;
        try
        {
            foreach (Session one in sessions) Run((_, _, _) => PartnerMfaClient.ForgetAsync(one));
            RunspaceState.Forget();
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }
}
