using PartnerMfa.Redaction;
using static PartnerMfa.Http.Responses.PartnerCenterConstants;

namespace PartnerMfa.Http.Responses;

/// <summary>What was seen in a response, as plain facts for people: also what does not decide, such as who seems to have answered.</summary>
internal static class ResponseEvidence
{
    private const int MostValues = 3;

    private static readonly string[] ShownHeaders =
        ["WWW-Authenticate", "Retry-After", "Content-Type", "Content-Encoding", "Server", "Via", "MS-CV", "MS-ServerId"];

    public static IEnumerable<string> Of(ResponseText response, BodyContent content)
    {
        yield return Redactor.Foreign($"HTTP{(response.Version is null ? "" : "/" + response.Version)} {response.StatusCode} {response.ReasonPhrase}");
        foreach (string fact in Facts(ComplianceHeader, response.Header(ComplianceHeader))) yield return fact;
        foreach (string fact in Facts($"{ComplianceHeader} in the body", content.ComplianceField)) yield return fact;
        foreach (string fact in Facts("code", content.Codes)) yield return fact;
        foreach (string fact in Facts("description", content.Descriptions)) yield return fact;
        foreach (string header in ShownHeaders)
            foreach (string fact in Facts(header, response.Header(header))) yield return fact;
        if (content.CompanyName is { Length: > 0 } company) yield return $"company: {Redactor.Foreign(company)}";
        if (response.Header("Location").FirstOrDefault() is { } location) yield return $"redirect to {HostOf(location)}";
        if (!OwnHeaders.Any(header => response.Header(header).Any())) yield return "no header of Partner Center's own";
    }

    private static IEnumerable<string> Facts(string name, IEnumerable<string> values) =>
        values.Take(MostValues).Select(value => $"{name}: {Redactor.Foreign(value)}");

    // The rest of an address can hold anything.
    private static string HostOf(string location) =>
        Uri.TryCreate(location, UriKind.Absolute, out Uri? address) && address.Host.Length > 0 ? Redactor.Foreign(address.Host) : "the same host";
}
