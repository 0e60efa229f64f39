using PartnerMfa.Redaction;
using PartnerMfa.Work;

namespace PartnerMfa.Cli.Hosting;

/// <summary>Tells a person at a terminal what goes on, on standard error.</summary>
/// <param name="error">Where it is told.</param>
/// <param name="verbose">Whether the details are, too.</param>
/// <param name="progress">Whether progress is: of many, their answers are progress enough.</param>
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
        // What is counted would fill the terminal with lines: of a wait, which has an end and a share of it, the first one does.
        if (!progress || left is null != percent is null || status == _lastStatus) return;
        _lastStatus = status;
        error.WriteLine($"{activity}: {Redactor.Sentence(status)}");
    }

    public void Completed(string activity)
    {
        // Lines that were written stay; there is nothing to take away.
    }

    public void DeviceCode(DeviceCodePrompt prompt) => error.WriteLine(prompt.Instruction);
}
