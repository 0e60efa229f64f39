using System.Globalization;
using System.Text.RegularExpressions;

namespace PartnerMfa.SignIn.Errors;

/// <summary>What the sign-in service's text says besides the code: IDs, the time, and the allowed lifetime of a refresh token.</summary>
internal static class AadstsText
{
    private const string Guid = "([0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})";

    private static readonly Regex Code = new(@"AADSTS([0-9]{4,9})", RegexOptions.CultureInvariant);

    /// <summary>Every code in the text, in order.</summary>
    public static IEnumerable<int> CodesIn(string text) =>
        Code.Matches(text).Cast<Match>().Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    public static int? CodeOf(string text) => CodesIn(text).Select(code => (int?)code).FirstOrDefault();

    public static string? CorrelationIdOf(string text) => Find(text, @"correlation[_ -]?id""?\s*[:=]\s*""?" + Guid);

    /// <summary>The app that a refusal is about: "Application with identifier '…'", "The client application … is missing", "client_id=…".</summary>
    public static string? ApplicationIdOf(string text) =>
        Find(text, @"\b(?:client[_ ]?id|app(?:lication)?[_ ]?id|application|client application)""?(?: with identifier| with id)?\s*[:=]?\s*['""]?" + Guid);

    /// <summary>The tenant that refuses the app: "in the tenant '…'", "in the directory '…'".</summary>
    public static string? TenantIdOf(string text) => Find(text, @"\b(?:tenant|directory)(?:[_ ]?id)?""?\s*[:=]?\s*['""]?" + Guid);

    public static string? TraceIdOf(string text) => Find(text, @"trace[_ -]?id""?\s*[:=]\s*""?" + Guid);

    public static DateTimeOffset? TimestampOf(string text) =>
        Find(text, @"timestamp""?\s*[:=]\s*""?([0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2})") is { } written
        && DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : null;

    /// <summary>
    /// The allowed lifetime or idle time of the refresh token, in words such as "14 days": "inactive for 14.00:00:00", "limited lifetime of
    /// 1.00:00:00", "maximum allowed lifetime for this request is 43200". Null when the text does not say.
    /// </summary>
    public static string? PeriodOf(string text)
    {
        if (Find(text, @"(?:inactive for|lifetime of)\s+((?:[0-9]{1,5}\.)?[0-9]{1,2}:[0-9]{2}:[0-9]{2})") is { } span
            && TimeSpan.TryParse(span, CultureInfo.InvariantCulture, out TimeSpan period))
            return InWords(period);
        return Find(text, @"lifetime for this request is\s+([0-9]{1,9})") is { } seconds
            ? InWords(TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)))
            : null;
    }

    private static string InWords(TimeSpan period) => period.TotalDays >= 2 ? Invariant($"{Math.Floor(period.TotalDays)} days")
        : period.TotalHours >= 2 ? Invariant($"{Math.Floor(period.TotalHours)} hours")
        : Invariant($"{Math.Max(1, Math.Floor(period.TotalMinutes))} minutes");

    private static string? Find(string text, string pattern) =>
        Regex.Match(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant) is { Success: true } match ? match.Groups[1].Value : null;
}
