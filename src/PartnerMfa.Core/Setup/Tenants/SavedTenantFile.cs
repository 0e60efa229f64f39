using System.Text.Encodings.Web;
using System.Text.Json;
using PartnerMfa.Errors;
using PartnerMfa.Files;
using PartnerMfa.Http.Resources;
using PartnerMfa.Json;
using PartnerMfa.Redaction;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Setup.Tenants;

/// <summary>The file of a saved tenant: versioned JSON that people can read and compare.</summary>
internal static class SavedTenantFile
{
    private const string Format = "PartnerMfa tenant";
    private const int Version = 1;

    // A tenant of 10,000 policies takes about 30 MiB.
    private const int Longest = 256 * 1024 * 1024;

    // The file is for people, so characters are not escaped. A page that shows it must encode it anyway.
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="PartnerMfaException"><c>FileNotFound</c> or <c>TenantFileInvalid</c>.</exception>
    public static SavedTenant Read(string path)
    {
        using JsonDocument document = JsonFile.Read(path, Longest, (why, _) => Failures.TenantFileInvalid(path, why));
        JsonElement root = document.RootElement;
        if (root.Text("format") != Format) throw Failures.TenantFileInvalid(path, "it is not a saved tenant.");
        if (root.Member("version") is not { ValueKind: JsonValueKind.Number } version || !version.TryGetInt32(out int number) || number < 1)
            throw Failures.TenantFileInvalid(path, "its version cannot be read.");
        if (number > Version) throw Failures.TenantFileInvalid(path, Invariant($"it was saved by a newer version of PartnerMfa (file version {number})."));
        if (root.Time("savedOn") is not { } savedOn || root.Text("environment") is not { } environment || root.Member("accounts") is not { ValueKind: JsonValueKind.Array } accounts)
            throw Failures.TenantFileInvalid(path, "it has no 'savedOn', 'environment' or 'accounts'.");
        SavedTenant tenant = new() { SavedOn = savedOn, Environment = environment, TenantId = root.Text("tenantId") };
        ReadResources(root, tenant.Resources);
        foreach (JsonElement json in accounts.EnumerateArray())
        {
            SavedAccount account = new(json.Text("name") ?? throw Failures.TenantFileInvalid(path, "an account in it has no 'name'."), new SavedResources());
            ReadResources(json, account.Resources);
            tenant.Add(account);
        }

        return tenant;
    }

    /// <summary>Checks before the sign-in that the tenant can be saved. A file with other content is not replaced.</summary>
    /// <exception cref="PartnerMfaException"><c>TenantNotSaved</c>.</exception>
    public static void Check(string path)
    {
        try
        {
            if (FileLink.WhyNot(path) is { } why) throw Failures.TenantNotSaved(path, why);
            if (File.Exists(path)) Read(path);
        }
        catch (PartnerMfaException failure) when (failure.Id == ErrorId.TenantFileInvalid)
        {
            throw Failures.TenantNotSaved(path, "the file that has this name is not a saved tenant, so it is not replaced.");
        }
        catch (Exception exception) when (IsOfFile(exception))
        {
            throw Failures.TenantNotSaved(path, JsonFile.Reason(exception));
        }
    }

    /// <summary>Replaces the file in one step. Only its owner may read it, because it shows how the tenant is protected.</summary>
    /// <exception cref="PartnerMfaException"><c>TenantNotSaved</c>.</exception>
    public static void Write(string path, SavedTenant tenant)
    {
        try
        {
            using AtomicFile file = new(path, isSecret: true);
            using (Utf8JsonWriter writer = new(file.Content, Readable)) Write(writer, tenant);
            file.Content.WriteByte((byte)'\n');
            file.Complete();
        }
        catch (Exception exception) when (IsOfFile(exception))
        {
            throw Failures.TenantNotSaved(path, JsonFile.Reason(exception));
        }
    }

    private static void Write(Utf8JsonWriter writer, SavedTenant tenant)
    {
        writer.WriteStartObject();
        writer.WriteString("format", Format);
        writer.WriteNumber("version", Version);
        writer.WriteString("savedOn", DisplayFormat.Timestamp(tenant.SavedOn.UtcDateTime));
        writer.WriteString("environment", tenant.Environment);
        writer.WriteString("tenantId", tenant.TenantId);
        Write(writer, tenant.Resources);
        writer.WriteStartArray("accounts");
        foreach (SavedAccount account in tenant.Accounts)
        {
            writer.WriteStartObject();
            writer.WriteString("name", account.Name);
            Write(writer, account.Resources);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, SavedResources resources)
    {
        writer.WriteStartObject("resources");
        foreach (KeyValuePair<string, JsonElement> resource in resources.Read)
        {
            writer.WritePropertyName(resource.Key);
            resource.Value.WriteTo(writer);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("notRead");
        foreach (KeyValuePair<string, ResourceFailure> resource in resources.NotRead) Write(writer, resource.Key, resource.Value);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string path, ResourceFailure failure)
    {
        writer.WriteStartObject(path);
        writer.WriteString("kind", failure.Kind.ToString());
        writer.WriteString("words", failure.Words);
        writer.WriteEndObject();
    }

    private static void ReadResources(JsonElement json, SavedResources into)
    {
        if (json.Member("resources") is { ValueKind: JsonValueKind.Object } resources)
            foreach (JsonProperty resource in resources.EnumerateObject()) into.Read[resource.Name] = resource.Value.Clone();
        if (json.Member("notRead") is { ValueKind: JsonValueKind.Object } notRead)
            foreach (JsonProperty resource in notRead.EnumerateObject()) into.NotRead[resource.Name] = FailureOf(resource.Value);
    }

    private static ResourceFailure FailureOf(JsonElement json) => new(
        Enum.TryParse(json.Text("kind"), out ResourceFailureKind kind) && kind.ToString() == json.Text("kind") ? kind : ResourceFailureKind.Unexpected,
        Redactor.Foreign(json.Text("words") ?? "it could not be read"));

    private static bool IsOfFile(Exception exception) => exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
}
