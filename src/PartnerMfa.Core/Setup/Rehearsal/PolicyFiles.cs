using System.Text.Json;
using PartnerMfa.Errors;
using PartnerMfa.Files;
using PartnerMfa.Http;
using PartnerMfa.Json;
using PartnerMfa.Redaction;
using PartnerMfa.Work;

namespace PartnerMfa.Setup.Rehearsal;

/// <summary>Reads policies from files: one policy, an array of them, or a page as Microsoft Graph returns it.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies</remarks>
internal static class PolicyFiles
{
    // A policy has a few KiB; an export of the largest tenants about 1 MiB.
    private const int Longest = 64 * 1024 * 1024;

    private static readonly string[] Parts = ["conditions", "grantControls", "sessionControls"];

    /// <param name="paths">Files. A folder means the JSON files in it, and <c>*</c> and <c>?</c> match characters of file names.</param>
    /// <param name="observer">Receives a warning about a file that is only a part of an export.</param>
    /// <exception cref="PartnerMfaException"><c>FileNotFound</c> or <c>PolicyFileInvalid</c>.</exception>
    public static IReadOnlyList<RehearsedPolicy> Read(IReadOnlyList<string> paths, IWorkObserver observer)
    {
        List<RehearsedPolicy> policies = [];
        Dictionary<Guid, string> places = [];
        foreach (string path in paths.SelectMany(Expand))
        {
            using JsonDocument document = JsonFile.Read(path, Longest, (why, where) => Failures.PolicyFileInvalid(path, where, why));
            int number = 0, before = policies.Count;
            bool isOne = document.RootElement.ValueKind != JsonValueKind.Array && document.RootElement.Member("value") is not { ValueKind: JsonValueKind.Array };
            foreach (JsonElement json in PoliciesOf(document.RootElement, path, observer))
            {
                string? place = isOne ? null : Invariant($"policy {++number}");
                RehearsedPolicy policy = Read(json, path, place);
                if (policy.Id is { } id && places.TryGetValue(id, out string? other)) throw Failures.PolicyFileInvalid(path, place, $"the id {id} is also that of {other}.");
                if (policy.Id is { } own) places[own] = $"{(place is null ? "the policy" : place)} in '{Redactor.Path(path)}'";
                policies.Add(policy);
            }

            if (policies.Count == before) throw Failures.PolicyFileInvalid(path, null, "it contains no policy.");
        }

        return policies;
    }

    private static RehearsedPolicy Read(JsonElement json, string path, string? place)
    {
        JsonElement policy = json.ValueKind == JsonValueKind.Object ? CamelCase.Of(json) : json;
        if (policy.ValueKind != JsonValueKind.Object || !Parts.Any(part => policy.TryGetProperty(part, out _)))
            throw Failures.PolicyFileInvalid(path, place, "it is not a Conditional Access policy (no 'conditions', 'grantControls' or 'sessionControls').");
        if (policy.Member("conditions") is not { ValueKind: JsonValueKind.Object }) throw Failures.PolicyFileInvalid(path, place, "the policy has no 'conditions'.");
        return new RehearsedPolicy(Redactor.Path(Path.GetFileName(path)), policy);
    }

    private static IEnumerable<JsonElement> PoliciesOf(JsonElement root, string path, IWorkObserver observer)
    {
        if (root.ValueKind == JsonValueKind.Array) return root.EnumerateArray();
        if (root.Member("value") is not { ValueKind: JsonValueKind.Array } page) return [root];
        if (!string.IsNullOrWhiteSpace(root.Text(GraphConstants.NextLinkName))) observer.Warning($"The file '{Redactor.Path(path)}' is only the first page of an export: the policies of the other pages are not judged.");
        return page.EnumerateArray();
    }

    private static IEnumerable<string> Expand(string path)
    {
        try
        {
            string name = Path.GetFileName(path);
            string folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".";
            bool isFolder = Directory.Exists(path), isPattern = !isFolder && !File.Exists(path) && name.IndexOfAny(['*', '?']) >= 0;
            if (!isFolder && !isPattern) return [path];
            string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, isFolder ? "*.json" : name) : [];
            Array.Sort(files, StringComparer.Ordinal);
            if (files.Length > 0) return files;
            throw isFolder ? Failures.PolicyFileInvalid(path, null, "the folder contains no JSON file.") : Failures.FileNotFound(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Failures.PolicyFileInvalid(path, null, JsonFile.Reason(exception));
        }
    }
}

/// <summary>Converts policies from Graph's PowerShell module, whose names begin with a capital letter.</summary>
internal static class CamelCase
{
    /// <returns>Returns the same policy with the names that Graph itself uses.</returns>
    public static JsonElement Of(JsonElement policy)
    {
        if (!policy.TryGetProperty("Conditions", out _) || policy.TryGetProperty("conditions", out _)) return policy.Clone();
        using MemoryStream text = new();
        using (Utf8JsonWriter writer = new(text)) Write(writer, policy);
        using JsonDocument document = JsonDocument.Parse(text.ToArray());
        return document.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty member in json.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name.Length > 0 ? char.ToLowerInvariant(member.Name[0]) + member.Name.Substring(1) : "");
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in json.EnumerateArray()) Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }
}
