using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using static PartnerMfa.Probe.PartnerCenterWire;

namespace PartnerMfa.Probe;

/// <summary>Reads a response, whatever it looks like, within a bound.</summary>
internal static class ResponseReader
{
    /// <summary>A profile has about 1 KiB. What is longer is none.</summary>
    internal const int LongestBody = 1024 * 1024;

    public static async Task<ProbeResponse> ReadAsync(
        HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken)
    {
        (string text, ResponseBody? cut) = await ReadTextAsync(response, cancellationToken).ConfigureAwait(false);
        BodyContent content = BodyContent.Parse(text);
        return new ProbeResponse
        {
            StatusCode = (int)response.StatusCode,
            Compliance = Statement([.. HeaderValues(response, ComplianceHeader), .. content.ComplianceField]),
            SaysMfaRequired = SaysMfaRequired(response.ReasonPhrase, text, content),
            Body = cut ?? content.Kind,
            Code = content.Code,
            CorrelationId = HeaderValues(response, CorrelationIdHeader).FirstOrDefault(),
            RequestId = HeaderValues(response, RequestIdHeader).FirstOrDefault(),
            RetryAfter = WaitOf(response.Headers.RetryAfter, now),
        };
    }

    private static IEnumerable<string> HeaderValues(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values : [];

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

    private static TimeSpan? WaitOf(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        TimeSpan? wait = header?.Delta ?? header?.Date - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static async Task<(string Text, ResponseBody? Cut)> ReadTextAsync(
        HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using MemoryStream read = new();
        ResponseBody? cut = await CopyBoundedAsync(response, read, cancellationToken).ConfigureAwait(false);
        read.Position = 0;
        // Partner Center's bodies begin with a byte order mark; the reader takes it away.
        using StreamReader reader = new(read, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return (reader.ReadToEnd(), cut);
    }

    private static async Task<ResponseBody?> CopyBoundedAsync(
        HttpResponseMessage response, MemoryStream target, CancellationToken cancellationToken)
    {
        if (response.Content is null) return null;
        try
        {
#if NET
            using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
            using Stream body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
            byte[] buffer = new byte[16 * 1024];
            while (target.Length <= LongestBody)
            {
                int count = await body.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false);
                if (count == 0) return null;
                target.Write(buffer, 0, count);
            }

            return ResponseBody.TooLarge;
        }
        catch (Exception exception) when (exception is OperationCanceledException || NetworkFaults.IsFault(exception))
        {
            // The time limit, too, leaves what the headers say standing.
            return ResponseBody.Truncated;
        }
    }
}
