using System.Globalization;

namespace PartnerMfa.Reports;

/// <summary>Times and shares as a report writes them: UTC and said so, the same in every culture.</summary>
internal static class ReportTimes
{
    public static string Of(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>For machines (RFC 3339).</summary>
    public static string Machine(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Only all is 100 %, and only none is 0 %.</summary>
    public static string Percent(double? share) => share switch
    {
        null => "no calls",
        > 0.999 and < 1 => "over 99.9 %",
        > 0 and < 0.001 => "under 0.1 %",
        { } some => (some * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %",
    };
}
