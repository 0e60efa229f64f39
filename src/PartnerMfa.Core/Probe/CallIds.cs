namespace PartnerMfa.Probe;

/// <summary>The ids of one call. The correlation id stays through all tries, the request id is new for each.</summary>
internal sealed record CallIds(string CorrelationId, string RequestId)
{
    /// <param name="correlationId">The caller's own; null makes one.</param>
    public static CallIds New(Guid? correlationId = null) => new(Text(correlationId ?? Guid.NewGuid()), Text(Guid.NewGuid()));

    public CallIds NextTry() => this with { RequestId = Text(Guid.NewGuid()) };

    private static string Text(Guid id) => id.ToString("D");
}
