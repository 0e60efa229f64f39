using System.Text.Json;

namespace PartnerMfa.Usage;

/// <summary>What is read from the rows of counts, users and calls.</summary>
public sealed class UsageRowTests
{
    private static readonly DateTime Early = new(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Late = new(2026, 6, 2, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(1_023)]
    [InlineData(1_024)]
    [InlineData(1_025)]
    public void Text_is_cut_at_its_longest_length(int length) =>
        Assert.Equal(Math.Min(length, 1_024), Row($"{{'a': '{new string('x', length)}'}}").Text("a")!.Length);

    [Fact]
    public void Text_is_trimmed_and_empty_text_counts_as_missing()
    {
        Assert.Equal("x", Row("{'a': ' x '}").Text("a"));
        Assert.Null(Row("{'a': '  '}").Text("a"));
        Assert.Null(Row("{'a': 5}").Text("a"));
        Assert.Equal("second", Row("{'b': 'second'}").Text(["a", "b"]));
    }

    [Theory]
    [InlineData("2026-06-07T01:00:00", "2026-06-07T01:00:00Z")]
    [InlineData("2026-06-07T01:00:00Z", "2026-06-07T01:00:00Z")]
    [InlineData("2026-06-07T01:00:00+02:00", "2026-06-06T23:00:00Z")]
    [InlineData("6/7/2026 1:00:00 AM", "2026-06-07T01:00:00Z")]
    [InlineData("6/7/2026 1:00:00 AM +02:00", "2026-06-06T23:00:00Z")]
    [InlineData("lately", null)]
    public void A_time_is_in_UTC_with_or_without_a_time_zone(string text, string? expected)
    {
        DateTime? time = Row($"{{'a': '{text}'}}").Time("a");

        Assert.Equal(expected, time?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
        if (time is { } known) Assert.Equal(DateTimeKind.Utc, known.Kind);
        Assert.Equal(time, Row($"{{'b': '{text}'}}").Time(["a", "b"]));
    }

    [Theory]
    [InlineData("1000000000000", 1_000_000_000_000)]
    [InlineData("1000000000001", null)]
    [InlineData("0", 0L)]
    [InlineData("-1", null)]
    [InlineData("'12'", 12L)]
    [InlineData("' 12'", null)]
    public void A_count_is_a_whole_number_within_reason(string json, long? expected) => Assert.Equal(expected, Row($"{{'a': {json}}}").Count("a"));

    [Fact]
    public void A_user_is_known_by_ID_then_by_name()
    {
        Assert.Equal("the-id", new UsageUser("name", "the-id", null).Key);
        Assert.Equal("name", new UsageUser("name", null, null).Key);
        Assert.Equal("", new UsageUser(null, null, Early).Key);
    }

    [Fact]
    public void Known_details_of_a_user_stay_and_missing_ones_are_filled_in()
    {
        UsageUser known = new("name", "id", Early), other = new("other", "other-id", Late), empty = new(null, null, null);

        Assert.Equal(known, known.Completed(other));
        Assert.Equal(other, empty.Completed(other));
        Assert.Equal(known, known.Completed(empty));
        Assert.Equal(known, known.Completed(null));
    }

    [Fact]
    public void The_last_of_several_calls_of_a_user_counts()
    {
        UsageUser early = new("name", "id", Early), late = new("name", "id", Late), timeless = new("name", "id", null);

        Assert.Equal([Late, Late, Early, Early, null], new[] { early.Again(late), late.Again(early), early.Again(timeless), timeless.Again(early), timeless.Again(timeless) }.Select(user => user.Last));
    }

    [Theory]
    [InlineData(1, "on 2026-06-08")]
    [InlineData(2, "from 2026-06-07 to 2026-06-08")]
    public void The_days_are_described_in_words(int days, string words) => Assert.Equal(words, UsageWindow.Of(new DateTimeOffset(2026, 6, 8, 23, 0, 0, TimeSpan.Zero), days).ToString());

    [Theory]
    [InlineData("'mfaCompliant': false", true)]
    [InlineData("'mfaCompliant': 'perhaps'", true)]
    [InlineData("'mfaCompliant': true", true)]
    [InlineData("'mfaCompliant': true, 'requestDateTime': 'lately'", true)]
    [InlineData("'mfaCompliant': true, 'requestDateTime': '2026-05-01T00:00:00'", false)]
    public void Every_call_in_the_period_is_reported(string members, bool isReported)
    {
        string time = members.Contains("requestDateTime", StringComparison.Ordinal) ? "" : ", 'requestDateTime': '2026-06-08T01:00:00'";
        ListedCalls calls = new(UsageWindow.Of(new DateTimeOffset(2026, 6, 8, 12, 0, 0, TimeSpan.Zero), 7), limit: 2);
        calls.Add(Json($"{{'applicationId': 'a', {members}{time}}}"));

        Assert.Equal(isReported, calls.Applications.TryGetValue("A", out ApplicationCalls? found) && found.HasRows);
    }

    [Fact]
    public void An_application_without_calls_is_not_worth_reporting() => Assert.False(new ApplicationCalls(1).HasRows);

    private static UsageRow Row(string json) => new(Json(json));

    private static JsonElement Json(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text.Replace('\'', '"'));
        return document.RootElement.Clone();
    }
}
