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
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Classify(new JsonWords(document.RootElement)) : Page;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Text that is half a character is found when it is read, not when the document is parsed.
            return Page;
        }
    }

    private static BodyContent Classify(JsonWords root)
    {
        JsonWords[] errors = [root, .. root.Members("error").Select(error => new JsonWords(error))];
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
            ComplianceField = kind == ResponseBody.Other ? [] : [.. root.Members(ComplianceHeader).Select(JsonWords.TextOf).OfType<string>()],
            Descriptions = [.. errors.SelectMany(error => error.Words("description").Concat(error.Words("message")))],
            CompanyName = kind == ResponseBody.OrganizationProfile ? root.Words("companyName").FirstOrDefault() : null,
            RequestId = errors
                .SelectMany(error => error.Members(GraphConstants.InnerErrorName))
                .SelectMany(inner => new JsonWords(inner).Words(GraphConstants.RequestIdHeader))
                .FirstOrDefault(),
        };
    }

    // It says what it is in two places, and must not say two things.
    private static bool IsProfile(JsonWords root)
    {
        IEnumerable<JsonElement> inAttributes = root.Members("attributes").SelectMany(attributes => new JsonWords(attributes).Members("objectType"));
        string?[] types = [.. root.Members("profileType").Concat(inAttributes).Select(JsonWords.TextOf)];
        return types.Length > 0 && types.All(type => type == OrganizationProfileType);
    }
}
