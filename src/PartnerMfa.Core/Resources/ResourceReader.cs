using System.Text.Json;
using PartnerMfa.Hosting;
using PartnerMfa.Http;
using PartnerMfa.Work;

namespace PartnerMfa.Resources;

/// <summary>
/// Reads resources of one service with one token, which goes to that service's own scheme, host and port alone. Several resources
/// can be read at once. That one cannot be read is no exception: it is said in what comes back.
/// </summary>
internal sealed class ResourceReader(ServiceBackend backend, ResourceService service, Secret token, IWorkObserver observer)
{
    private readonly string _activity = $"Asking {service.Name}";

    public RetryOptions Retries { get; init; } = RetryOptions.Default;

    /// <summary>Reads a resource that is one object, of up to 4 MiB.</summary>
    /// <param name="pathAndQuery">What to ask for; what users gave is escaped in it.</param>
    /// <param name="limit">Ends the tries, the waits and the reading.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ResourceResult<JsonElement>> GetAsync(string pathAndQuery, TimeLimit limit)
    {
        PageLinks links = new(service);
        JsonElement value = default;
        ResourceFailure? failure = links.Follow(pathAndQuery) ?? await CallAsync(
            Call(links.Next!, pathAndQuery, page: 1),
            async (body, stop) => value = await ObjectReader.ReadAsync(body, stop).ConfigureAwait(false),
            () => false,
            limit).ConfigureAwait(false);
        observer.Completed(_activity);
        return new ResourceResult<JsonElement>(value, failure);
    }

    /// <summary>
    /// Reads a collection to its end, page by page. No more of it is held than a window of 32 KiB, or one item of up to 4 MiB.
    /// </summary>
    /// <param name="pathAndQuery">What to ask for; what users gave is escaped in it.</param>
    /// <param name="itemsName">The name of the array in each page; an array that stands for itself is one, too.</param>
    /// <param name="item">Is given each item, which is gone when it returns: Clone what is kept.</param>
    /// <param name="limit">Ends the tries, the waits and the reading.</param>
    /// <returns>How many were given: with a failure, those that came before it.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ResourceResult<ItemCount>> GetAllAsync(string pathAndQuery, string itemsName, Action<JsonElement> item, TimeLimit limit)
    {
        ItemFlow items = new(item, _activity, backend.Clock, observer);
        PageLinks links = new(service);
        ItemCount count = new(0, null);
        ResourceFailure? failure = links.Follow(pathAndQuery);
        while (links.Next is { } address)
        {
            ItemsReader? page = null;
            int given = items.Count;
            failure = await CallAsync(
                Call(address, pathAndQuery, links.Number),
                (body, stop) => (page = new ItemsReader(body, itemsName, element => items.Add(element, links.Number))).ReadAsync(stop),
                () => items.Count > given,
                limit).ConfigureAwait(false);
            count = new ItemCount(items.Count, count.Announced ?? page?.Announced) { IsCut = page?.IsCut == true };
            if (failure is not null) break;
            failure = links.Follow(page!.NextLink);
        }

        observer.Completed(_activity);
        return new ResourceResult<ItemCount>(count, failure);
    }

    // A link to a further page is the service's own text: nobody knows what stands in it.
    private ResourceCall Call(Uri address, string pathAndQuery, int page) => new(
        service, address, token, new Uri(service.Address, pathAndQuery).AbsoluteUri + (page == 1 ? "" : $", page {page}"));

    private async Task<ResourceFailure?> CallAsync(
        ResourceCall call, Func<Stream, CancellationToken, Task> read, Func<bool> hasGiven, TimeLimit limit)
    {
        using HttpMessageInvoker client = new(backend.Handler, disposeHandler: false);
        ResourceTries tries = new(call, read, hasGiven, backend.Clock, observer);
        try
        {
            await new RetryExecutor<ResourceTry>(backend, Retries, _activity, observer)
                .RunAsync(cancelled => tries.NextAsync(client, cancelled), limit)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!limit.IsCancelledByCaller)
        {
            return tries.EndByTimeLimit(limit.Length);
        }

        limit.ThrowIfCancelledByCaller();
        return tries.Last!.Failure;
    }
}
