using System.Text.Json;
using PartnerMfa.Http.Resources;
using PartnerMfa.Redaction;

namespace PartnerMfa.Setup.Tenants;

/// <summary>Reads a tenant for one account and records what was read, so that it can be saved.</summary>
internal sealed class TenantRecording(ITenantSource tenant, SavedTenant into) : ITenantSource
{
    // The parts of an application's secrets and certificates.
    private static readonly string[] NeverSaved = ["hint", "secretText", "key", "customKeyIdentifier"];

    private readonly SavedResources _account = new(), _tenant = new();

    /// <summary>Adds the account to the saved tenant.</summary>
    /// <param name="name">Its name in the directory.</param>
    /// <param name="asked">The name by which it was read.</param>
    public void Finish(string name, string asked)
    {
        _account.Rename(GraphPaths.Account(asked).Path, GraphPaths.Account(name).Path);
        into.Add(new SavedAccount(name, _account), _tenant);
    }

    public async Task<ResourceResult<JsonElement>> GetAsync(GraphPath path, bool isOptional)
    {
        ResourceResult<JsonElement> read = await tenant.GetAsync(path, isOptional).ConfigureAwait(false);
        if (read.Failure is { } failure) Into(path).NotRead[path.Path] = failure;
        else if (TryKeep(path, Unwrapped(path, read.Value)) is { } kept) Into(path).Read[path.Path] = kept;
        return read;
    }

    public async Task<ResourceResult<ItemCount>> GetAllAsync(GraphPath path, Action<JsonElement> add)
    {
        List<JsonElement> items = [];
        ResourceResult<ItemCount> read = await tenant.GetAllAsync(path, item =>
        {
            add(item);
            if (TryKeep(path, item) is { } kept) items.Add(kept);
        }).ConfigureAwait(false);
        if (read.Failure is { } failure) Into(path).NotRead[path.Path] = failure;
        if (read.Failure is null || items.Count > 0) Into(path).Read[path.Path] = Json(writer => WriteList(writer, items));
        return read;
    }

    private SavedResources Into(GraphPath path) => path.IsOfAccount ? _account : _tenant;

    // Graph returns some objects wrapped in others.
    private static JsonElement Unwrapped(GraphPath path, JsonElement json) =>
        path.Kept is not null && json.TryGetProperty("value", out JsonElement wrapped) && wrapped.ValueKind == JsonValueKind.Object ? wrapped : json;

    // Half of a surrogate pair cannot be written. Readers of the object notice it, too.
    private static JsonElement? TryKeep(GraphPath path, JsonElement json)
    {
        try
        {
            return Json(writer => WriteKept(writer, path, json));
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static void WriteKept(Utf8JsonWriter writer, GraphPath path, JsonElement json)
    {
        if (path.Kept is null)
        {
            Write(writer, json);
            return;
        }

        writer.WriteStartObject();
        foreach (JsonProperty member in json.EnumerateObject().Where(member => path.Kept.Contains(member.Name)))
        {
            writer.WritePropertyName(member.Name);
            Write(writer, member.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, List<JsonElement> items)
    {
        writer.WriteStartArray();
        foreach (JsonElement item in items) item.WriteTo(writer);
        writer.WriteEndArray();
    }

    // A tenant's settings should not contain secrets. Anything that is certainly a secret is replaced anyway.
    private static void Write(Utf8JsonWriter writer, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                writer.WriteStringValue(Redactor.Data(json.GetString()));
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in json.EnumerateArray()) Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty member in json.EnumerateObject().Where(member => !NeverSaved.Contains(member.Name)))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    private static JsonElement Json(Action<Utf8JsonWriter> write)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter writer = new(text)) write(writer);
        using JsonDocument document = JsonDocument.Parse(text.ToArray());
        return document.RootElement.Clone();
    }
}
