namespace PartnerMfa.Cli.Hosting;

/// <summary>Tells a person at a terminal what goes on, on standard error.</summary>
internal sealed class ConsoleObserver(TextWriter error, bool verbose) : IWorkObserver
{
    public void Verbose(string message)
    {
        if (verbose) error.WriteLine(message);
    }

    public void Warning(string message) => error.WriteLine($"warning: {message}");

    public void Progress(string activity, string status, TimeSpan? left = null, int? percent = null)
    {
        // What is counted would fill the terminal with lines.
        if (left is null && percent is null) error.WriteLine($"{activity}: {status}");
    }

    public void Completed(string activity)
    {
        // Lines that were written stay; there is nothing to take away.
    }

    public void DeviceCode(DeviceCodePrompt prompt) => error.WriteLine(prompt.Instruction);
}
