using System.Management.Automation;
using PartnerMfa.Redaction;
using PartnerMfa.Work;

namespace PartnerMfa.Hosting;

/// <summary>Tells on the cmdlet's streams what the work tells.</summary>
internal sealed class CmdletObserver(Cmdlet cmdlet, PipelineBridge bridge) : IWorkObserver
{
    private const int ProgressId = 0x504D; // 'PM': not that of another command

    public void Verbose(string message)
    {
        string shown = Redactor.Sentence(message);
        bridge.WriteAsync(() => cmdlet.WriteVerbose(shown));
    }

    public void Warning(string message)
    {
        string shown = Redactor.Sentence(message);
        bridge.WriteAsync(() => cmdlet.WriteWarning(shown));
    }

    public void Progress(string activity, string status, TimeSpan? left = null, int? percent = null)
    {
        string shown = Redactor.Sentence(status);
        bridge.WriteAsync(() => cmdlet.WriteProgress(new ProgressRecord(ProgressId, activity, shown)
        {
            SecondsRemaining = (int?)left?.TotalSeconds ?? -1,
            PercentComplete = percent ?? -1,
        }));
    }

    public void Completed(string activity) => bridge.WriteAsync(() =>
        cmdlet.WriteProgress(new ProgressRecord(ProgressId, activity, " ") { RecordType = ProgressRecordType.Completed }));

    // The one stream that captured, headless and Automation hosts all show.
    public void DeviceCode(DeviceCodePrompt prompt) => Warning(prompt.Instruction);
}
