using System.Globalization;

namespace PartnerMfa.Verdicts;

/// <summary>
/// Formats times, counts and shares for people. Times are in UTC and labeled as such, and the formats are the same in every culture.
/// </summary>
internal static class DisplayFormat
{
    public static string Time(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A time for machines (RFC 3339).</summary>
    public static string Timestamp(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Seconds(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";

    public static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A number with its unit: "1 call", "1,200 calls".</summary>
    public static string Count(long number, string one, string many) => $"{Count(number)} {(number == 1 ? one : many)}";

    /// <summary>A share from 0 to 1 as a percentage. Only all is shown as 100 %, and only none as 0 %.</summary>
    public static string Percent(double? share) => share switch
    {
        null => "no calls",
        > 0.999 and < 1 => "over 99.9 %",
        > 0 and < 0.001 => "under 0.1 %",
        { } some => (some * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %",
    };
}
