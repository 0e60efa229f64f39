using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Http.Resources;

/// <summary>
/// Reads resources of one service with one token, which is sent only to that service's own scheme, host and port. Several resources can be
/// read at the same time. A resource that cannot be read is a result, not an exception.
/// </summary>
internal sealed class ResourceReader(ServiceBackend backend, ResourceService service, Secret token, IWorkObserver observer)
{

    private readonly string _activity = $"Asking {service.Name}";

    public RetryOptions Retries { get; init; } = RetryOptions.Default;

    /// <summary>Reads a resource that is a single object of up to 4 MiB.</summary>
    /// <param name="pathAndQuery">The resource. User input in it must be escaped.</param>
    /// <param name="limit">Ends attempts, waits and reading.</param>
    /// <exception cref="OperationCanceledException">The caller canceled the call.</exception>
    public async Task<ResourceResult<JsonElement>> GetAsync(string pathAndQuery, TimeLimit limit)
    {
        PageLinks links = new(service);
        JsonElement value = default;
        ResourceFailure? failure = links.Follow(pathAndQuery) ?? await CallAsync(
            Call(links.Next!, pathAndQuery, page: 1) with { ReadBody = async (body, stop) => value = await ObjectReader.ReadAsync(body, stop).ConfigureAwait(false) },
            limit).ConfigureAwait(false);
        observer.Completed(_activity);
        return new ResourceResult<JsonElement>(value, failure);
    }

    /// <summary>Sends a query that has a body but changes nothing, so it can be repeated like a GET.</summary>
    /// <inheritdoc cref="GetAsync"/>
    /// <param name="path">The address of the query.</param>
    /// <param name="question">The body.</param>
    /// <param name="limit">Ends attempts, waits and reading.</param>
    public async Task<ResourceResult<JsonElement>> QueryAsync(string path, JsonObject question, TimeLimit limit)
    {
        JsonElement value = default;
        string body = question.ToJsonString();
        Uri address = new(service.Address, path);
        ServiceCall call = new(address.AbsoluteUri, Request, CorrelationIds.New())
        {
            Method = "POST",
            ReadBody = async (content, stop) => value = await ObjectReader.ReadAsync(content, stop).ConfigureAwait(false),
        };
        ResourceFailure? failure = await CallAsync(call, limit).ConfigureAwait(false);
        observer.Completed(_activity);
        return new ResourceResult<JsonElement>(value, failure);

        HttpRequestMessage Request(CorrelationIds ids)
        {
            HttpRequestMessage request = service.Get(address, token, ids);
            request.Method = HttpMethod.Post;
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            return request;
        }
    }

    /// <summary>
    /// Reads a whole collection, page by page. At any time, only a window of 32 KiB or one item of up to 4 MiB is in memory.
    /// </summary>
    /// <param name="pathAndQuery">The resource. User input in it must be escaped.</param>
    /// <param name="itemsName">The name of the array in each page. A page may also be the array itself.</param>
    /// <param name="item">Receives each item. The item is valid only during the call, so the callback must clone what it keeps.</param>
    /// <param name="limit">Ends attempts, waits and reading.</param>
    /// <returns>The number of items that were read, even when a failure ended the reading.</returns>
    /// <exception cref="OperationCanceledException">The caller canceled the call.</exception>
    public async Task<ResourceResult<ItemCount>> GetAllAsync(string pathAndQuery, string itemsName, Action<JsonElement> item, TimeLimit limit)
    {
        PageLinks links = new(service);
        ItemCount count = new(0, null);
        int given = 0;
        long reported = backend.Clock.GetTimestamp();
        ResourceFailure? failure = links.Follow(pathAndQuery);
        while (links.Next is { } address)
        {
            ItemsReader? page = null;
            int before = given;
            ServiceCall call = Call(address, pathAndQuery, links.Number) with
            {
                ReadBody = (body, stop) => (page = new ItemsReader(body, itemsName, Give)).ReadAsync(stop),
                HasPassedOn = () => given > before,
            };
            failure = await CallAsync(call, limit).ConfigureAwait(false);
            count = new ItemCount(given, count.Announced ?? page?.Announced) { IsCut = page?.IsCut == true };
            if (failure is not null) break;
            failure = links.Follow(page!.NextLink);
        }

        observer.Completed(_activity);
        return new ResourceResult<ItemCount>(count, failure);

        void Give(JsonElement element)
        {
            item(element);
            given++;
            if (backend.Clock.GetElapsedTime(reported) < ProgressPace.Pause) return;
            reported = backend.Clock.GetTimestamp();
            observer.Progress(_activity, Invariant($"{given:N0} read{(links.Number == 1 ? "" : Invariant($", page {links.Number:N0}"))}"));
        }
    }

    // The link to the next page is text from the service, so it is not shown.
    private ServiceCall Call(Uri address, string pathAndQuery, int page) => new(
        new Uri(service.Address, pathAndQuery).AbsoluteUri + (page == 1 ? "" : $", page {page}"),
        ids => service.Get(address, token, ids),
        CorrelationIds.New());

    private async Task<ResourceFailure?> CallAsync(ServiceCall call, TimeLimit limit) =>
        ResourceFailure.Of(await new CallExecutor(backend, Retries, _activity, observer).RunAsync(call, limit).ConfigureAwait(false));
}
