using System.Text.Json;
using PartnerMfa.Errors;
using PartnerMfa.Http;
using PartnerMfa.Http.Resources;
using PartnerMfa.Json;
using PartnerMfa.Redaction;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Customers;

/// <summary>
/// Reads the partner's customers from Partner Center, and those with GDAP from Microsoft Graph. Either of the two is enough.
/// </summary>
/// <remarks>
/// Sources: https://learn.microsoft.com/partner-center/developer/get-a-list-of-customers and
/// https://learn.microsoft.com/graph/api/tenantrelationship-list-delegatedadmincustomers
/// </remarks>
internal sealed class CustomerList(ServiceBackend backend, CommandHints words, IWorkObserver observer)
{
    private const string PartnerCenterPath = "/v1/customers?size=500";
    private const string GraphPath = "/v1.0/tenantRelationships/delegatedAdminCustomers";
    private const string ContinuationHeader = "MS-ContinuationToken";
    private const int MostPages = 10_000;
    private static readonly TimeSpan TimeForAll = TimeSpan.FromMinutes(10);

    /// <exception cref="PartnerMfaException">
    /// The sign-in was refused, or <c>CustomersUnreadable</c>: neither service returned the list of customers.
    /// </exception>
    public async Task<IReadOnlyList<CustomerName>> ReadAsync(RefreshTokenSignIn signIn, CancellationToken cancellationToken)
    {
        Dictionary<string, CustomerName> found = new(StringComparer.OrdinalIgnoreCase);
        SignInService service = new(backend, words);
        using TimeLimit limit = new(backend.Clock, TimeForAll, cancellationToken);
        Session partner = await service.SignInAsync(signIn, observer, cancellationToken).ConfigureAwait(false);
        ResourceFailure? missing = await ReadPartnerCenterAsync(partner, Add, limit).ConfigureAwait(false);
        ResourceFailure? withoutGraph = await ReadGraphAsync(service, signIn, Add, limit, cancellationToken).ConfigureAwait(false);
        if (missing is not null && withoutGraph is not null) throw Failures.CustomersUnreadable("Partner Center", missing.Words, missing.CorrelationId);
        if (missing is not null) observer.Warning($"Partner Center does not list the customers ({missing.Words}). Those with GDAP are tested, as Microsoft Graph lists them.");
        if (withoutGraph is not null) observer.Warning($"Microsoft Graph does not list the customers with GDAP ({withoutGraph.Words}). All customers of Partner Center are tested.");
        return found.Count > 0 ? [.. found.Values] : throw Failures.CustomersUnreadable("Partner Center", "it lists none", correlationId: null);

        void Add(string? id, string? name)
        {
            if (id is null || !Guid.TryParseExact(id, "D", out _)) return;
            string? shown = string.IsNullOrWhiteSpace(name) ? null : Redactor.Foreign(name!);
            if (!found.TryGetValue(id, out CustomerName? known) || known.Name is null) found[id] = new CustomerName(id, shown);
        }
    }

    private static ResourceFailure EndsEarly => new(ResourceFailureKind.Unexpected, "the list ends early");

    private async Task<ResourceFailure?> ReadPartnerCenterAsync(Session partner, Action<string?, string?> add, TimeLimit limit)
    {
        ResourceService service = ResourceService.PartnerCenter(partner.Environment);
        Uri? next = new(service.Address, PartnerCenterPath);
        string? continuation = null;
        long announced = 0, given = 0;
        for (int page = 1; next is not null; page++)
        {
            if (page > MostPages) return new ResourceFailure(ResourceFailureKind.Unexpected, "there were too many pages");
            JsonElement body = default;
            string? token = continuation;
            Uri address = next;
            ServiceCall call = new($"{service.Address}v1/customers, page {page}", ids => Request(service, address, partner.AccessToken, ids, token), CorrelationIds.New())
            {
                ReadBody = async (stream, stop) => body = await ObjectReader.ReadAsync(stream, stop).ConfigureAwait(false),
            };
            if (ResourceFailure.Of(await new CallExecutor(backend, RetryOptions.Default, "Reading the customers", observer).RunAsync(call, limit).ConfigureAwait(false)) is { } failure) return failure;
            // Any program can answer with 200. Without a list, it is not known whether there are more customers.
            if (body.Member("items") is not { ValueKind: JsonValueKind.Array } items) return new ResourceFailure(ResourceFailureKind.Unexpected, "the response has no list of customers");
            foreach (JsonElement item in items.EnumerateArray())
                add(item.Member("companyProfile")?.Text("tenantId") ?? item.Text("id"), item.Member("companyProfile")?.Text("companyName"));
            given += items.GetArrayLength();
            if (body.Member("totalCount") is { ValueKind: JsonValueKind.Number } total && total.TryGetInt64(out long count)) announced = Math.Max(announced, count);
            observer.Progress("Reading the customers", Invariant($"page {page}"));
            (next, continuation) = Next(service, body);
        }

        return announced > given ? EndsEarly : null;
    }

    // As with invoices, the link to the next page has no version, and a separate token is sent in a header.
    private static (Uri? Address, string? Continuation) Next(ResourceService service, JsonElement body)
    {
        if (body.Member("links")?.Member("next") is not { } link || link.Text("uri") is not { Length: > 0 } uri) return (null, null);
        string path = uri.TrimStart('/');
        if (!path.StartsWith("v1/", StringComparison.OrdinalIgnoreCase)) path = "v1/" + path;
        if (path.IndexOf("seekOperation=", StringComparison.OrdinalIgnoreCase) < 0) path += (path.IndexOf('?') < 0 ? "?" : "&") + "seekOperation=Next";
        string? token = link.Member("headers") is { ValueKind: JsonValueKind.Array } headers
            ? headers.EnumerateArray().Where(header => ContinuationHeader.Equals(header.Text("key"), StringComparison.OrdinalIgnoreCase)).Select(header => header.Text("value")).FirstOrDefault()
            : null;
        return (service.Resolve("/" + path), token);
    }

    private static HttpRequestMessage Request(ResourceService service, Uri address, Secret token, CorrelationIds ids, string? continuation)
    {
        HttpRequestMessage request = service.Get(address, token, ids);
        if (continuation is not null) request.Headers.TryAddWithoutValidation(ContinuationHeader, continuation);
        return request;
    }

    private async Task<ResourceFailure?> ReadGraphAsync(
        SignInService service, RefreshTokenSignIn signIn, Action<string?, string?> add, TimeLimit limit, CancellationToken cancellationToken)
    {
        try
        {
            Session graph = await service.SignInAsync(signIn with { OtherResource = signIn.Environment.GraphResource, GraphPermissions = [] }, observer, cancellationToken).ConfigureAwait(false);
            ResourceReader reader = new(backend, ResourceService.Graph(signIn.Environment), graph.AccessToken, observer);
            ResourceResult<ItemCount> read = await reader.GetAllAsync(GraphPath, GraphConstants.ItemsName, item => add(item.Text("tenantId") ?? item.Text("id"), item.Text("displayName")), limit).ConfigureAwait(false);
            return read.Failure ?? (read.Value?.HasMore == true ? EndsEarly : null);
        }
        catch (PartnerMfaException refusal)
        {
            return new ResourceFailure(ResourceFailureKind.Rejected, refusal.Message.TrimEnd('.'));
        }
    }
}
