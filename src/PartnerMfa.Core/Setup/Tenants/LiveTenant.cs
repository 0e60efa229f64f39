using System.Text.Json;
using PartnerMfa.Http;
using PartnerMfa.Http.Resources;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Setup.Tenants;

/// <summary>The tenant, as Microsoft Graph currently shows it.</summary>
internal sealed class LiveTenant(ServiceBackend backend, SetupRequest request, IWorkObserver observer, TimeLimit limit) : ITenantSource
{
    private readonly ResourceReader _patient = Reader(backend, request, observer, RetryOptions.Default);

    // Once Graph has failed after all retries, waiting for it again for each resource does not help.
    private readonly ResourceReader _impatient = Reader(backend, request, observer, RetryOptions.Once);

    private bool _hasGivenUp;

    public async Task<ResourceResult<JsonElement>> GetAsync(GraphPath path, bool isOptional)
    {
        ResourceReader reader = isOptional || _hasGivenUp ? _impatient : _patient;
        ResourceResult<JsonElement> read = await reader.GetAsync(path.PathAndQuery, limit).ConfigureAwait(false);
        if (!isOptional) Remember(read.Failure);
        return read;
    }

    public async Task<ResourceResult<ItemCount>> GetAllAsync(GraphPath path, Action<JsonElement> add)
    {
        ResourceResult<ItemCount> read = await (_hasGivenUp ? _impatient : _patient).GetAllAsync(path.PathAndQuery, GraphConstants.ItemsName, add, limit).ConfigureAwait(false);
        Remember(read.Failure);
        return read;
    }

    private void Remember(ResourceFailure? failure) =>
        _hasGivenUp |= failure?.Kind is ResourceFailureKind.Throttled or ResourceFailureKind.Unavailable or ResourceFailureKind.Unreachable;

    private static ResourceReader Reader(ServiceBackend backend, SetupRequest request, IWorkObserver observer, RetryOptions retries) =>
        new(backend, ResourceService.Graph(request.Environment), request.GraphToken!, observer) { Retries = retries };
}
