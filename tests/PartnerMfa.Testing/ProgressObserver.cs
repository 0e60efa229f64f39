using PartnerMfa.Work;

namespace PartnerMfa.Testing;

/// <summary>Does something at the first sign of progress.</summary>
internal sealed class ProgressObserver(Action progressed) : IWorkObserver
{
    public void Verbose(string message)
    {
    }

    public void Warning(string message)
    {
    }

    public void Progress(string activity, string status, TimeSpan? left = null, int? percent = null) => progressed();

    public void Completed(string activity)
    {
    }

    public void DeviceCode(DeviceCodePrompt prompt)
    {
    }
}
