namespace PartnerMfa.Http;

/// <summary>The ids of one call. The correlation id stays through all tries, the request id is new for each.</summary>
internal sealed record CorrelationIds(string CorrelationId, string RequestId)
{
    /// <param name="correlationId">The caller's own; null makes one.</param>
    public static CorrelationIds New(Guid? correlationId = null) => new(Text(correlationId ?? Guid.NewGuid()), Text(Guid.NewGuid()));

    public CorrelationIds NextTry() => this with { RequestId = Text(Guid.NewGuid()) };

    private static string Text(Guid id) => id.ToString("D");
}
