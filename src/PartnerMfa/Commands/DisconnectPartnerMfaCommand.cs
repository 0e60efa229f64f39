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
        if (RunspaceState.Current.Session is not { } session)
        {
            WriteVerbose("There is no connection.");
            return;
        }

        string target = $"{session.Claims.Account ?? session.Claims.ApplicationId} ({session.Environment.Name})";
        if (!ShouldProcess(target, "Forget the connection and its cached tokens")) return;
        try
        {
            Run((_, _, _) => PartnerMfaClient.ForgetAsync(session));
            RunspaceState.Forget();
        }
        catch (PartnerMfaException failure)
        {
            Fail(failure);
        }
    }
}
