using System.Text.Json;
using PartnerMfa.Http.Resources;
using PartnerMfa.Json;

namespace PartnerMfa.Setup.Tenants;

/// <summary>Resources by their paths, as they were read.</summary>
internal sealed class SavedResources
{
    public SortedDictionary<string, JsonElement> Read { get; } = new(StringComparer.Ordinal);

    /// <summary>What could not be read to its end, and why.</summary>
    public SortedDictionary<string, ResourceFailure> NotRead { get; } = new(StringComparer.Ordinal);

    /// <summary>What was read of a resource, and why not all of it; null when nothing is known of it.</summary>
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
/// <param name="Name">The name that the directory has for it.</param>
/// <param name="Resources">What belongs to the account, and what of the tenant was different when the account was read.</param>
internal sealed record SavedAccount(string Name, SavedResources Resources)
{
    public Guid? ObjectId => Resources.Find(GraphPaths.Account(Name).Path)?.Json is { } json && Guid.TryParse(json.Text("id"), out Guid id) ? id : null;
}

/// <summary>What was read of a tenant and some of its accounts: it can be saved, and read again without a network.</summary>
internal sealed class SavedTenant
{
    private readonly List<SavedAccount> _accounts = [];

    public required DateTimeOffset SavedOn { get; init; }

    /// <summary>The name of the environment that it was read from.</summary>
    public required string Environment { get; init; }

    /// <summary>Null when the token did not tell.</summary>
    public string? TenantId { get; init; }

    public IReadOnlyList<SavedAccount> Accounts => _accounts;

    /// <summary>What the accounts have in common.</summary>
    public SavedResources Resources { get; } = new();

    /// <summary>Adds an account, in place of one of the same name.</summary>
    /// <param name="account">The account, with what belongs to it.</param>
    /// <param name="tenant">What was read of the tenant with it. If that has changed since another account was read, the account keeps its own.</param>
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

    /// <summary>The account of a name or object ID; null when it is not in the file.</summary>
    public SavedAccount? Find(string asked) =>
        _accounts.Find(account => account.Name.Equals(asked, StringComparison.OrdinalIgnoreCase))
        ?? (Guid.TryParse(asked, out Guid id) ? _accounts.Find(account => account.ObjectId == id) : null);

    /// <summary>The tenant as one of its accounts was read in it.</summary>
    public ITenantSource Of(SavedAccount account) => new SavedTenantSource(account.Resources, Resources);
}

/// <summary>Reads a saved tenant as if it were Microsoft Graph.</summary>
internal sealed class SavedTenantSource(SavedResources account, SavedResources tenant) : ITenantSource
{
    /// <summary>The failure of everything that the file does not have.</summary>
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

    // The collection has resources that were not read separately.
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
