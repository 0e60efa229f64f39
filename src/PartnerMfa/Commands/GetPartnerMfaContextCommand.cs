using System.Management.Automation;
using PartnerMfa.Hosting;

namespace PartnerMfa.Commands;

/// <summary><c>Get-PartnerMfaContext</c>: shows the connection of this session, without secrets.</summary>
[Cmdlet(VerbsCommon.Get, "PartnerMfaContext")]
[OutputType(typeof(PartnerMfaContext))]
public sealed class GetPartnerMfaContextCommand : PartnerMfaCommand
{
    private protected override void ProcessInput()
    {
        if (RunspaceState.Current.Session is { } session)
            WriteObject(Client.Describe(session));
        else
            WriteVerbose("There is no connection. Make one with Connect-PartnerMfa.");
    }
}
