using System.Globalization;
using System.Text.Json;
using static PartnerMfa.Probe.PartnerCenterWire;

namespace PartnerMfa.Probe;

/// <summary>What stands in a body. Partner Center has two error schemas, Graph a third, and gateways send pages.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Code">The error code; the service documents a string and sends numbers too.</param>
/// <param name="ComplianceField">The words of an <c>isMfaCompliant</c> field.</param>
internal sealed record BodyContent(ResponseBody Kind, string? Code, IReadOnlyList<string> ComplianceField)
{
    public static BodyContent Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return new BodyContent(ResponseBody.Empty, null, []);
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return Classify(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Text that is half a character is found when it is read, not when the document is parsed.
            return new BodyContent(ResponseBody.Other, null, []);
        }
    }

    private static BodyContent Classify(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return new BodyContent(ResponseBody.Other, null, []);

        string? code = WordOf(root, "code") ?? WordOf(Member(root, "error"), "code");
        ResponseBody kind = IsProfile(root) ? ResponseBody.OrganizationProfile
            : code is not null || WordOf(root, "statusCode") is not null ? ResponseBody.Error
            : ResponseBody.Other;
        // A field of just any JSON is no word of Partner Center's.
        string? compliance = kind == ResponseBody.Other ? null : WordOf(root, ComplianceHeader);
        return new BodyContent(kind, code, compliance is null ? [] : [compliance]);
    }

    private static bool IsProfile(JsonElement root) =>
        WordOf(root, "profileType") == OrganizationProfileType
        || WordOf(Member(root, "attributes"), "objectType") == OrganizationProfileType;

    private static JsonElement Member(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object) return default;
        foreach (JsonProperty property in parent.EnumerateObject())
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return property.Value;
        return default;
    }

    private static string? WordOf(JsonElement parent, string name)
    {
        JsonElement value = Member(parent, name);
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.TryGetInt64(out long number) ? number.ToString(CultureInfo.InvariantCulture) : value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
    }
}
