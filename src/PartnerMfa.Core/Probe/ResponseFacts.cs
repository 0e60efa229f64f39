using System.Text.RegularExpressions;
using static PartnerMfa.Probe.PartnerCenterWire;

namespace PartnerMfa.Probe;

/// <summary>Finds in a response what a verdict needs, wherever the service has put it.</summary>
internal static class ResponseFacts
{
    public static ProbeResponse Find(ResponseText response)
    {
        BodyContent content = BodyContent.Parse(response.Body);
        return new ProbeResponse
        {
            StatusCode = response.StatusCode,
            Compliance = Statement([.. response.Header(ComplianceHeader), .. content.ComplianceField]),
            SaysMfaRequired = SaysMfaRequired(response.ReasonPhrase, response.Body, content),
            Body = response.Cut ?? content.Kind,
            Code = content.Code,
            CorrelationId = response.Header(CorrelationIdHeader).FirstOrDefault(),
            RequestId = response.Header(RequestIdHeader).FirstOrDefault(),
            RetryAfter = response.RetryAfter,
        };
    }

    private static ComplianceStatement Statement(IEnumerable<string> values)
    {
        HashSet<string> words = new(
            values.SelectMany(value => value.Split(',')).Select(word => word.Trim()).Where(word => word.Length > 0),
            StringComparer.OrdinalIgnoreCase);
        if (words.Count > 1) return ComplianceStatement.Conflicting;
        if (words.Contains("true")) return ComplianceStatement.Compliant;
        return words.Contains("false") ? ComplianceStatement.NotCompliant : ComplianceStatement.None;
    }

    private static bool SaysMfaRequired(string? reasonPhrase, string text, BodyContent content) =>
        content.Code is MfaRequiredCode or MfaRequiredCode2020
        || Contains(reasonPhrase, MfaRequiredPhrase)
        || Contains(text, MfaRequiredPhrase)
        || (content.Kind == ResponseBody.Other && Regex.IsMatch(text, $@"\b{MfaRequiredCode}\b|\({MfaRequiredCode2020}\)"));

    private static bool Contains(string? text, string phrase) => text?.IndexOf(phrase, StringComparison.OrdinalIgnoreCase) >= 0;
}
