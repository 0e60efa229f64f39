using System.Globalization;

namespace PartnerMfa.Usage;

/// <summary>The days in question, first and last included, UTC.</summary>
internal sealed record UsageWindow(DateTime First, DateTime Last)
{
    public static UsageWindow Of(DateTimeOffset now, int days) => new(now.UtcDateTime.Date.AddDays(1 - days), now.UtcDateTime.Date);

    /// <summary>
    /// Whether a time counts. One that is not known may be in these days, and one in the future counts like any other: clocks differ.
    /// </summary>
    public bool MayContain(DateTime? time) => time is not { } known || known >= First;

    /// <summary>The query that asks for these days.</summary>
    public string Query => $"?startDate={Text(First)}&endDate={Text(Last)}";

    public override string ToString() => First == Last ? $"on {Text(First)}" : $"from {Text(First)} to {Text(Last)}";

    private static string Text(DateTime day) => day.ToString(UsageConstants.DateFormat, CultureInfo.InvariantCulture);
}
