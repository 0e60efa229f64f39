using System.Globalization;

namespace PartnerMfa.Usage;

/// <summary>The days that are looked at, both included, UTC.</summary>
internal sealed record UsageWindow(DateTime First, DateTime Last)
{
    public static UsageWindow Of(DateTimeOffset now, int days) => new(now.UtcDateTime.Date.AddDays(1 - days), now.UtcDateTime.Date);

    public bool Contains(DateTime day) => day >= First && day < Last.AddDays(1);

    /// <summary>A time that is not known is not known to be outside.</summary>
    public bool MayContain(DateTime? time) => time is not { } known || known >= First;

    /// <summary>The query that asks for these days.</summary>
    public string Query => $"?startDate={Text(First)}&endDate={Text(Last)}";

    public override string ToString() => First == Last ? $"on {Text(First)}" : $"from {Text(First)} to {Text(Last)}";

    private static string Text(DateTime day) => day.ToString(UsageConstants.DateFormat, CultureInfo.InvariantCulture);
}
