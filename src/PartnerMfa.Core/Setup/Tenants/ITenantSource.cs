using System.Text.Json;
using PartnerMfa.Http.Resources;

namespace PartnerMfa.Setup.Tenants;

/// <summary>The source of data about a tenant: Microsoft Graph, or the file of a saved tenant.</summary>
internal interface ITenantSource
{
    /// <summary>Reads a resource that is a single object.</summary>
    /// <param name="path">The resource.</param>
    /// <param name="isOptional">Whether the answer does not depend on it, so that it is not worth waiting for.</param>
    Task<ResourceResult<JsonElement>> GetAsync(GraphPath path, bool isOptional);

    /// <summary>Reads a whole collection.</summary>
    /// <param name="path">The collection.</param>
    /// <param name="add">Receives each item. The item is valid only during the call, so use Clone to keep it.</param>
    /// <returns>The number of items; with a failure, those that came before it.</returns>
    Task<ResourceResult<ItemCount>> GetAllAsync(GraphPath path, Action<JsonElement> add);
}
