using System.Collections.Concurrent;
using PartnerMfa.Work;

namespace PartnerMfa.Testing;

/// <summary>Records everything that the work reports.</summary>
internal sealed class RecordingObserver : IWorkObserver
{
    public ConcurrentQueue<string> Told { get; } = new();

    /// <summary>What a user sees who did not ask for details.</summary>
    public IEnumerable<string> Shown => Told.Where(told => !told.StartsWith("verbose: ", StringComparison.Ordinal));

    public ConcurrentQueue<DeviceCodePrompt> DeviceCodes { get; } = new();

    public void Verbose(string message) => Told.Enqueue($"verbose: {message}");

    public void Warning(string message) => Told.Enqueue($"warning: {message}");

    public void Progress(string activity, string status, TimeSpan? left = null, int? percent = null) => Told.Enqueue($"progress: {activity}: {status}");

    public void Completed(string activity) => Told.Enqueue($"completed: {activity}");

    public void DeviceCode(DeviceCodePrompt prompt) => DeviceCodes.Enqueue(prompt);
}
