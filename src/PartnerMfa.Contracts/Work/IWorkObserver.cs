namespace PartnerMfa.Work;

/// <summary>
/// What the work tells while it runs. It stands here and not in Core, because types of the cmdlet assembly implement it, and
/// those are loaded before Core can be found.
/// </summary>
internal interface IWorkObserver
{
    void Verbose(string message);

    void Warning(string message);

    /// <param name="activity">What is going on.</param>
    /// <param name="status">What it is waiting for just now.</param>
    /// <param name="left">How long it can still take; null when nobody knows.</param>
    /// <param name="percent">How much is done; null when nobody knows.</param>
    void Progress(string activity, string status, TimeSpan? left = null, int? percent = null);

    /// <summary>The work under way is done: progress that was shown can go.</summary>
    void Completed(string activity);

    /// <summary>A person must open an address and type a code.</summary>
    void DeviceCode(DeviceCodePrompt prompt);
}
