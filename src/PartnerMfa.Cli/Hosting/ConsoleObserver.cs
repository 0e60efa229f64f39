using PartnerMfa.Redaction;
using PartnerMfa.Work;

namespace PartnerMfa.Cli.Hosting;

/// <summary>Shows progress on standard error.</summary>
/// <param name="error">Where it is shown.</param>
/// <param name="verbose">Whether details are shown, too.</param>
/// <param name="progress">Whether progress is shown; when many results come, they are progress enough.</param>
internal sealed class ConsoleObserver(TextWriter error, bool verbose, bool progress = true) : IWorkObserver
{
    private string? _lastStatus;

    public void Verbose(string message)
    {
        if (verbose) error.WriteLine(Redactor.Sentence(message));
    }

    public void Warning(string message) => error.WriteLine($"warning: {Redactor.Sentence(message)}");

    public void Progress(string activity, string status, TimeSpan? left = null, int? percent = null)
    {
        // A count would fill the terminal with lines. Of a wait, which has both an end and a percentage, one line is enough.
        if (!progress || left is null != percent is null || status == _lastStatus) return;
        _lastStatus = status;
        error.WriteLine($"{activity}: {Redactor.Sentence(status)}");
    }

    public void Completed(string activity)
    {
        // Written lines stay.
    }

    public void DeviceCode(DeviceCodePrompt prompt) => error.WriteLine(prompt.Instruction);
}
