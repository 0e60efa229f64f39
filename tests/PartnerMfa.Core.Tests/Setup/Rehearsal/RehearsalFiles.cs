using System.Text.Json.Nodes;
using PartnerMfa.Setup.Tenants;

namespace PartnerMfa.Setup.Rehearsal;

/// <summary>Files of policies and saved tenants in a temporary folder.</summary>
internal sealed class RehearsalFiles : IDisposable
{
    private static int _count;

    // A random name would be hidden in messages, because it might be a secret.
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "rehearsal", $"{Environment.ProcessId}", $"{Interlocked.Increment(ref _count)}"));

    public RecordingObserver Observer { get; } = new();

    public string Folder => _folder.FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <returns>The path of the file.</returns>
    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    /// <summary>Policies as Graph exports them: each is the one that requires MFA from everyone, with changes.</summary>
    public string WritePolicies(string name, JsonArray changes)
    {
        JsonArray policies = [];
        foreach (JsonNode? change in changes)
        {
            JsonNode policy = TenantGraph.Policy(change!.AsObject());
            // A policy that nobody has created yet has no ID.
            if (!change.AsObject().ContainsKey("id")) policy.AsObject().Remove("id");
            policies.Add(policy);
        }

        return Write(name, new JsonObject { ["@odata.context"] = "https://graph.microsoft.com/v1.0/$metadata", ["value"] = policies }.ToJsonString());
    }

    public SetupFiles Open(string[]? policies = null, string? tenant = null, string? save = null) => SetupFiles.Open(policies, tenant, save, Observer);

    public void Dispose() => _folder.Delete(recursive: true);
}
