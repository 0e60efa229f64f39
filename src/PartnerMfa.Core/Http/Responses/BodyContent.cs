using System.Text.Json;
using PartnerMfa.Evidence;
using PartnerMfa.Json;
using static PartnerMfa.Http.Responses.PartnerCenterConstants;

namespace PartnerMfa.Http.Responses;

/// <summary>The content of a body. Partner Center has two error schemas, Graph has a third, and gateways send web pages.</summary>
internal sealed record BodyContent
{
    /// <summary>Anything but a complete JSON object.</summary>
    public static BodyContent Page { get; } = new() { Kind = ResponseBody.Other };

    public required ResponseBody Kind { get; init; }

    /// <summary>The distinct error codes. A body with two different codes counts as having none.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>The value of each <c>isMfaCompliant</c> field.</summary>
    public IReadOnlyList<string> ComplianceField { get; init; } = [];

    /// <summary>The error message for people.</summary>
    public IReadOnlyList<string> Descriptions { get; init; } = [];

    /// <summary>The partner's company, from the organization profile; null when the body is not one.</summary>
    public string? CompanyName { get; init; }

    /// <summary>The ID in Graph's errors; null when there is none.</summary>
    public string? RequestId { get; init; }

    public string? Code => Codes.Count == 1 ? Codes[0] : null;

    public static BodyContent Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return new BodyContent { Kind = ResponseBody.Empty };
        try
        {
            using JsonDocument? document = StrictJson.Parse(text);
            return document?.RootElement is { ValueKind: JsonValueKind.Object } root ? Classify(new LenientObject(root)) : Page;
        }
        catch (InvalidOperationException)
        {
            // A text contains half of a surrogate pair.
            return Page;
        }
    }

    private static BodyContent Classify(LenientObject root)
    {
        LenientObject[] errors = [root, .. root.Members("error").Select(error => new LenientObject(error))];
        string[] codes = [.. errors.SelectMany(error => error.Words("code")).Distinct(StringComparer.OrdinalIgnoreCase)];
        // A profile never has an error code, whatever else it contains.
        ResponseBody kind = codes.Length > 0 ? ResponseBody.Error
            : IsProfile(root) ? ResponseBody.OrganizationProfile
            : root.Words("statusCode").Any() ? ResponseBody.Error
            : ResponseBody.Other;
        return new BodyContent
        {
            Kind = kind,
            Codes = codes,
            // A field in unrelated JSON is not a statement by Partner Center.
            ComplianceField = kind == ResponseBody.Other ? [] : [.. root.Members(ComplianceHeader).Select(LenientObject.TextOf).OfType<string>()],
            Descriptions = [.. errors.SelectMany(error => error.Words("description").Concat(error.Words("message")))],
            CompanyName = kind == ResponseBody.OrganizationProfile ? root.Words("companyName").FirstOrDefault() : null,
            RequestId = errors
                .SelectMany(error => error.Members(GraphConstants.InnerErrorName))
                .SelectMany(inner => new LenientObject(inner).Words(GraphConstants.RequestIdHeader))
                .FirstOrDefault(),
        };
    }

    // The profile states its type in two places, which must agree.
    private static bool IsProfile(LenientObject root)
    {
        IEnumerable<JsonElement> inAttributes = root.Members("attributes").SelectMany(attributes => new LenientObject(attributes).Members("objectType"));
        string?[] types = [.. root.Members("profileType").Concat(inAttributes).Select(LenientObject.TextOf)];
        return types.Length > 0 && types.All(type => type == OrganizationProfileType);
    }
}
