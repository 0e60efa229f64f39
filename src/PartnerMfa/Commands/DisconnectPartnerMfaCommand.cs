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
        Session[] sessions = [.. state.Session is { } session ? [session] : Array.Empty<Session>(), .. state.GraphSessions];
        if (sessions.Length == 0)
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
