using System.Text.Json;
using PartnerMfa.Http.Resources;

namespace PartnerMfa.Setup.Tenants;

/// <summary>Where what is known of a tenant comes from: Microsoft Graph, or a file that a tenant was saved in.</summary>
internal interface ITenantSource
{
    /// <summary>Reads a resource that is one object.</summary>
    /// <param name="path">The resource.</param>
    /// <param name="isOptional">The answer does not depend on it, so it is not worth waiting for.</param>
    Task<ResourceResult<JsonElement>> GetAsync(GraphPath path, bool isOptional);

    /// <summary>Reads a collection to its end.</summary>
    /// <param name="path">The collection.</param>
    /// <param name="add">Is given each item, which is gone when it returns: Clone what is kept.</param>
    /// <returns>How many were given: with a failure, those that came before it.</returns>
    Task<ResourceResult<ItemCount>> GetAllAsync(GraphPath path, Action<JsonElement> add);
}
