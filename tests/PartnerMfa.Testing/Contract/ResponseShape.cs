using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PartnerMfa.Testing.Contract;

/// <summary>
/// The parts of a response that the contract covers: everything except texts that differ from call to call. It is read without the code
/// under test.
/// </summary>
internal sealed record ResponseShape(int Status, string? Phrase, string Compliance, string Challenge, bool Waits, bool Leads, bool Chunked, string Body)
{
    private static readonly string[] ProfileFields =
    [
        "attributes", "companyName", "culture", "defaultAddress", "domain", "email", "id", "language", "links", "profileType", "tenantId",
    ];

    private static readonly string[] AddressFields =
        ["addressLine1", "addressLine2", "city", "country", "firstName", "lastName", "phoneNumber", "postalCode", "state"];

    private static readonly string[] ErrorFields = ["code", "data", "description", "source"];

    private static readonly string[] ThrottleFields = ["message", "statusCode"];

    /// <summary>Reads the response to its end.</summary>
    public static ResponseShape Of(HttpResponseMessage response)
    {
        using StreamReader reader = new(response.Content.ReadAsStream(), Encoding.UTF8);
        return new ResponseShape(
            (int)response.StatusCode,
            response.ReasonPhrase,
            response.Headers.TryGetValues("isMfaCompliant", out IEnumerable<string>? values) ? string.Join(", ", values) : "",
            // The claims and the sign-in address differ from call to call.
            Regex.Replace(response.Headers.WwwAuthenticate.ToString(), "(authorization_uri|claims)=\"[^\"]*\"", "$1=..."),
            response.Headers.RetryAfter is not null,
            response.Headers.Location is not null,
            response.Headers.TransferEncodingChunked == true,
            BodyOf(reader.ReadToEnd()));
    }

    private static string BodyOf(string text)
    {
        if (text.Length == 0) return "empty";
        if (text.StartsWith('<')) return "a page";
        if (!text.StartsWith('{')) return $"text: {text}";
        using JsonDocument document = JsonDocument.Parse(text);
        JsonElement root = document.RootElement;
        string[] names = NamesOf(root);
        if (names.SequenceEqual(ThrottleFields)) return $"throttled: {root.GetProperty("statusCode").GetInt32()}";
        if (names is ["error"] && NamesOf(root.GetProperty("error")).SequenceEqual(["code", "message"])) return $"Graph error: {root.GetProperty("error").GetProperty("code")}";
        if (IsError(root, names)) return $"error: {root.GetProperty("code")}";
        return IsProfile(root, names) ? "profile" : $"undocumented: {string.Join(", ", names)}";
    }

    // Data is optional.
    private static bool IsError(JsonElement root, string[] names) =>
        names.Union(["data"]).Order(StringComparer.Ordinal).SequenceEqual(ErrorFields)
        && root.GetProperty("code").ValueKind is JsonValueKind.Number or JsonValueKind.String
        && root.GetProperty("description").ValueKind == JsonValueKind.String;

    private static bool IsProfile(JsonElement root, string[] names) =>
        names.SequenceEqual(ProfileFields)
        && NamesOf(root.GetProperty("defaultAddress")).SequenceEqual(AddressFields)
        && NamesOf(root.GetProperty("attributes")).SequenceEqual(["etag", "objectType"])
        && root.GetProperty("profileType").GetString() == "OrganizationProfile"
        && root.GetProperty("attributes").GetProperty("objectType").GetString() == "OrganizationProfile";

    private static string[] NamesOf(JsonElement element) =>
        [.. element.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal)];
}
