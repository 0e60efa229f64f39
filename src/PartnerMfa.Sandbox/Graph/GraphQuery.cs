using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using PartnerMfa.Sandbox.EntraId;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>The OData options of a request: which properties, and which page.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/query-parameters and https://learn.microsoft.com/graph/paging</remarks>
internal sealed class GraphQuery(Uri address, GraphResource resource)
{
    private const string Select = "$select";
    private const string Top = "$top";
    private const string SkipToken = "$skiptoken";
    private const string OneOfThem = "/$entity";

    private readonly FormFields _fields = new(address.Query);

    /// <summary>The <c>$filter</c>; empty when there is none.</summary>
    public string Filter => _fields["$filter"] ?? "";

    private string Root => $"{address.GetLeftPart(UriPartial.Authority)}/{address.AbsolutePath.Split('/')[1]}";

    private IReadOnlyList<string>? Wanted => !resource.CanSelect ? null : _fields[Select]?.Split(',').Select(name => name.Trim()).ToArray() ?? resource.Defaults;

    private int PageSize => int.TryParse(_fields[Top], out int top) && top > 0 ? top : resource.PageSize;

    private int Skip => _fields[SkipToken] is { } token && int.TryParse(Base64UrlEncoder.Decode(token), out int skip) ? skip : 0;

    /// <summary>Returns the response body for the selected properties and page.</summary>
    public JsonObject Body(JsonNode found) => found is JsonArray all ? Page(all) : Entity(found.AsObject());

    private JsonObject Entity(JsonObject entity)
    {
        JsonObject body = new() { ["@odata.context"] = Context };
        foreach (KeyValuePair<string, JsonNode?> property in Selected(entity)) body[property.Key] = property.Value?.DeepClone();
        return body;
    }

    private JsonObject Page(JsonArray all)
    {
        int skip = Skip;
        JsonObject body = new() { ["@odata.context"] = Context };
        if (skip + PageSize < all.Count) body["@odata.nextLink"] = NextLink(skip + PageSize);
        body["value"] = GraphJson.Objects(all.Skip(skip).Take(PageSize).Select(item => Selected(item!.AsObject())));
        return body;
    }

    private JsonObject Selected(JsonObject item)
    {
        JsonObject selected = [];
        foreach (KeyValuePair<string, JsonNode?> property in item)
            if (IsWanted(property.Key)) selected[property.Key] = property.Value?.DeepClone();
        return selected;
    }

    private bool IsWanted(string property) =>
        property.StartsWith("@odata.", StringComparison.Ordinal) || Wanted?.Contains(property, StringComparer.OrdinalIgnoreCase) != false;

    private string Context
    {
        get
        {
            string context = resource.NamesIn(address.AbsolutePath.Split('/'))
                .Aggregate(resource.Context, (text, pair) => text.Replace(pair.Kind, Uri.EscapeDataString(pair.Name)));
            if (!resource.CanSelect || _fields[Select] is not { } properties) return $"{Root}/$metadata#{context}";
            string collection = context.EndsWith(OneOfThem, StringComparison.Ordinal) ? context.Substring(0, context.Length - OneOfThem.Length) : context;
            return $"{Root}/$metadata#{collection}({properties}){context.Substring(collection.Length)}";
        }
    }

    // The other options are kept.
    private string NextLink(int skip)
    {
        string others = string.Concat(new[] { "$filter", Select, Top }.Where(option => _fields[option] is not null).Select(option => $"{option}={(option == "$filter" ? Uri.EscapeDataString(Filter) : _fields[option])}&"));
        return $"{address.GetLeftPart(UriPartial.Path)}?{others}{SkipToken}={Base64UrlEncoder.Encode(skip.ToString(CultureInfo.InvariantCulture))}";
    }
}
