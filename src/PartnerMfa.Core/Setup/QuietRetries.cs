using PartnerMfa.Work;

namespace PartnerMfa.Setup;

/// <summary>
/// Reports only the first retry and leaves the others to the verbose stream. Many resources are read, and one line is enough.
/// </summary>
internal sealed class QuietRetries(IWorkObserver observer) : IWorkObserver
{
    private string? _lastVerbose;
    private bool _hasTold;

    public void Verbose(string message)
    {
        _lastVerbose = message;
        observer.Verbose(message);
    }

    public void Warning(string message) => observer.Warning(message);

    public void Progress(string activity, string status, TimeSpan? left = null, int? percent = null)
    {
        // A retry is reported as progress and, in the same words, as a detail.
        bool isRetry = status == _lastVerbose;
        if (!isRetry) observer.Progress(activity, status, left, percent);
        else if (!_hasTold) observer.Progress(activity, "Microsoft Graph is slow to answer; trying again.", left, percent);
        _hasTold |= isRetry;
    }

    public void Completed(string activity) => observer.Completed(activity);

    public void DeviceCode(DeviceCodePrompt prompt) => observer.DeviceCode(prompt);
}
