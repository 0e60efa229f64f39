using PartnerMfa.Redaction;
using PartnerMfa.Work;

namespace PartnerMfa.Cli.Hosting;

/// <summary>Shows progress on standard error.</summary>
/// <param name="error">The writer for standard error.</param>
/// <param name="verbose">Whether to show details as well.</param>
/// <param name="progress">Whether to show progress. When many results are written, they already show the progress.</param>
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
        // Reporting every step would fill the terminal with lines. One line is enough for a wait that has both an end and a percentage.
        if (!progress || left is null != percent is null || status == _lastStatus) return;
        _lastStatus = status;
        error.WriteLine($"{activity}: {Redactor.Sentence(status)}");
    }

    public void Completed(string activity)
    {
        // Lines that were written cannot be removed again.
    }

    public void DeviceCode(DeviceCodePrompt prompt) => error.WriteLine(prompt.Instruction);
}
