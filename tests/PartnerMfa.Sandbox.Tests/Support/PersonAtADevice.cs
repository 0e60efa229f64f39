using PartnerMfa.Work;

namespace PartnerMfa.Sandbox.Support;

/// <summary>Signs in on another device as soon as the code is shown, which takes a second.</summary>
internal sealed class PersonAtADevice(ManualClock clock) : IWorkObserver
{
    public List<DeviceCodePrompt> Prompts { get; } = [];

    public void DeviceCode(DeviceCodePrompt prompt)
    {
        Prompts.Add(prompt);
        clock.Advance(TimeSpan.FromSeconds(1));
    }

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
}
