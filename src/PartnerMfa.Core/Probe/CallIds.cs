namespace PartnerMfa.Probe;

/// <summary>The ids of one call. The correlation id stays through all tries, the request id is new for each.</summary>
internal sealed record CallIds(string CorrelationId, string RequestId)
{
    public static CallIds New() => new(NewId(), NewId());

    public CallIds NextTry() => this with { RequestId = NewId() };

    private static string NewId() => Guid.NewGuid().ToString("D");
}
