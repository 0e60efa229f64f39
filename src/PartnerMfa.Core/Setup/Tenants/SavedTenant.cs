using System.Text.Json;
using PartnerMfa.Http.Resources;
using PartnerMfa.Json;

namespace PartnerMfa.Setup.Tenants;

/// <summary>Resources by their paths, as they were read.</summary>
internal sealed class SavedResources
{
    public SortedDictionary<string, JsonElement> Read { get; } = new(StringComparer.Ordinal);

    /// <summary>The resources that could not be read completely, and why.</summary>
    public SortedDictionary<string, ResourceFailure> NotRead { get; } = new(StringComparer.Ordinal);

    /// <summary>Returns what was read of a resource, and why that is not all of it; null when nothing is known about it.</summary>
    public (JsonElement? Json, ResourceFailure? Failure)? Find(string path)
    {
        JsonElement? json = Read.TryGetValue(path, out JsonElement known) ? known : null;
        ResourceFailure? failure = NotRead.TryGetValue(path, out ResourceFailure? why) ? why : null;
        return json is null && failure is null ? null : (json, failure);
    }

    public void Rename(string from, string to)
    {
        if (from == to || !Read.TryGetValue(from, out JsonElement json)) return;
        Read.Remove(from);
        Read[to] = json;
    }
}

/// <summary>An account of a saved tenant.</summary>
/// <param name="Name">Its name in the directory.</param>
/// <param name="Resources">
/// The resources that belong to the account, and those of the tenant that were different when the account was read.
/// </param>
internal sealed record SavedAccount(string Name, SavedResources Resources)
{
    public Guid? ObjectId => Resources.Find(GraphPaths.Account(Name).Path)?.Json is { } json && Guid.TryParse(json.Text("id"), out Guid id) ? id : null;
}

/// <summary>What was read about a tenant and some of its accounts. It can be saved, and read again without a network.</summary>
internal sealed class SavedTenant
{
    private readonly List<SavedAccount> _accounts = [];

    public required DateTimeOffset SavedOn { get; init; }

    /// <summary>The name of the environment from which it was read.</summary>
    public required string Environment { get; init; }

    /// <summary>Null when the token did not say.</summary>
    public string? TenantId { get; init; }

    public IReadOnlyList<SavedAccount> Accounts => _accounts;

    /// <summary>The resources that the accounts share.</summary>
    public SavedResources Resources { get; } = new();

    /// <summary>Adds an account, or replaces the one with the same name.</summary>
    /// <param name="account">The account, with the resources that belong to it.</param>
    /// <param name="tenant">
    /// What was read about the tenant together with it. If that differs from what was read with another account, the account keeps its own
    /// version.
    /// </param>
    public void Add(SavedAccount account, SavedResources tenant)
    {
        foreach (KeyValuePair<string, JsonElement> one in tenant.Read)
            (Resources.Find(one.Key) is { } known && known.Json?.GetRawText() != one.Value.GetRawText() ? account.Resources : Resources).Read[one.Key] = one.Value;
        foreach (KeyValuePair<string, ResourceFailure> one in tenant.NotRead)
            (Resources.Find(one.Key) is { } known && known.Failure?.Words != one.Value.Words ? account.Resources : Resources).NotRead[one.Key] = one.Value;
        Add(account);
    }

    /// <inheritdoc cref="Add(SavedAccount, SavedResources)"/>
    public void Add(SavedAccount account)
    {
        _accounts.RemoveAll(known => known.Name.Equals(account.Name, StringComparison.OrdinalIgnoreCase));
        _accounts.Add(account);
    }

    /// <summary>Returns the account with this name or object ID; null when it is not in the file.</summary>
    public SavedAccount? Find(string asked) =>
        _accounts.Find(account => account.Name.Equals(asked, StringComparison.OrdinalIgnoreCase))
        ?? (Guid.TryParse(asked, out Guid id) ? _accounts.Find(account => account.ObjectId == id) : null);

    /// <summary>Returns the tenant as it was when one of its accounts was read.</summary>
    public ITenantSource Of(SavedAccount account) => new SavedTenantSource(account.Resources, Resources);
}

/// <summary>Reads a saved tenant as if it were Microsoft Graph.</summary>
internal sealed class SavedTenantSource(SavedResources account, SavedResources tenant) : ITenantSource
{
    /// <summary>The failure for everything that is not in the file.</summary>
    public static ResourceFailure NotSaved { get; } = new(ResourceFailureKind.Unexpected, "it is not in the saved tenant");

    public Task<ResourceResult<JsonElement>> GetAsync(GraphPath path, bool isOptional)
    {
        (JsonElement? json, ResourceFailure? failure) = Find(path.Path) ?? (FindInCollection(path.Path), null);
        return Task.FromResult(json is { ValueKind: JsonValueKind.Object } found && failure is null
            ? new ResourceResult<JsonElement>(found, null)
            : new ResourceResult<JsonElement>(default, failure ?? NotSaved));
    }

    public Task<ResourceResult<ItemCount>> GetAllAsync(GraphPath path, Action<JsonElement> add)
    {
        (JsonElement? json, ResourceFailure? failure) = Find(path.Path) ?? default;
        if (json is not { ValueKind: JsonValueKind.Array } items)
            return Task.FromResult(new ResourceResult<ItemCount>(new ItemCount(0, null), failure ?? NotSaved));
        foreach (JsonElement item in items.EnumerateArray()) add(item);
        return Task.FromResult(new ResourceResult<ItemCount>(new ItemCount(items.GetArrayLength(), null), failure));
    }

    private (JsonElement? Json, ResourceFailure? Failure)? Find(string path) => account.Find(path) ?? tenant.Find(path);

    // The collection contains resources that were not read separately.
    private JsonElement? FindInCollection(string path)
    {
        int end = path.LastIndexOf('/');
        if (Find(path.Substring(0, end))?.Json is not { ValueKind: JsonValueKind.Array } items) return null;
        string id = Uri.UnescapeDataString(path.Substring(end + 1));
        foreach (JsonElement item in items.EnumerateArray())
            if (id.Equals(item.Text("id"), StringComparison.OrdinalIgnoreCase)) return item;
        return null;
    }
}
