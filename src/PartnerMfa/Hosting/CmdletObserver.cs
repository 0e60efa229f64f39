using System.Management.Automation;
using PartnerMfa.Redaction;
using PartnerMfa.Work;

namespace PartnerMfa.Hosting;

/// <summary>
/// Shows progress reports on the cmdlet's streams. An activity that begins while another one is shown becomes its child, so that the outer
/// progress bar stays while its parts come and go.
/// </summary>
internal sealed class CmdletObserver(Cmdlet cmdlet, PipelineBridge bridge) : IWorkObserver
{
    private const int FirstProgressId = 0x504D00; // 'PM': unlikely to be the ID of another command's progress

    // Only the pipeline thread uses this.
    private readonly List<string?> _shown = [];

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
        bridge.WriteAsync(() =>
        {
            ProgressRecord record = RecordOf(activity, shown);
            record.SecondsRemaining = (int?)left?.TotalSeconds ?? -1;
            record.PercentComplete = percent ?? -1;
            cmdlet.WriteProgress(record);
        });
    }

    public void Completed(string activity) => bridge.WriteAsync(() =>
    {
        ProgressRecord record = RecordOf(activity, " ");
        record.RecordType = ProgressRecordType.Completed;
        cmdlet.WriteProgress(record);
        _shown[_shown.IndexOf(activity)] = null;
        while (_shown.Count > 0 && _shown[_shown.Count - 1] is null) _shown.RemoveAt(_shown.Count - 1);
    });

    // The only stream that captured output, headless hosts and Azure Automation all show.
    public void DeviceCode(DeviceCodePrompt prompt) => Warning(prompt.Instruction);

    private ProgressRecord RecordOf(string activity, string status)
    {
        int place = _shown.IndexOf(activity);
        if (place < 0)
        {
            place = _shown.Count;
            _shown.Add(activity);
        }

        return new ProgressRecord(FirstProgressId + place, activity, status) { ParentActivityId = place == 0 ? -1 : FirstProgressId };
    }
}
