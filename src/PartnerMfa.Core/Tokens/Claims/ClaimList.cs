using System.Globalization;
using System.Text;
using System.Text.Json;
using PartnerMfa.Json;

namespace PartnerMfa.Tokens.Claims;

/// <summary>Lists every claim of a token with its meaning, starting with the header, in the order of the token.</summary>
internal static class ClaimList
{
    private const string Undocumented = "not a documented claim, and not known here";

    /// <param name="token">A readable token.</param>
    /// <param name="clock">Provides the local time zone and the current time.</param>
    public static PartnerMfaClaim[] Of(TokenParts token, TimeProvider clock) =>
        [.. Members(token.Header, inHeader: true, clock), .. Members(token.Payload, inHeader: false, clock)];

    private static List<PartnerMfaClaim> Members(ReadOnlySpan<char> part, bool inHeader, TimeProvider clock)
    {
        byte[] room = new byte[Base64UrlText.RoomFor(part.Length)];
        Base64UrlText.TryDecode(part, room, out ReadOnlySpan<byte> json);
        // Invalid UTF-8 is shown as U+FFFD.
        using JsonDocument document = StrictJson.Parse(Encoding.UTF8.GetString(json.ToArray()))!;
        List<JsonProperty> members = [.. document.RootElement.EnumerateObject()];
        return [.. members.Select((member, index) => Claim(member, IsRepeated(members, index), inHeader, clock))];
    }

    // RFC 7519, section 4: when a name occurs twice, the last value counts.
    private static bool IsRepeated(List<JsonProperty> members, int index) =>
        members.FindIndex(index + 1, later => string.Equals(NameOf(later), NameOf(members[index]), StringComparison.Ordinal)) >= 0;

    private static PartnerMfaClaim Claim(JsonProperty member, bool isRepeated, bool inHeader, TimeProvider clock)
    {
        string name = NameOf(member);
        ClaimDescription? known = ClaimTable.Find(name, inHeader);
        string meaning = known is null ? Undocumented : Sentence(known, member.Value);
        return new PartnerMfaClaim
        {
            Name = name,
            Value = ValueOf(member.Value, known, clock),
            Meaning = isRepeated ? $"does not count, because the claim occurs again: {meaning}" : meaning,
            HelpUri = known?.HelpUri,
            IsHeader = inHeader,
        };
    }

    private static string Sentence(ClaimDescription known, JsonElement value)
    {
        if (known.Kind != ClaimKind.Words) return known.Meaning;
        string all = string.Join("; ", WordsIn(value)
            .Select(word => (Word: word, Means: known.Values.TryGetValue(word, out string? means) ? means : known.OtherValues))
            .Where(pair => pair.Means is not null)
            .Select(pair => $"{pair.Word}: {pair.Means}"));
        return all.Length == 0 ? known.Meaning : $"{known.Meaning} - {all}";
    }

    private static IEnumerable<string> WordsIn(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => TextOf(value).Split([' '], StringSplitOptions.RemoveEmptyEntries),
        JsonValueKind.Number => [value.GetRawText()],
        JsonValueKind.Array => value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(TextOf),
        _ => [],
    };

    private static string ValueOf(JsonElement value, ClaimDescription? known, TimeProvider clock) => value.ValueKind switch
    {
        JsonValueKind.Number or JsonValueKind.String when known?.Kind == ClaimKind.Time && NumericDate.Of(Written(value)) is { } time =>
            ClaimTime.InWords(time, clock),
        JsonValueKind.String => TextOf(value),
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            string.Join(", ", value.EnumerateArray().Select(TextOf)),
        _ => value.GetRawText(),
    };

    private static string Written(JsonElement value) => value.ValueKind == JsonValueKind.String ? TextOf(value) : value.GetRawText();

    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "\ufffd";
        }
    }

    // Text that is not valid Unicode is shown exactly as it is written.
    private static string TextOf(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }
}

/// <summary>A time for people: in their own time zone, with its distance from now.</summary>
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

    // The first and the last day of the calendar do not have a local time in every time zone.
    private static DateTimeOffset ToLocal(DateTimeOffset time, TimeZoneInfo zone)
    {
        TimeSpan offset = zone.GetUtcOffset(time);
        return time.UtcTicks + offset.Ticks is long ticks && ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks
            ? time.ToOffset(offset)
            : time;
    }

    private static string Distance(TimeSpan time)
    {
        // A unit is used from a value of two: an hour and a half is 90 minutes.
        foreach ((TimeSpan length, string name) in Units)
            if (time.Ticks / length.Ticks is > 1 and long count) return $"{count.ToString(CultureInfo.InvariantCulture)} {name}";
        return "a moment";
    }
}
