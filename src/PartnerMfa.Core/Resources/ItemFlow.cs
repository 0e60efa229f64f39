using System.Text.Json;
using PartnerMfa.Work;

namespace PartnerMfa.Resources;

/// <summary>Passes items on and counts them; tells how many there are already, ten times a second at most.</summary>
internal sealed class ItemFlow(Action<JsonElement> item, string activity, TimeProvider clock, IWorkObserver observer)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private long _told = clock.GetTimestamp();

    public int Count { get; private set; }

    public void Add(JsonElement element, int page)
    {
        item(element);
        Count++;
        if (clock.GetElapsedTime(_told) < Pause) return;
        _told = clock.GetTimestamp();
        observer.Progress(activity, Invariant($"{Count:N0} read{(page == 1 ? "" : Invariant($", page {page:N0}"))}"));
    }
}
