namespace PartnerMfa.Usage;

/// <summary>What the rows of one application say.</summary>
internal sealed class ApplicationDays
{
    private readonly Dictionary<DateTime, DayCount> _days = [];

    public IReadOnlyDictionary<DateTime, DayCount> Days => _days;

    public string? Name { get; private set; }

    /// <summary>A row that cannot be read is not counted, as compliant least of all.</summary>
    public int Unreadable { get; private set; }

    public void Add(string? name, DateTime? day, long? compliant, long? total)
    {
        Name ??= name;
        if (day is { } known && compliant <= total) Add(known, compliant.Value, total.Value);
        else Unreadable++;
    }

    public void Add(DateTime time, long compliant, long total)
    {
        if (!_days.TryGetValue(time.Date, out DayCount? count)) _days.Add(time.Date, count = new DayCount());
        count.Add(compliant, total);
    }
}
