using System.Text.Json;
using PartnerMfa.Json;
using PartnerMfa.Probe;
using static PartnerMfa.Http.Responses.PartnerCenterConstants;

namespace PartnerMfa.Http.Responses;

/// <summary>What stands in a body. Partner Center has two error schemas, Graph a third, and gateways send pages.</summary>
internal sealed record BodyContent
{
    /// <summary>What is no JSON object, or not the whole of one.</summary>
    public static BodyContent Page { get; } = new() { Kind = ResponseBody.Other };

    public required ResponseBody Kind { get; init; }

    /// <summary>The different error codes: a body that states two states none.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>The words of each <c>isMfaCompliant</c> field.</summary>
    public IReadOnlyList<string> ComplianceField { get; init; } = [];

    /// <summary>What the error says for people.</summary>
    public IReadOnlyList<string> Descriptions { get; init; } = [];

    /// <summary>The partner's company, by the organization profile; null when the body is none.</summary>
    public string? CompanyName { get; init; }

    /// <summary>The id that Graph puts into its errors; null when there is none.</summary>
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
            // A text in it is half a surrogate pair.
            return Page;
        }
    }

    private static BodyContent Classify(LenientObject root)
    {
        LenientObject[] errors = [root, .. root.Members("error").Select(error => new LenientObject(error))];
        string[] codes = [.. errors.SelectMany(error => error.Words("code")).Distinct(StringComparer.OrdinalIgnoreCase)];
        // An error code stands in no profile, whatever else does.
        ResponseBody kind = codes.Length > 0 ? ResponseBody.Error
            : IsProfile(root) ? ResponseBody.OrganizationProfile
            : root.Words("statusCode").Any() ? ResponseBody.Error
            : ResponseBody.Other;
        return new BodyContent
        {
            Kind = kind,
            Codes = codes,
            // A field of just any JSON is no word of Partner Center's.
            ComplianceField = kind == ResponseBody.Other ? [] : [.. root.Members(ComplianceHeader).Select(LenientObject.TextOf).OfType<string>()],
            Descriptions = [.. errors.SelectMany(error => error.Words("description").Concat(error.Words("message")))],
            CompanyName = kind == ResponseBody.OrganizationProfile ? root.Words("companyName").FirstOrDefault() : null,
            RequestId = errors
                .SelectMany(error => error.Members(GraphConstants.InnerErrorName))
                .SelectMany(inner => new LenientObject(inner).Words(GraphConstants.RequestIdHeader))
                .FirstOrDefault(),
        };
    }

    // It says what it is in two places, and must not say two things.
    private static bool IsProfile(LenientObject root)
    {
        IEnumerable<JsonElement> inAttributes = root.Members("attributes").SelectMany(attributes => new LenientObject(attributes).Members("objectType"));
        string?[] types = [.. root.Members("profileType").Concat(inAttributes).Select(LenientObject.TextOf)];
        return types.Length > 0 && types.All(type => type == OrganizationProfileType);
    }
}
