using System.Globalization;
using System.Text.Json.Nodes;

namespace PartnerMfa.Setup.Tenants;

/// <summary>Leaves one member after another out of Graph's responses.</summary>
internal static class MissingMembers
{
    /// <summary>Returns the paths of all members of some resources, however deep: <c>user.id</c>, <c>methods.0.@odata:type</c>.</summary>
    /// <param name="line">The tenant.</param>
    /// <param name="resources">The names of the resources.</param>
    public static async Task<IReadOnlyList<string>> OfAsync(JsonObject line, IReadOnlyList<string> resources)
    {
        List<string> paths = [];
        await TenantTests.AssessAsync(line, change: tenant =>
        {
            foreach (string resource in resources) Add(tenant[resource], resource, paths);
        });
        return paths;
    }

    public static void Remove(JsonObject tenant, string path)
    {
        string[] names = path.Split('.');
        JsonNode node = names[..^1].Aggregate((JsonNode)tenant, (node, name) => node is JsonArray array ? array[int.Parse(name, CultureInfo.InvariantCulture)]! : node[Escaped(name)]!);
        Assert.True(node.AsObject().Remove(Escaped(names[^1])));
    }

    // A dot within a name would be mistaken for the end of the name.
    private static string Escaped(string name) => name.Replace(':', '.');

    private static void Add(JsonNode? node, string path, List<string> paths)
    {
        if (node is JsonArray items)
            for (int i = 0; i < items.Count; i++) Add(items[i], $"{path}.{i}", paths);
        if (node is not JsonObject members) return;
        foreach ((string name, JsonNode? value) in members)
        {
            string member = $"{path}.{name.Replace('.', ':')}";
            paths.Add(member);
            Add(value, member, paths);
        }
    }
}
