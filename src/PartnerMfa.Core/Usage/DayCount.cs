namespace PartnerMfa.Usage;

/// <summary>The calls of one day.</summary>
internal sealed class DayCount
{
    public long Total { get; private set; }

    public long Compliant { get; private set; }

    public void Add(long compliant, long total)
    {
        Compliant += compliant;
        Total += total;
    }
}
