using System.Globalization;

namespace PartnerMfa.Tokens.Claims;

/// <summary>A time as people read it: in their own time zone, with its distance from now.</summary>
internal static class ClaimTime
{
    private static readonly (TimeSpan Length, string Name)[] Units =
    [
        (TimeSpan.FromDays(1), "days"), (TimeSpan.FromHours(1), "hours"), (TimeSpan.FromMinutes(1), "minutes"), (TimeSpan.FromSeconds(1), "seconds"),
    ];

    public static string InWords(DateTimeOffset time, TimeProvider clock)
    {
        DateTimeOffset local = ToLocal(time, clock.LocalTimeZone);
        TimeSpan left = time - clock.GetUtcNow();
        string distance = left < TimeSpan.Zero ? $"{Distance(left.Negate())} ago" : $"in {Distance(left)}";
        return $"{local.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)} ({distance})";
    }

    // The first and the last day of the calendar do not have a local time in every zone.
    private static DateTimeOffset ToLocal(DateTimeOffset time, TimeZoneInfo zone)
    {
        TimeSpan offset = zone.GetUtcOffset(time);
        return time.UtcTicks + offset.Ticks is long ticks && ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks
            ? time.ToOffset(offset)
            : time;
    }

    private static string Distance(TimeSpan time)
    {
        // A unit is used from two on: an hour and a half is 90 minutes.
        foreach ((TimeSpan length, string name) in Units)
            if (time.Ticks / length.Ticks is > 1 and long count) return $"{count.ToString(CultureInfo.InvariantCulture)} {name}";
        return "a moment";
    }
}
