using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PartnerMfa.Package;

/// <summary>What the module is made of, as CycloneDX 1.5 JSON: https://cyclonedx.org/docs/1.5/json/. Without time and serial number, so that it is the same each time.</summary>
internal static class BillOfMaterials
{
    public const string FileName = "bom.cdx.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string repository, string folder, string version)
    {
        IEnumerable<IGrouping<(string, string), ShippedPackage>> shipped = ShippedPackage
            .In(folder, Path.Combine(repository, "src", "PartnerMfa.Sandbox")).GroupBy(package => (package.Name, package.Version));
        JsonObject bill = new()
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.5",
            ["version"] = 1,
            ["metadata"] = new JsonObject { ["component"] = new JsonObject { ["type"] = "library", ["name"] = "PartnerMfa", ["version"] = version, ["licenses"] = Licenses("MIT") } },
            ["components"] = new JsonArray([.. shipped.Select(files => Component(files.First(), [.. files.Select(file => FileOf($"lib/{file.Framework}/{file.Library}", folder))]))]),
        };
        return bill.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Component(ShippedPackage package, JsonNode[] files) => new()
    {
        ["type"] = "library",
        ["bom-ref"] = $"pkg:nuget/{package.Name}@{package.Version}",
        ["name"] = package.Name,
        ["version"] = package.Version,
        ["licenses"] = Licenses(package.License),
        ["purl"] = $"pkg:nuget/{package.Name}@{package.Version}",
        ["components"] = new JsonArray(files),
    };

    private static JsonObject FileOf(string file, string folder) => new()
    {
        ["type"] = "file",
        ["name"] = file,
        ["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-256", ["content"] = Checksums.Of(Path.Combine(folder, file)) }),
    };

    private static JsonArray Licenses(string license) => new(new JsonObject
    {
        ["license"] = license.Contains("://", StringComparison.Ordinal) ? new JsonObject { ["name"] = "by address", ["url"] = license } : new JsonObject { ["id"] = license },
    });
}
