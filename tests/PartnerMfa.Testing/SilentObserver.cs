using PartnerMfa.Work;

namespace PartnerMfa.Testing;

/// <summary>Ignores everything.</summary>
internal sealed class SilentObserver : IWorkObserver
{
    public static SilentObserver Instance { get; } = new();

    public void Verbose(string message)
    {
    }

    public void Warning(string message)
    {
    }

    public void Progress(string activity, string status, TimeSpan? left = null, int? percent = null)
    {
    }

    public void Completed(string activity)
    {
    }

    public void DeviceCode(DeviceCodePrompt prompt)
    {
    }
}
