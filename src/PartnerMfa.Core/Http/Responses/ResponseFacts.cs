using System.Text.RegularExpressions;
using PartnerMfa.Evidence;
using PartnerMfa.Redaction;
using static PartnerMfa.Http.Responses.PartnerCenterConstants;

namespace PartnerMfa.Http.Responses;

/// <summary>Finds the parts of a response that verdicts need, wherever the service put them.</summary>
internal static class ResponseFacts
{
    private const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static ProbeResponse Find(ResponseText response) => IsOfTheNetwork(response)
        // Whatever this response says about MFA, it does not come from Partner Center.
        ? new ProbeResponse { StatusCode = response.StatusCode, Body = ResponseBody.Other, Seen = [.. ResponseEvidence.Of(response, BodyContent.Page)] }
        : FindAll(response);

    // A proxy or a network asks the user to authenticate (RFC 9110, section 15.5.8, and RFC 6585, section 6).
    private static bool IsOfTheNetwork(ResponseText response) => response.StatusCode is 407 or 511;

    private static ProbeResponse FindAll(ResponseText response)
    {
        // An incomplete body may have continued in any way, so only its text is used.
        BodyContent content = response.Cut is null ? BodyContent.Parse(response.Body) : BodyContent.Page;
        ClaimsChallenge? challenge = ClaimsChallengeReader.Find(response.Header(HttpHeaderNames.Challenge));
        bool saysMfaRequired = challenge?.Asks == ChallengeKind.Mfa || SaysMfaRequired(response, content);
        return new ProbeResponse
        {
            StatusCode = response.StatusCode,
            Compliance = Statement([.. response.Header(ComplianceHeader), .. content.ComplianceField]),
            SaysMfaRequired = saysMfaRequired,
            MentionsMfa = !saysMfaRequired && MentionsMfa(response, content),
            SaysNoUser = response.StatusCode == 400 && TextsOf(response, content).Any(text => Regex.IsMatch(text, NoUserWords, AnyCase)),
            Challenge = challenge,
            Body = response.Cut ?? content.Kind,
            Code = Repeated(content.Code),
            Description = Repeated(content.Descriptions.Count > 0 ? content.Descriptions[0] : null),
            CorrelationId = Repeated(FirstOf(response, CorrelationIdHeader, GraphConstants.ClientRequestIdHeader)),
            RequestId = Repeated(FirstOf(response, RequestIdHeader, GraphConstants.RequestIdHeader) ?? content.RequestId),
            RetryAfter = response.RetryAfter,
            Seen = [.. ResponseEvidence.Of(response, content)],
        };
    }

    private static string? FirstOf(ResponseText response, params string[] headers) =>
        headers.SelectMany(response.Header).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    private static string? Repeated(string? text) => string.IsNullOrWhiteSpace(text) ? null : Redactor.Foreign(text!);

    private static ComplianceStatement Statement(IEnumerable<string> values)
    {
        HashSet<string> words = new(
            values.SelectMany(value => value.Split(',')).Select(word => word.Trim()).Where(word => word.Length > 0),
            StringComparer.OrdinalIgnoreCase);
        if (words.Count == 0) return ComplianceStatement.None;
        if (words.Count > 1) return ComplianceStatement.Conflicting;
        if (words.Contains("true")) return ComplianceStatement.Compliant;
        return words.Contains("false") ? ComplianceStatement.NotCompliant : ComplianceStatement.Unreadable;
    }

    private static bool SaysMfaRequired(ResponseText response, BodyContent content)
    {
        if (content.Code is MfaRequiredCode or MfaRequiredCode2020) return true;
        if (string.Equals(content.Code, MissingMfaCode, StringComparison.OrdinalIgnoreCase)) return true;
        if (TextsOf(response, content).Any(text => Regex.IsMatch(text, MfaRequiredWords, AnyCase))) return true;
        // A number in the text counts only when there is no error code, which takes precedence.
        return content.Codes.Count == 0
            && ((string[])[Body(response, content), response.ReasonPhrase ?? "", .. ChallengeTexts(response)]).Any(text => Regex.IsMatch(text, MfaRequiredNumber));
    }

    private static bool MentionsMfa(ResponseText response, BodyContent content) =>
        content.Codes.Contains(MfaRequiredCode) || TextsOf(response, content).Any(text => Regex.IsMatch(text, MfaMention));

    private static IEnumerable<string> TextsOf(ResponseText response, BodyContent content) =>
        [.. content.Descriptions, .. content.Codes, response.ReasonPhrase ?? "", .. ChallengeTexts(response), Body(response, content)];

    // The description says in words why a bearer token was refused (RFC 6750, section 3).
    private static IEnumerable<string> ChallengeTexts(ResponseText response) => AuthenticationChallenge.Parse(response.Header(HttpHeaderNames.Challenge))
        .Where(challenge => challenge.Parameters.ContainsKey("error_description"))
        .Select(challenge => challenge.Parameters["error_description"]);

    // The names in a profile are the partner's own. In truncated text, the last word may be half of another word.
    private static string Body(ResponseText response, BodyContent content) =>
        content.Kind == ResponseBody.OrganizationProfile ? ""
        : response.Cut is null ? response.Body
        : Regex.Replace(response.Body, @"\w+\z", "");
}

/// <summary>
/// What was observed in a response, as plain facts for people. They include facts that do not decide, such as who seems to have sent it.
/// </summary>
internal static class ResponseEvidence
{
    private const int MostValues = 3;

    private static readonly string[] ShownHeaders =
        [HttpHeaderNames.Challenge, "Retry-After", HttpHeaderNames.ContentType, HttpHeaderNames.ContentEncoding, "Server", "Via", VectorHeader, ServerHeader];

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

    // The rest of the address could contain anything.
    private static string HostOf(string location) =>
        Uri.TryCreate(location, UriKind.Absolute, out Uri? address) && address.Host.Length > 0 ? Redactor.Foreign(address.Host) : "the same host";
}
